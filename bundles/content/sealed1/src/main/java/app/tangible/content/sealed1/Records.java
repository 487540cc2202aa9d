package app.tangible.content.sealed1;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** The lengths of a segment's records while they are laid out. */
final class Records {

  private int[] lengths = new int[64];
  private int count;
  private long open;
  private long clearBytes;

  /** Adds bytes to the open record. */
  void join(long length) {
    open += length;
  }

  /** Bytes of the open record. */
  long open() {
    return open;
  }

  /** Ends the open record, splitting it where it is too large to be held in clear at once. */
  void end() throws IOException {
    while (open > 0) {
      if (count == Limits.RECORDS_PER_SEGMENT || clearBytes + open > Limits.SEGMENT_BYTES) {
        throw Refused.source("a segment of more than " + Limits.SEGMENT_BYTES + " bytes");
      }
      if (count == lengths.length) {
        lengths = Arrays.copyOf(lengths, 2 * count);
      }
      int length = (int) Math.min(open, Limits.RECORD_BYTES);
      lengths[count++] = length;
      clearBytes += length;
      open -= length;
    }
  }

  int count() {
    return count;
  }

  int length(int record) {
    return lengths[record];
  }

  int clearBytes() {
    return (int) clearBytes;
  }

  /** The record table as it stands in the sealed film. */
  byte[] table() {
    ByteBuffer table = ByteBuffer.allocate(Integer.BYTES * count);
    for (int i = 0; i < count; i++) {
      table.putInt(lengths[i]);
    }
    return table.array();
  }
}
