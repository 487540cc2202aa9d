package app.tangible.decoder.protocol;

import app.tangible.licence.LicenceId;
import java.nio.ByteBuffer;
import java.util.LinkedHashSet;
import java.util.Set;

/** Which licences open nothing any more: 16 bytes each. */
public final class RevokedAnswer {

  /** How many keys a decoder keeps for one owner. */
  public static final int MAX_SLOTS = 4096;

  private static final int ID_BYTES = 16;
  static final int MAX_BYTES = ID_BYTES * MAX_SLOTS;

  private RevokedAnswer() {}

  /** From the body of a message. */
  public static Set<LicenceId> decode(byte[] body) {
    if (body.length % ID_BYTES != 0) {
      throw new IllegalArgumentException("licence ids have 16 bytes each, got " + body.length);
    }
    Set<LicenceId> licences = new LinkedHashSet<>();
    ByteBuffer in = ByteBuffer.wrap(body);
    byte[] id = new byte[ID_BYTES];
    while (in.hasRemaining()) {
      in.get(id);
      licences.add(LicenceId.of(id));
    }
    return licences;
  }

  /** The body of a message. */
  public static byte[] encode(Set<LicenceId> licences) {
    ByteBuffer out = ByteBuffer.allocate(ID_BYTES * licences.size());
    licences.forEach(licence -> out.put(licence.bytes()));
    return out.array();
  }
}
