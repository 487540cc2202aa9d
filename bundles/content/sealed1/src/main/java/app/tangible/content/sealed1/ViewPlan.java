package app.tangible.content.sealed1;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The layout of the whole view, known before its first byte is sealed: the source is walked once
 * for it, and once more to be sealed.
 *
 * @param head the bytes before the first cluster: segment 0
 * @param headRecords their records
 * @param segments of the head and of each cluster, in order
 */
record ViewPlan(
    List<Span> head, Records headRecords, List<PlannedSegment> segments, Duration duration) {

  private static final int SCAN_WINDOW_BYTES = 16_384;

  /** What the index says of a segment, its key apart. */
  record PlannedSegment(int clearBytes, int records, byte[] tableHash) {

    static PlannedSegment of(Records records) {
      return new PlannedSegment(
          records.clearBytes(), records.count(), Hashes.sha256(records.table()));
    }

    boolean fits(Records records) {
      return records.clearBytes() == clearBytes
          && records.count() == this.records
          && MessageDigest.isEqual(tableHash, Hashes.sha256(records.table()));
    }
  }

  static ViewPlan of(SeekableByteChannel matroska) throws IOException {
    SourceBytes in = new SourceBytes(matroska, SCAN_WINDOW_BYTES);
    BlockWalker walker = new BlockWalker(in);
    ClusterCutter cutter = new ClusterCutter(walker);
    List<PlannedSegment> segments = new ArrayList<>();
    ViewHead head = new ViewHead(walker);
    long endTicks = 0;
    for (Cluster cluster = cutter.next(); cluster != null; cluster = cutter.next()) {
      if (segments.size() + 2 > Limits.SLOTS) {
        throw Refused.source("more than " + Limits.SLOTS + " clusters");
      }
      segments.add(PlannedSegment.of(cluster.records()));
      head.cluster(cluster.records().clearBytes(), cluster.cueTimestamp());
      for (Block block : cluster.blocks()) {
        endTicks = Math.max(endTicks, block.endTimestamp());
      }
    }
    if (walker.outline().durationTicks() > 0) {
      endTicks = (long) Math.ceil(walker.outline().durationTicks());
    }
    List<Span> spans = head.spans(in, endTicks);
    Records records = new Records();
    records.join(spans.stream().mapToLong(Span::length).sum());
    records.end();
    segments.addFirst(PlannedSegment.of(records));
    return new ViewPlan(spans, records, segments, duration(walker.outline(), endTicks));
  }

  private static Duration duration(Outline outline, long ticks) {
    long perTick = outline.nanosPerTick();
    return Duration.ofSeconds(ticks / 1_000_000_000 * perTick)
        .plusNanos(ticks % 1_000_000_000 * perTick);
  }
}
