package app.tangible.chain.evm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class RevertTest {

  @Test
  void knowsEveryErrorOfTheContracts() throws Exception {
    List<String> declared = new ArrayList<>();
    for (JsonNode entry : Contracts.artifact("ErrorsLib").path("abi")) {
      if (entry.path("type").asText().equals("error")) {
        declared.add(
            StreamSupport.stream(entry.path("inputs").spliterator(), false)
                .map(input -> input.path("type").asText())
                .collect(Collectors.joining(",", entry.path("name").asText() + "(", ")")));
      }
    }
    assertThat(declared).hasSizeGreaterThan(15);
    assertThat(Revert.SIGNATURES).containsAll(declared);
  }

  @Test
  void readsAnErrorWithItsArguments() {
    Revert revert = decode(Revert.selector("AlreadyMinted(uint256)"), "%064x".formatted(42));
    assertThat(revert).hasToString("AlreadyMinted(42)");
    assertThat(decode(Revert.selector("ZeroHash()"))).hasToString("ZeroHash");
  }

  @Test
  void readsTheMessageOfARequire() {
    String text = HexFormat.of().formatHex("no way".getBytes());
    Revert revert =
        decode("0x08c379a0", "%064x".formatted(32), "%064x".formatted(6), text + "0".repeat(52));
    assertThat(revert).hasToString("no way");
  }

  @Test
  void survivesAMessageThatClaimsToBeLong() {
    assertThat(decode("0x08c379a0", "%064x".formatted(32), "f".repeat(64), "61".repeat(32)))
        .hasToString("a".repeat(32));
    assertThat(decode("0x08c379a0")).hasToString("no reason");
  }

  @Test
  void showsTheSelectorOfAnUnknownError() {
    assertThat(decode("0xdeadbeef", "00")).hasToString("error 0xdeadbeef");
    assertThat(decode(Revert.selector("AlreadyMinted(uint256)"), "00"))
        .asString()
        .contains("error");
    assertThat(Revert.decode(new byte[] {1, 2})).hasToString("no reason");
  }

  private static Revert decode(String... hex) {
    return Revert.decode(HexFormat.of().parseHex(String.join("", hex).substring(2)));
  }
}
