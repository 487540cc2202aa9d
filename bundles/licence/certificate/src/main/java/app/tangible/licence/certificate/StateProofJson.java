package app.tangible.licence.certificate;

import app.tangible.licence.StateProof;
import java.security.PrivateKey;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;

/** The proof of the chain's state, {@code docs/protocols/licence-1.md} section 6. */
final class StateProofJson {

  private static final int MAX_NODES = 64;
  private static final Pattern BASE64 =
      Pattern.compile(
          "(?:[A-Za-z0-9+/]{4}){1,1024}|(?:[A-Za-z0-9+/]{4}){0,1023}"
              + "(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)");

  private StateProofJson() {}

  static byte[] write(StateProof proof, String name, PrivateKey log) {
    String note =
        HeaderNote.sign(proof.chainId(), proof.block(), proof.blockHash(), proof.time(), name, log);
    byte[] document =
        CanonicalJson.encode(
            Map.of(
                "version", 1L,
                "note", note,
                "header", base64(proof.header()),
                "account", proof.account().stream().map(StateProofJson::base64).toList(),
                "storage", proof.storage().stream().map(StateProofJson::base64).toList()));
    read(document);
    return document;
  }

  static StateProof read(byte[] document) {
    Fields fields = Fields.of("stateProof", document).version(1);
    String signed = fields.text("note", SignedNote.MAX_CHARS);
    HeaderNote note = HeaderNote.parse(signed);
    StateProof proof =
        new StateProof(
            note.chainId(),
            note.block(),
            note.blockHash(),
            note.time(),
            bytes(fields.text("header", BASE64)),
            fields.texts("account", MAX_NODES, BASE64).stream().map(StateProofJson::bytes).toList(),
            fields.texts("storage", MAX_NODES, BASE64).stream().map(StateProofJson::bytes).toList(),
            signed);
    fields.end();
    return proof;
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static byte[] bytes(String base64) {
    byte[] bytes = Base64.getDecoder().decode(base64);
    if (!base64(bytes).equals(base64)) {
      throw new IllegalArgumentException("stateProof: base64 is not in canonical form");
    }
    return bytes;
  }
}
