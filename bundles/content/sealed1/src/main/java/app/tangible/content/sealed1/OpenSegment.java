package app.tangible.content.sealed1;

import java.util.Arrays;

/** A segment whose key and record table have been verified. */
final class OpenSegment implements AutoCloseable {

  private final int number;
  private final SegmentKey key;
  private final int[] starts;
  private final long clearStart;
  private final long sealedStart;

  /**
   * @param starts clear offset of each record within the segment, and behind the last its end
   * @param sealedStart position of the first record in the file
   */
  OpenSegment(int number, SegmentKey key, int[] starts, long clearStart, long sealedStart) {
    this.number = number;
    this.key = key;
    this.starts = starts;
    this.clearStart = clearStart;
    this.sealedStart = sealedStart;
  }

  int number() {
    return number;
  }

  SegmentKey key() {
    return key;
  }

  /** The record that holds this byte of the view. */
  int recordAt(long clearPosition) {
    int found = Arrays.binarySearch(starts, (int) (clearPosition - clearStart));
    return found >= 0 ? found : -found - 2;
  }

  int length(int record) {
    return starts[record + 1] - starts[record];
  }

  boolean isLast(int record) {
    return record == starts.length - 2;
  }

  /** Position in the view. */
  long clearPosition(int record) {
    return clearStart + starts[record];
  }

  /** Position in the file. */
  long sealedPosition(int record) {
    return sealedStart + starts[record] + (long) record * Limits.TAG_BYTES;
  }

  @Override
  public void close() {
    key.close();
  }
}
