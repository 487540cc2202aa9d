package app.tangible.content.sealed1;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * One cluster of the view: one segment of the sealed film.
 *
 * @param base its timestamp in ticks
 * @param head the bytes before its first block
 * @param cueTimestamp the timestamp of its first keyframe of the main video, or -1
 */
record Cluster(List<Block> blocks, byte[] head, long base, long cueTimestamp, Records records) {

  static Cluster of(List<Block> blocks, Outline outline) throws IOException {
    long base = blocks.stream().mapToLong(Block::timestamp).min().orElseThrow();
    // A cluster's timestamp is unsigned; blocks before zero keep their negative offset.
    base = Math.max(base, 0);
    byte[] timestamp = new EbmlWriter().uint(Ids.TIMESTAMP, base).bytes();
    long content = timestamp.length + blocks.stream().mapToLong(Block::length).sum();
    byte[] head = new EbmlWriter().id(Ids.CLUSTER).size8(content).raw(timestamp).bytes();
    return new Cluster(
        blocks, head, base, cueTimestamp(blocks, outline), records(head.length, blocks, outline));
  }

  private static long cueTimestamp(List<Block> blocks, Outline outline) throws IOException {
    int video = outline.mainVideo();
    return blocks.stream()
        .filter(block -> block.keyframe() && block.track() == video)
        .mapToLong(Block::timestamp)
        .findFirst()
        .orElse(-1);
  }

  private static Records records(int headBytes, List<Block> blocks, Outline outline)
      throws IOException {
    Records records = new Records();
    records.join(headBytes);
    boolean first = true;
    for (Block block : blocks) {
      boolean alone = outline.isVideo(block.track()) || block.length() > Limits.RUN_BYTES;
      if (!first && (alone || records.open() + block.length() > Limits.RUN_BYTES)) {
        records.end();
      }
      records.join(block.length());
      if (alone) {
        records.end();
      }
      first = false;
    }
    records.end();
    return records;
  }

  /** The bytes of this cluster, in order. */
  List<Span> spans() {
    List<Span> spans = new ArrayList<>();
    spans.add(new Span.Literal(head));
    for (Block block : blocks) {
      spans.addAll(block.spans(base));
    }
    return spans;
  }
}
