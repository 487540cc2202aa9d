package app.tangible.licence.certificate;

import app.tangible.content.FilmId;
import app.tangible.content.MasterHash;
import app.tangible.identity.OwnerAddress;
import app.tangible.identity.OwnerPublicKey;
import app.tangible.licence.Certificate;
import app.tangible.licence.CertificateFacts;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The certificate and its leaf, {@code docs/protocols/licence-1.md} section 4. */
final class CertificateJson {

  private static final byte[] LEAF_CONTEXT =
      "tangible/certificate/1\0".getBytes(StandardCharsets.US_ASCII);
  private static final int MAX_TEXT_CHARS = 1_024;

  private CertificateJson() {}

  /** The leaf's content: context || 0x00 || canonical JSON of the facts. */
  static byte[] leaf(CertificateFacts facts) {
    byte[] json = CanonicalJson.encode(write(facts));
    byte[] leaf = new byte[LEAF_CONTEXT.length + json.length];
    System.arraycopy(LEAF_CONTEXT, 0, leaf, 0, LEAF_CONTEXT.length);
    System.arraycopy(json, 0, leaf, LEAF_CONTEXT.length, json.length);
    return leaf;
  }

  static byte[] write(CertificateFacts facts, long leafIndex, List<byte[]> path, String note) {
    byte[] document =
        CanonicalJson.encode(
            Map.of(
                "version",
                facts.mandate().isPresent() ? 2L : 1L,
                "facts",
                write(facts),
                "leafIndex",
                leafIndex,
                "path",
                path.stream().map(HexFormat.of()::formatHex).toList(),
                "note",
                note));
    read(document);
    return document;
  }

  static Certificate read(byte[] document) {
    Fields fields = Fields.of("certificate", document);
    boolean mandated = fields.number("version", 1, 2) == 2;
    String note = fields.text("note", SignedNote.MAX_CHARS);
    Certificate certificate =
        new Certificate(
            facts(fields.object("facts"), mandated),
            fields.number("leafIndex", 0, CanonicalJson.MAX_INTEGER),
            fields.texts("path", MerkleTree.MAX_PATH, Fields.HASH).stream()
                .map(HexFormat.of()::parseHex)
                .toList(),
            note,
            CheckpointNote.parse(note).checkpoint());
    fields.end();
    return certificate;
  }

  private static Map<String, Object> write(CertificateFacts facts) {
    Map<String, Object> fields = new TreeMap<>();
    fields.put("film", facts.film().hex());
    fields.put("masterHash", facts.masterHash().hex());
    fields.put("title", facts.title());
    fields.put("quality", facts.quality());
    fields.put("studio", facts.studio());
    fields.put("chainId", facts.chainId());
    fields.put("contract", facts.contract());
    fields.put("tokenId", facts.tokenId());
    fields.put("owner", facts.owner().text());
    fields.put("nonce", facts.nonce());
    fields.put("ownerKey", facts.ownerKey().hex());
    facts.mandate().ifPresent(mandate -> fields.put("mandate", mandate));
    return fields;
  }

  private static CertificateFacts facts(Fields fields, boolean mandated) {
    CertificateFacts facts =
        new CertificateFacts(
            new FilmId(fields.text("film", 32)),
            new MasterHash(fields.text("masterHash", 64)),
            fields.text("title", MAX_TEXT_CHARS),
            fields.text("quality", MAX_TEXT_CHARS),
            fields.text("studio", MAX_TEXT_CHARS),
            fields.number("chainId", 1, CanonicalJson.MAX_INTEGER),
            fields.text("contract", Fields.CONTRACT),
            fields.text("tokenId", Fields.DECIMAL),
            new OwnerAddress(fields.text("owner", 42)),
            fields.number("nonce", 0, CanonicalJson.MAX_INTEGER),
            new OwnerPublicKey(fields.text("ownerKey", 128)),
            mandated ? Optional.of(fields.text("mandate", Fields.HASH)) : Optional.empty());
    fields.end();
    return facts;
  }
}
