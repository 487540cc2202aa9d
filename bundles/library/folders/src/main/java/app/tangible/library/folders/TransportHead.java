package app.tangible.library.folders;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Length of an MPEG transport stream (ISO/IEC 13818-1, 2.4.3): from the first to the last time that
 * its programme tells (PCR). What is in it is left to who knows codecs.
 */
final class TransportHead {

  private static final int SYNC = 0x47;
  private static final int PACKET = 188;

  /** As discs and cameras write it, with a time before each packet. */
  private static final int TIMED_PACKET = 192;

  private static final int MOST_PACKETS = 5_000;
  private static final double TICKS = 90_000;
  private static final long WRAP = 1L << 33;

  /**
   * Bytes a second that no film has fewer, or more of: what tells so was put together of several.
   */
  private static final double SLOWEST = 2_000;

  private static final double FASTEST = 100_000_000;

  private final Window file;
  private final int packet;

  /**
   * @param packet see {@link #packet}
   */
  TransportHead(Window file, int packet) {
    this.file = file;
    this.packet = packet;
  }

  /** How long its packets are; 0 where it is none. */
  static int packet(byte[] first) {
    for (int packet : new int[] {PACKET, TIMED_PACKET}) {
      int at = packet - PACKET;
      boolean all = true;
      for (int number = 0; number < 3; number++, at += packet) {
        all &= at < first.length && (first[at] & 0xff) == SYNC;
      }
      if (all) {
        return packet;
      }
    }
    return 0;
  }

  /** A time that a packet tells. */
  private record Tick(int program, long ticks) {}

  Head read() throws IOException {
    long packets = file.size() / packet;
    Optional<Tick> first = Optional.empty();
    for (long at = 0; at < Math.min(packets, MOST_PACKETS) && first.isEmpty(); at++) {
      first = tick(at);
    }
    Duration length = Duration.ZERO;
    if (first.isPresent()) {
      Tick last = first.get();
      for (long at = Math.max(0, packets - MOST_PACKETS); at < packets; at++) {
        Optional<Tick> tick = tick(at);
        if (tick.isPresent() && tick.get().program() == last.program()) {
          last = tick.get();
        }
      }
      length = between(first.get(), last);
    }
    return new Head(length, 0, 0, List.of(), Optional.empty(), false);
  }

  private Duration between(Tick first, Tick last) {
    double seconds = ((last.ticks() - first.ticks() + WRAP) % WRAP) / TICKS;
    double rate = file.size() / seconds;
    return seconds > 0 && rate > SLOWEST && rate < FASTEST
        ? Duration.ofMillis((long) (seconds * 1000))
        : Duration.ZERO;
  }

  private Optional<Tick> tick(long number) throws IOException {
    byte[] head = file.bytes(number * packet + packet - PACKET, 12);
    boolean adapted = (head[0] & 0xff) == SYNC && (head[3] & 0x20) != 0;
    if (!adapted || (head[4] & 0xff) < 7 || (head[5] & 0x10) == 0) {
      return Optional.empty();
    }
    long base =
        (head[6] & 0xffL) << 25
            | (head[7] & 0xffL) << 17
            | (head[8] & 0xffL) << 9
            | (head[9] & 0xffL) << 1
            | (head[10] & 0xffL) >> 7;
    return Optional.of(new Tick((head[1] & 0x1f) << 8 | head[2] & 0xff, base));
  }
}
