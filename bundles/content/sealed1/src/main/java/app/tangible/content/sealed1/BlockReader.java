package app.tangible.content.sealed1;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the head of a block; its frames, laced or not, stay where they are in the source. */
final class BlockReader {

  private static final int MAX_GROUP_CHILDREN = 256;
  private static final int KEYFRAME = 0x80;

  private final SourceBytes in;
  private final EbmlReader ebml;

  BlockReader(SourceBytes in, EbmlReader ebml) {
    this.in = in;
    this.ebml = ebml;
  }

  Block simple(Element element, long clusterTimestamp) throws IOException {
    Head head = head(element);
    long timestamp = clusterTimestamp + head.relative;
    byte[] lead =
        new EbmlWriter().id(Ids.SIMPLE_BLOCK).size(element.length()).raw(head.bytes).bytes();
    return block(
        head, timestamp, timestamp, (head.flags & KEYFRAME) != 0, lead, List.of(head.frames));
  }

  Block group(Element element, long clusterTimestamp) throws IOException {
    Element block = null;
    boolean keyframe = true;
    long duration = 0;
    List<Span.Source> others = new ArrayList<>();
    long content = 0;
    for (long at = element.data(); at < element.end(); ) {
      Element child = ebml.element(at, element.end());
      at = child.end();
      if (Ids.isFiller(child.id())) {
        continue;
      }
      if (!child.sized() || others.size() == MAX_GROUP_CHILDREN) {
        throw Refused.source("a block group that cannot be read at " + element.position());
      }
      if (child.id() == Ids.BLOCK) {
        if (block != null) {
          throw Refused.source("a group of two blocks at " + element.position());
        }
        block = child;
        content += EbmlWriter.sizeLength(child.length()) + 1 + child.length();
      } else {
        keyframe &= child.id() != Ids.REFERENCE_BLOCK;
        if (child.id() == Ids.BLOCK_DURATION) {
          duration = ebml.uint(child, Block.MAX_TICKS);
        }
        others.add(child.whole());
        content += child.end() - child.position();
      }
    }
    return assemble(element, block, keyframe, duration, others, content, clusterTimestamp);
  }

  private Block assemble(
      Element group,
      @Nullable Element block,
      boolean keyframe,
      long duration,
      List<Span.Source> others,
      long content,
      long clusterTimestamp)
      throws IOException {
    if (block == null) {
      throw Refused.source("a group without a block at " + group.position());
    }
    Head head = head(block);
    byte[] lead =
        new EbmlWriter()
            .id(Ids.BLOCK_GROUP)
            .size(content)
            .id(Ids.BLOCK)
            .size(block.length())
            .raw(head.bytes)
            .bytes();
    // The block first, whatever the order was: its timestamp then stands at a known place.
    List<Span.Source> rest = new ArrayList<>(1 + others.size());
    rest.add(head.frames);
    rest.addAll(others);
    long timestamp = clusterTimestamp + head.relative;
    return block(head, timestamp, timestamp + duration, keyframe, lead, rest);
  }

  private static Block block(
      Head head,
      long timestamp,
      long endTimestamp,
      boolean keyframe,
      byte[] lead,
      List<Span.Source> rest) {
    List<Span.Source> filled = rest.stream().filter(span -> span.length() > 0).toList();
    long length = lead.length + filled.stream().mapToLong(Span::length).sum();
    return new Block(head.track, timestamp, endTimestamp, keyframe, lead, filled, length);
  }

  private Head head(Element block) throws IOException {
    int trackLength = ebml.vintLength(block.data());
    long track = ebml.vint(block.data(), trackLength);
    int length = trackLength + 3;
    if (track > Integer.MAX_VALUE || length > block.length()) {
      throw Refused.source("a block without its head at " + block.position());
    }
    byte[] bytes = new byte[length];
    in.read(block.data(), bytes, 0, length);
    int relative = (short) ((bytes[length - 3] & 0xFF) << 8 | bytes[length - 2] & 0xFF);
    Span.Source frames = new Span.Source(block.data() + length, block.length() - length);
    return new Head((int) track, relative, bytes[length - 1], bytes, frames);
  }

  private record Head(int track, int relative, int flags, byte[] bytes, Span.Source frames) {}
}
