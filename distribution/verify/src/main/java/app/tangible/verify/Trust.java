package app.tangible.verify;

import app.tangible.licence.TrustRoots;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Whom the person at the keyboard believes.
 *
 * @param shipped whether that is what this program was shipped with, for want of anything better
 */
record Trust(TrustRoots roots, boolean shipped) {

  private static final String SHIPPED = "app.tangible.decoder.sandbox.json";
  private static final int MAX_BYTES = 16_384;

  static Trust asShipped() throws IOException {
    try (InputStream in = Trust.class.getResourceAsStream(SHIPPED)) {
      return new Trust(read(Objects.requireNonNull(in).readNBytes(MAX_BYTES)), true);
    }
  }

  /** From a file as {@code GET /v1/trust} answers it. */
  static Trust of(Path file) throws IOException {
    byte[] json;
    try (InputStream in = Files.newInputStream(file)) {
      json = in.readNBytes(MAX_BYTES);
    }
    try {
      return new Trust(read(json), false);
    } catch (JsonParseException _) {
      throw new Misuse("misuse.trust");
    }
  }

  /** Only the log's key; the issuer's has no part in a certificate. */
  static Trust ofLog(String log) throws IOException {
    return new Trust(new TrustRoots(asShipped().roots.issuer(), log), false);
  }

  private static TrustRoots read(byte[] json) throws IOException {
    String issuer = "";
    String log = "";
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      while (parser.nextToken() != null) {
        if (parser.currentToken() == JsonToken.VALUE_STRING
            && "issuer".equals(parser.currentName())) {
          issuer = parser.getText();
        } else if (parser.currentToken() == JsonToken.VALUE_STRING
            && "log".equals(parser.currentName())) {
          log = parser.getText();
        }
      }
    }
    if (issuer.isEmpty() || log.isEmpty()) {
      throw new Misuse("misuse.trust");
    }
    return new TrustRoots(issuer, log);
  }
}
