package app.tangible.licence.certificate;

import app.tangible.licence.StateProof;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** What a real chain said of licences: state-proof.txt. */
enum RecordedState {
  /** The household's licence, never moved. */
  OWNED,
  /** Another's. */
  OTHER,
  /** One that was never minted. */
  ABSENT,
  /** The household's, after it was given away. */
  MOVED;

  private static final Map<String, String> RECORD = read();

  String value(String field) {
    return Objects.requireNonNull(
        RECORD.get(name().toLowerCase(java.util.Locale.ROOT) + "." + field));
  }

  StateProof proof() {
    return proof(Household.NOW);
  }

  StateProof proof(Instant time) {
    return new StateProof(
        31_337,
        Long.parseLong(value("block")),
        value("hash"),
        time,
        HexFormat.of().parseHex(value("header")),
        nodes("account"),
        nodes("storage"),
        "");
  }

  byte[] document() {
    return Household.WRITER.stateProof(proof(), Household.LOG_NAME, Household.LOG);
  }

  private List<byte[]> nodes(String field) {
    return Arrays.stream(value(field).split(" ")).map(HexFormat.of()::parseHex).toList();
  }

  private static Map<String, String> read() {
    try (InputStream in = RecordedState.class.getResourceAsStream("state-proof.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.US_ASCII)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" ", 2))
          .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
