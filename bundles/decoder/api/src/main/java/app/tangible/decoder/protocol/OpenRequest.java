package app.tangible.decoder.protocol;

import app.tangible.content.FilmId;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Asks to open the film whose sealed bytes the decoder was started with.
 *
 * <p>Body: film id (16), flags (1; bit 0: strict, bit 1: arriving), then a {@link LicenceClaim}.
 *
 * @param strict whether a fresh proof of the chain is asked for
 * @param arriving whether the sealed bytes are still on their way: the decoder says which it needs
 */
public record OpenRequest(FilmId film, boolean strict, boolean arriving, LicenceClaim claim)
    implements AutoCloseable {

  private static final int FILM_BYTES = 16;
  private static final int STRICT = 1;
  private static final int ARRIVING = 2;
  static final int MIN_BYTES = FILM_BYTES + 1 + LicenceClaim.MIN_BYTES;
  static final int MAX_BYTES = FILM_BYTES + 1 + LicenceClaim.MAX_BYTES;

  /** Of a film that is there. */
  public OpenRequest(FilmId film, boolean strict, LicenceClaim claim) {
    this(film, strict, false, claim);
  }

  /** From the body of a message; {@link IllegalArgumentException} when it is none. */
  public static OpenRequest decode(byte[] body) {
    int flags = body[FILM_BYTES];
    if ((flags & ~(STRICT | ARRIVING)) != 0) {
      throw new IllegalArgumentException("there are no flags " + flags);
    }
    return new OpenRequest(
        FilmId.of(Arrays.copyOf(body, FILM_BYTES)),
        (flags & STRICT) != 0,
        (flags & ARRIVING) != 0,
        LicenceClaim.decode(ByteBuffer.wrap(body).position(FILM_BYTES + 1)));
  }

  /** The body of a message; the caller wipes it. */
  public byte[] encode() {
    ByteBuffer out =
        ByteBuffer.allocate(FILM_BYTES + 1 + claim.bytes())
            .put(film.bytes())
            .put((byte) ((strict ? STRICT : 0) | (arriving ? ARRIVING : 0)));
    claim.encode(out);
    return out.array();
  }

  @Override
  public void close() {
    claim.close();
  }
}
