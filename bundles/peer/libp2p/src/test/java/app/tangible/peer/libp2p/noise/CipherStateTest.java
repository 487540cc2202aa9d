package app.tangible.peer.libp2p.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class CipherStateTest {

  private static final byte[] KEY = new byte[32];

  @Test
  void usesNoNonceTwice() throws IOException {
    try (CipherState cipher = CipherState.encrypting(KEY)) {
      byte[] one = new byte[17];
      byte[] two = new byte[17];
      cipher.run(new byte[1], 0, 1, one, 0);
      cipher.run(new byte[1], 0, 1, two, 0);
      assertThat(one).isNotEqualTo(two);
    }
  }

  @Test
  void endsBeforeTheLastNonce() throws IOException {
    try (CipherState cipher = CipherState.encrypting(KEY, -2)) {
      byte[] out = new byte[17];
      cipher.run(new byte[1], 0, 1, out, 0);
      assertThatThrownBy(() -> cipher.run(new byte[1], 0, 1, out, 0))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("last message");
    }
  }

  @Test
  void doesNothingAfterItsKeyIsWiped() {
    CipherState cipher = CipherState.encrypting(KEY);
    cipher.close();
    cipher.close();
    assertThatThrownBy(() -> cipher.run(new byte[1], 0, 1, new byte[17], 0))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("closed");
  }

  @Test
  void aForgedMessageEndsIt() throws IOException {
    byte[] sent = new byte[17];
    try (CipherState out = CipherState.encrypting(KEY);
        CipherState in = CipherState.decrypting(KEY)) {
      out.run(new byte[] {7}, 0, 1, sent, 0);
      byte[] forged = sent.clone();
      forged[3] ^= 1;
      byte[] plain = new byte[1];
      assertThatThrownBy(() -> in.run(forged, 0, 17, plain, 0)).isInstanceOf(IOException.class);
      assertThat(plain).containsExactly(0);
      assertThatThrownBy(() -> in.run(sent, 0, 17, plain, 0)).isInstanceOf(IOException.class);
      assertThat(plain).containsExactly(0);
    }
  }
}
