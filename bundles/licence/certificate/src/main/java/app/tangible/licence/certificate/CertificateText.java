package app.tangible.licence.certificate;

import app.tangible.licence.Certificate;
import app.tangible.licence.CertificateFacts;
import app.tangible.licence.LicenceExport.Exported;
import app.tangible.licence.StateProof;
import app.tangible.licence.TrustRoots;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A certificate as a text file, {@code docs/protocols/verify.md}. What stands above the documents
 * is for people; a reader writes it again and refuses a file whose words are not its documents'.
 */
final class CertificateText {

  private static final String TITLE = "Tangible certificate 1";
  private static final String ROOTS = "== trust ==";
  private static final String CERTIFICATE = "== certificate ==";
  private static final String STATE = "== state ==";
  private static final int MAX_SHOWN = 120;

  private CertificateText() {}

  static String write(byte[] certificate, TrustRoots named, Optional<byte[]> stateProof) {
    StringBuilder text = new StringBuilder(TITLE).append("\n\n");
    head(text, CertificateJson.read(certificate));
    text.append('\n').append(ROOTS).append('\n');
    text.append("issuer ").append(named.issuer()).append('\n');
    text.append("log ").append(named.log()).append('\n');
    text.append('\n').append(CERTIFICATE).append('\n').append(utf8(certificate)).append('\n');
    stateProof.ifPresent(
        proof -> text.append('\n').append(STATE).append('\n').append(utf8(proof)).append('\n'));
    return text.toString();
  }

  static Exported read(String text) {
    List<String> lines = text.lines().toList();
    int roots = lines.indexOf(ROOTS);
    int certificate = lines.indexOf(CERTIFICATE);
    int state = lines.indexOf(STATE);
    if (roots < 0 || certificate != roots + 4 || state >= 0 && state != certificate + 3) {
      throw new IllegalArgumentException("not a Tangible certificate of format 1");
    }
    TrustRoots named =
        new TrustRoots(after("issuer ", lines, roots + 1), after("log ", lines, roots + 2));
    Ed25519.issuer(named);
    LogKey.parse(named.log());
    byte[] document = bytes(lines, certificate + 1);
    Optional<byte[]> proof = state < 0 ? Optional.empty() : Optional.of(bytes(lines, state + 1));
    Certificate read = CertificateJson.read(document);
    Optional<StateProof> readProof = proof.map(StateProofJson::read);
    if (!write(document, named, proof).equals(text)) {
      throw new IllegalArgumentException("the words of the file are not those of its documents");
    }
    return new Exported(read, named, readProof);
  }

  private static void head(StringBuilder text, Certificate certificate) {
    CertificateFacts facts = certificate.facts();
    line(text, "Film", facts.title() + " (" + facts.quality() + ")");
    line(text, "Studio", facts.studio());
    line(text, "Licence", facts.tokenId());
    line(text, "Contract / Contrat", facts.contract() + ", chain " + facts.chainId());
    line(text, "Owner / Propri\u00e9taire", facts.owner().text());
    line(text, "Moves / Cessions", Long.toString(facts.nonce()));
    line(
        text,
        "Log / Journal",
        certificate.checkpoint().origin()
            + ", "
            + (certificate.leafIndex() + 1)
            + " / "
            + certificate.checkpoint().treeSize());
    line(text, "As of / \u00c0 la date du", certificate.checkpoint().time().toString());
    line(text, "Check / V\u00e9rifier", "./tangible verify FILE");
  }

  private static void line(StringBuilder text, String label, String value) {
    text.append(label).append(": ").append(shown(value)).append('\n');
  }

  /** On one line, and without what makes a screen show other words than are there. */
  static String shown(String value) {
    StringBuilder shown = new StringBuilder();
    value
        .codePoints()
        .limit(MAX_SHOWN)
        .forEach(c -> shown.appendCodePoint(isPlain(c) ? c : 0xFFFD));
    return shown.toString();
  }

  private static boolean isPlain(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  private static String after(String prefix, List<String> lines, int index) {
    String line = line(lines, index);
    if (!line.startsWith(prefix)) {
      throw new IllegalArgumentException("a line does not begin with " + prefix.strip());
    }
    return line.substring(prefix.length());
  }

  private static byte[] bytes(List<String> lines, int index) {
    return line(lines, index).getBytes(StandardCharsets.UTF_8);
  }

  private static String line(List<String> lines, int index) {
    if (index >= lines.size()) {
      throw new IllegalArgumentException("a Tangible certificate was cut short");
    }
    return lines.get(index);
  }

  private static String utf8(byte[] document) {
    return new String(document, StandardCharsets.UTF_8);
  }
}
