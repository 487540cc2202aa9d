package app.tangible.content.sealed1;

import java.util.ArrayList;
import java.util.List;

/**
 * One SimpleBlock or BlockGroup of the source.
 *
 * @param timestamp in ticks, from the start of the film
 * @param endTimestamp the same where the source states no duration
 * @param lead its bytes up to and including the block's flags; the two bytes before the flags are
 *     the relative timestamp, to be set
 * @param rest what follows in the source
 * @param length of all
 */
record Block(
    int track,
    long timestamp,
    long endTimestamp,
    boolean keyframe,
    byte[] lead,
    List<Span.Source> rest,
    long length) {

  /** No film is longer, whatever the tick; keeps sums and doubles exact. */
  static final long MAX_TICKS = 1L << 52;

  /** The bytes of this block in a cluster that begins at {@code base}. */
  List<Span> spans(long base) {
    byte[] bytes = lead.clone();
    int relative = (int) (timestamp - base);
    bytes[bytes.length - 3] = (byte) (relative >> 8);
    bytes[bytes.length - 2] = (byte) relative;
    List<Span> spans = new ArrayList<>(1 + rest.size());
    spans.add(new Span.Literal(bytes));
    spans.addAll(rest);
    return spans;
  }
}
