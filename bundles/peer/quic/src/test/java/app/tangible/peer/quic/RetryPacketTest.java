package app.tangible.peer.quic;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class RetryPacketTest {

  /** RFC 9001, A.4. */
  @Test
  void isTheOneOfTheSpecification() {
    byte[] packet =
        RetryPacket.write(
            0xff,
            HexFormat.of().parseHex("8394c8f03e515708"),
            new byte[0],
            HexFormat.of().parseHex("f067a5502a4262b5"),
            "token".getBytes(StandardCharsets.US_ASCII));
    assertThat(packet)
        .asHexString()
        .isEqualToIgnoringCase(
            "ff000000010008f067a5502a4262b5746f6b656e04a265ba2eff4d829058fb3f0f2496ba");
  }
}
