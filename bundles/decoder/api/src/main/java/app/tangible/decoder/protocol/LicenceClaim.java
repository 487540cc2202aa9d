package app.tangible.decoder.protocol;

import app.tangible.identity.OwnerPublicKey;
import app.tangible.licence.TrustRoots;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * An owner and a licence that is said to be theirs; asks, as a whole message, to destroy the key to
 * which it was sealed.
 *
 * <p>Bytes: owner (64), root secret (32), issuer (32), uint16 length and UTF-8 of the log's
 * verifier key (at most 512), then the licence package up to the end (at most 4 MiB).
 *
 * @param rootSecret 32 bytes, wiped by {@link #close}
 * @param licence as {@code LicenceChecker.encode} writes it
 */
public record LicenceClaim(
    OwnerPublicKey owner, byte[] rootSecret, TrustRoots trust, byte[] licence)
    implements AutoCloseable {

  static final int MAX_LOG_BYTES = 512;

  /** The largest licence package that is looked at, bytes. */
  public static final int MAX_LICENCE_BYTES = 4 << 20;

  private static final int FIXED_BYTES = EnrolRequest.OWNER_BYTES + EnrolRequest.SECRET_BYTES + 34;
  static final int MIN_BYTES = FIXED_BYTES + 2;
  static final int MAX_BYTES = FIXED_BYTES + MAX_LOG_BYTES + MAX_LICENCE_BYTES;

  /** Refuses sizes out of bounds; keeps the arrays. */
  public LicenceClaim {
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
  public static LicenceClaim decode(byte[] body) {
    return decode(ByteBuffer.wrap(body));
  }

  /** From the rest of the buffer, which has at least {@link #MIN_BYTES}. */
  static LicenceClaim decode(ByteBuffer in) {
    OwnerPublicKey owner = OwnerPublicKey.of(take(in, EnrolRequest.OWNER_BYTES));
    byte[] secret = take(in, EnrolRequest.SECRET_BYTES);
    String issuer = HexFormat.of().formatHex(take(in, 32));
    int log = Short.toUnsignedInt(in.getShort());
    if (log > in.remaining()) {
      throw new IllegalArgumentException(
          "a verifier key of " + log + " bytes in the " + in.remaining() + " that are left");
    }
    String key = new String(take(in, log), StandardCharsets.UTF_8);
    return new LicenceClaim(owner, secret, new TrustRoots(issuer, key), take(in, in.remaining()));
  }

  /** The body of a message; the caller wipes it. */
  public byte[] encode() {
    ByteBuffer out = ByteBuffer.allocate(bytes());
    encode(out);
    return out.array();
  }

  int bytes() {
    return FIXED_BYTES + trust.log().getBytes(StandardCharsets.UTF_8).length + licence.length;
  }

  void encode(ByteBuffer out) {
    byte[] log = trust.log().getBytes(StandardCharsets.UTF_8);
    out.put(owner.bytes())
        .put(rootSecret)
        .put(HexFormat.of().parseHex(trust.issuer()))
        .putShort((short) log.length)
        .put(log)
        .put(licence);
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
