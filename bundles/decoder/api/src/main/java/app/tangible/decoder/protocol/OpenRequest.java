package app.tangible.decoder.protocol;

import app.tangible.content.FilmId;
import app.tangible.identity.OwnerPublicKey;
import app.tangible.licence.TrustRoots;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Asks to open the film whose sealed bytes the decoder was started with.
 *
 * <p>Body: film id (16), owner (64), root secret (32), issuer (32), uint16 length and UTF-8 of the
 * log's verifier key (at most 512), then the licence package up to the end (at most 4 MiB).
 *
 * @param rootSecret 32 bytes, wiped by {@link #close}
 * @param licence as {@code LicenceChecker.encode} writes it
 */
public record OpenRequest(
    FilmId film, OwnerPublicKey owner, byte[] rootSecret, TrustRoots trust, byte[] licence)
    implements AutoCloseable {

  static final int MAX_LOG_BYTES = 512;

  /** The largest licence package that is looked at, bytes. */
  public static final int MAX_LICENCE_BYTES = 4 << 20;

  private static final int FIXED_BYTES = 16 + EnrolRequest.BYTES + 32 + 2;
  static final int MIN_BYTES = FIXED_BYTES + 2;
  static final int MAX_BYTES = FIXED_BYTES + MAX_LOG_BYTES + MAX_LICENCE_BYTES;

  /** Refuses sizes out of bounds; keeps the arrays. */
  public OpenRequest {
    EnrolRequest.requireSecret(rootSecret);
    if (licence.length == 0 || licence.length > MAX_LICENCE_BYTES) {
      throw new IllegalArgumentException(
          "a licence package has 1 to 4194304 bytes, got " + licence.length);
    }
    int log = trust.log().getBytes(StandardCharsets.UTF_8).length;
    if (log == 0 || log > MAX_LOG_BYTES) {
      throw new IllegalArgumentException("a verifier key has 1 to 512 bytes, got " + log);
    }
  }

  /** From the body of a message; {@link IllegalArgumentException} when it is none. */
  public static OpenRequest decode(byte[] body) {
    ByteBuffer in = ByteBuffer.wrap(body);
    FilmId film = FilmId.of(take(in, 16));
    OwnerPublicKey owner = OwnerPublicKey.of(take(in, EnrolRequest.OWNER_BYTES));
    byte[] secret = take(in, EnrolRequest.SECRET_BYTES);
    String issuer = HexFormat.of().formatHex(take(in, 32));
    int log = Short.toUnsignedInt(in.getShort());
    if (log > in.remaining()) {
      throw new IllegalArgumentException(
          "a verifier key of " + log + " bytes in the " + in.remaining() + " that are left");
    }
    String key = new String(take(in, log), StandardCharsets.UTF_8);
    return new OpenRequest(
        film, owner, secret, new TrustRoots(issuer, key), take(in, in.remaining()));
  }

  /** The body of a message; the caller wipes it. */
  public byte[] encode() {
    byte[] log = trust.log().getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(FIXED_BYTES + log.length + licence.length)
        .put(film.bytes())
        .put(owner.bytes())
        .put(rootSecret)
        .put(HexFormat.of().parseHex(trust.issuer()))
        .putShort((short) log.length)
        .put(log)
        .put(licence)
        .array();
  }

  @Override
  public void close() {
    Arrays.fill(rootSecret, (byte) 0);
  }

  private static byte[] take(ByteBuffer in, int bytes) {
    byte[] taken = new byte[bytes];
    in.get(taken);
    return taken;
  }
}
