package app.tangible.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VarintTest {

  private static byte[] hex(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  /** multiformats/unsigned-varint, README, examples; the last is the greatest. */
  @ParameterizedTest
  @CsvSource({
    "0, 00",
    "1, 01",
    "127, 7f",
    "128, 8001",
    "255, ff01",
    "300, ac02",
    "16384, 808001",
    "9223372036854775807, ffffffffffffffff7f"
  })
  void isWrittenAsSpecified(long value, String hex) throws IOException {
    assertThat(Varint.encode(value)).isEqualTo(hex(hex));
    assertThat(Varint.size(value)).isEqualTo(hex.length() / 2);
    assertThat(Varint.read(ByteBuffer.wrap(hex(hex)))).isEqualTo(value);
    assertThat(Varint.read(new ByteArrayInputStream(hex(hex)))).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"8000", "808000", "8100", "ffffffffffffffffff01", "80808080808080808080"})
  void refusesOneThatIsLongerThanNeededOrThanNineBytes(String hex) {
    assertThatThrownBy(() -> Varint.read(ByteBuffer.wrap(hex(hex))))
        .isInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> Varint.read(new ByteArrayInputStream(hex(hex))))
        .isInstanceOf(ProtocolException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "80", "ffff"})
  void refusesOneThatIsCut(String hex) {
    assertThatThrownBy(() -> Varint.read(ByteBuffer.wrap(hex(hex))))
        .isInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> Varint.read(new ByteArrayInputStream(hex(hex))))
        .isInstanceOf(EOFException.class);
  }

  @Test
  void leavesWhatFollows() throws IOException {
    ByteArrayInputStream in = new ByteArrayInputStream(hex("ac0207"));
    assertThat(Varint.read(in)).isEqualTo(300);
    assertThat(in.read()).isEqualTo(7);
  }

  @Test
  void isNeverNegative() {
    assertThatThrownBy(() -> Varint.encode(-1)).isInstanceOf(IllegalArgumentException.class);
  }
}
