package app.tangible.seeding.rest;

import app.tangible.content.FilmId;
import app.tangible.identity.OwnerAddress;
import app.tangible.peer.PeerId;
import app.tangible.seeding.Seeders.Announcement;
import app.tangible.web.ProblemException;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A peer's announcement. What was not sent is null.
 *
 * @param record its signed peer record, base64url
 * @param earns where it is paid
 * @param seconds how long it is good for, as wished
 */
public record AnnouncementBody(
    @Nullable String record, @Nullable String earns, @Nullable Integer seconds) {

  private static final int MAX_RECORD_CHARS = 8_192;
  private static final int USUAL_SECONDS = 1_800;

  /** Until when it is listed. */
  public record Listed(String expires) {}

  Announcement of(FilmId film, PeerId peer) {
    if (record == null || record.length() > MAX_RECORD_CHARS) {
      throw malformed();
    }
    try {
      return new Announcement(
          film,
          peer,
          Base64.getUrlDecoder().decode(record),
          Optional.ofNullable(earns).map(OwnerAddress::new),
          Duration.ofSeconds(seconds == null ? USUAL_SECONDS : seconds));
    } catch (IllegalArgumentException e) {
      throw malformed();
    }
  }

  private static ProblemException malformed() {
    return new ProblemException(
        422,
        "announcement",
        "An announcement has a record in base64url, perhaps earns, 0x and 40 lower-case hex"
            + " digits, and seconds.");
  }
}
