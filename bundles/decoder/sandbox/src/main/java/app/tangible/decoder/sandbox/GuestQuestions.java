package app.tangible.decoder.sandbox;

import app.tangible.decoder.protocol.Frame;
import app.tangible.decoder.protocol.MessageType;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/** Questions that need no film: each one is asked of a guest of its own. */
record GuestQuestions(GuestLauncher launcher) {

  /**
   * The body of the answer that was hoped for.
   *
   * @param body holds a secret; wiped
   * @throws app.tangible.decoder.RefusedException when the guest refuses
   */
  byte[] ask(MessageType type, byte[] body, MessageType hoped) throws IOException {
    try (GuestProcess guest = launcher.start(Optional.empty())) {
      Frame question = new Frame(type, body);
      return launcher.within(guest, () -> guest.ask(question, hoped));
    } finally {
      Arrays.fill(body, (byte) 0);
    }
  }
}
