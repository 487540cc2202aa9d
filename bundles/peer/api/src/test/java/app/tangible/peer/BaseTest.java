package app.tangible.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BaseTest {

  /** draft-msporny-base58-03, 5 (test vectors), and leading zeros. */
  @ParameterizedTest
  @CsvSource({
    "48656c6c6f20576f726c6421, 2NEpo7TZRRrLZSi2U",
    "0000287fb4cd, 11233QC4",
    "'', ''",
    "00, 1"
  })
  void writesBase58(String hex, String text) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    assertThat(Base58.encode(bytes)).isEqualTo(text);
    assertThat(Base58.decode(text)).isEqualTo(bytes);
  }

  /** RFC 4648, 10, in lower case without padding. */
  @ParameterizedTest
  @CsvSource({
    "'', ''",
    "f, my",
    "fo, mzxq",
    "foo, mzxw6",
    "foob, mzxw6yq",
    "fooba, mzxw6ytb",
    "foobar, mzxw6ytboi"
  })
  void writesBase32(String plain, String text) {
    byte[] bytes = plain.getBytes(StandardCharsets.US_ASCII);
    assertThat(Base32.encode(bytes)).isEqualTo(text);
    assertThat(Base32.decode(text)).isEqualTo(bytes);
  }

  @Test
  void whatIsWrittenIsRead() {
    Random random = new Random(1);
    for (int i = 0; i < 2000; i++) {
      byte[] bytes = new byte[random.nextInt(60)];
      random.nextBytes(bytes);
      assertThat(Base58.decode(Base58.encode(bytes))).isEqualTo(bytes);
      assertThat(Base32.decode(Base32.encode(bytes))).isEqualTo(bytes);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "O", "I", "l", " ", "é", "a-"})
  void refusesDigitsThatAreNotOfBase58(String text) {
    assertThatThrownBy(() -> Base58.decode(text)).isInstanceOf(MalformedException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"m", "mz", "mzx", "A", "0", "mz1q"})
  void refusesBase32ThatIsNotCanonical(String text) {
    assertThatThrownBy(() -> Base32.decode(text)).isInstanceOf(MalformedException.class);
  }

  @Test
  void refusesBase58WithoutEnd() {
    assertThatThrownBy(() -> Base58.decode("2".repeat(513))).isInstanceOf(MalformedException.class);
  }
}
