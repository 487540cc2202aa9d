package app.tangible.content.sealed1;

import app.tangible.content.SealedFilmException;
import java.nio.ByteBuffer;

/**
 * One entry of the segment table: one variant of one segment.
 *
 * @param variant 0 in an unmarked segment
 * @param variants how many there are of this segment
 * @param clearBytes in the view; the same for all variants
 * @param commitment to the segment's key
 * @param tableHash SHA-256 of the record table
 */
record Slot(
    int variant, int variants, int clearBytes, int records, byte[] commitment, byte[] tableHash) {

  static final int BYTES = 76;
  static final int HASH_BYTES = 32;

  static Slot decode(ByteBuffer in) throws SealedFilmException {
    int variant = Byte.toUnsignedInt(in.get());
    int variants = Byte.toUnsignedInt(in.get());
    int reserved = in.getShort();
    int clearBytes = in.getInt();
    int records = in.getInt();
    byte[] commitment = new byte[HASH_BYTES];
    in.get(commitment);
    byte[] tableHash = new byte[HASH_BYTES];
    in.get(tableHash);
    if (variant != 0 || variants != 1 || reserved != 0) {
      throw Refused.format("marked segments are not opened by this version");
    }
    if (clearBytes < 1
        || clearBytes > Limits.SEGMENT_BYTES
        || records < 1
        || records > Limits.RECORDS_PER_SEGMENT
        || records > clearBytes
        || clearBytes > (long) records * Limits.RECORD_BYTES) {
      throw Refused.format("a segment of " + clearBytes + " bytes in " + records + " records");
    }
    return new Slot(variant, variants, clearBytes, records, commitment, tableHash);
  }

  void encode(ByteBuffer out) {
    out.put((byte) variant)
        .put((byte) variants)
        .putShort((short) 0)
        .putInt(clearBytes)
        .putInt(records)
        .put(commitment)
        .put(tableHash);
  }

  /** Bytes of its record table and its records, tags included. */
  long sealedBytes() {
    return clearBytes + (long) records * (Integer.BYTES + Limits.TAG_BYTES);
  }
}
