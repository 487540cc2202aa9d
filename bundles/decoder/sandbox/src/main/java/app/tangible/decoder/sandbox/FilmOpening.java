package app.tangible.decoder.sandbox;

import app.tangible.content.FilmId;
import app.tangible.decoder.RefusedException;
import app.tangible.decoder.protocol.Frame;
import app.tangible.decoder.protocol.LicenceClaim;
import app.tangible.decoder.protocol.MessageType;
import app.tangible.decoder.protocol.OpenRequest;
import app.tangible.identity.Identity;
import app.tangible.licence.TrustRoots;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How one film is opened, as often as its guest has to be started.
 *
 * @param licence the encoded package: shares that are sealed to the guest, no key
 */
record FilmOpening(
    GuestLauncher launcher,
    GuestAhead ahead,
    Identity identity,
    TrustRoots trust,
    FilmId film,
    Path sealed,
    byte[] licence,
    boolean strict,
    Supply supply) {

  private static final Logger LOG = LoggerFactory.getLogger(FilmOpening.class);
  private static final int ARRIVING_SECONDS = 150;

  /** A guest that plays the film. */
  record Opened(GuestProcess guest, long size, boolean inGrace) {}

  /**
   * Asks a guest to open: the one that was started ahead, else a new one.
   *
   * @throws RefusedException when it refuses
   */
  Opened open() throws IOException {
    Path file = supply.file().orElse(sealed);
    Optional<GuestProcess> waiting = ahead.take(file);
    if (waiting.isPresent()) {
      try {
        return open(waiting.get());
      } catch (GuestDiedException e) {
        LOG.debug("the guest that was started ahead has ended", e);
      }
    }
    GuestProcess started = launcher.start(Optional.of(file));
    try {
      return open(started);
    } catch (GuestDiedException e) {
      if (!launcher.distrustCacheOf(started)) {
        throw e;
      }
      return open(launcher.start(Optional.of(file)));
    }
  }

  private Opened open(GuestProcess guest) throws IOException {
    boolean opened = false;
    try {
      ByteBuffer answer =
          ByteBuffer.wrap(
              supply.isArriving()
                  ? launcher.within(guest, ARRIVING_SECONDS, () -> ask(guest))
                  : launcher.within(guest, () -> ask(guest)));
      Opened result = new Opened(guest, answer.getLong(), answer.get() == 1);
      opened = true;
      return result;
    } finally {
      if (!opened) {
        guest.close();
      }
    }
  }

  private byte[] ask(GuestProcess guest) throws IOException {
    byte[] secret = identity.secretFor("decoder");
    byte[] body = new byte[0];
    try (OpenRequest request =
        new OpenRequest(
            film,
            strict,
            supply.isArriving(),
            new LicenceClaim(identity.owner(), secret, trust, licence))) {
      body = request.encode();
      return guest.ask(new Frame(MessageType.OPEN, body), MessageType.OPENED, supply);
    } finally {
      Arrays.fill(body, (byte) 0);
    }
  }
}
