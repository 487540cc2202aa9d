package app.tangible.content.sealed1;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts the blocks of the source anew: a cluster at each keyframe once a second has passed. */
final class ClusterCutter {

  private static final long TARGET_NANOS = 1_000_000_000;
  private static final int MAX_RELATIVE = Short.MAX_VALUE;

  private final BlockWalker walker;
  private final Outline outline;
  private @Nullable Block next;

  ClusterCutter(BlockWalker walker) throws IOException {
    this.walker = walker;
    this.outline = walker.outline();
    this.next = walker.next();
  }

  /** The next cluster, or null behind the last. */
  @Nullable Cluster next() throws IOException {
    if (next == null) {
      return null;
    }
    List<Block> blocks = new ArrayList<>();
    long start = next.timestamp();
    long earliest = start;
    long latest = start;
    long bytes = 0;
    while (next != null) {
      earliest = Math.min(earliest, next.timestamp());
      latest = Math.max(latest, next.timestamp());
      if (!blocks.isEmpty()
          && (beginsACluster(next, start)
              || latest - Math.max(earliest, 0) > MAX_RELATIVE
              || bytes + next.length() > Limits.SOFT_SEGMENT_BYTES
              || blocks.size() == Limits.SOFT_BLOCKS_PER_SEGMENT)) {
        break;
      }
      blocks.add(next);
      bytes += next.length();
      next = walker.next();
    }
    return Cluster.of(blocks, outline);
  }

  private boolean beginsACluster(Block block, long start) throws IOException {
    return block.keyframe()
        && block.track() == outline.mainVideo()
        && block.timestamp() - start >= Math.ceilDiv(TARGET_NANOS, outline.nanosPerTick());
  }
}
