package app.tangible.content.sealed1;

import app.tangible.content.FilmId;
import app.tangible.content.SealedFilmException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The first 72 bytes of a sealed film.
 *
 * @param salt 16 random bytes chosen when the film was sealed: no two sealings share a key
 * @param sealedBytes length of the file
 * @param clearBytes length of the view
 * @param slots entries of the segment table
 * @param segments of the view, the head included
 */
record IndexHeader(
    FilmId film, byte[] salt, long sealedBytes, long clearBytes, int slots, int segments) {

  static final int BYTES = 72;
  static final int SALT_BYTES = 16;

  private static final byte[] MAGIC = {(byte) 0x89, 'T', 'A', 'N', 'G', 'F', 'L', 'M'};
  private static final short VERSION = 1;

  static IndexHeader decode(ByteBuffer in) throws SealedFilmException {
    byte[] magic = new byte[MAGIC.length];
    in.get(magic);
    if (!Arrays.equals(magic, MAGIC)) {
      throw Refused.format("not a sealed film");
    }
    int version = Short.toUnsignedInt(in.getShort());
    int flags = Short.toUnsignedInt(in.getShort());
    if (version != VERSION || flags != 0) {
      throw Refused.format(
          "sealed film of version " + version + ", flags " + flags + "; this opens version 1");
    }
    int slots = in.getInt();
    byte[] film = new byte[16];
    in.get(film);
    byte[] salt = new byte[SALT_BYTES];
    in.get(salt);
    long sealedBytes = in.getLong();
    long clearBytes = in.getLong();
    int segments = in.getInt();
    if (in.getInt() != 0) {
      throw Refused.format("a reserved field is not zero");
    }
    if (slots < 1 || slots > Limits.SLOTS || segments < 1 || segments > slots) {
      throw Refused.format(slots + " table entries for " + segments + " segments");
    }
    return new IndexHeader(FilmId.of(film), salt, sealedBytes, clearBytes, slots, segments);
  }

  void encode(ByteBuffer out) {
    out.put(MAGIC)
        .putShort(VERSION)
        .putShort((short) 0)
        .putInt(slots)
        .put(film.bytes())
        .put(salt)
        .putLong(sealedBytes)
        .putLong(clearBytes)
        .putInt(segments)
        .putInt(0);
  }

  /** Length of header, segment table and signature. */
  int indexBytes() {
    return BYTES + slots * Slot.BYTES + IndexSignature.BYTES;
  }
}
