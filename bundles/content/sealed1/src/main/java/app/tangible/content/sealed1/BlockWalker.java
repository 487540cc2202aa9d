package app.tangible.content.sealed1;

import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Walks a Matroska or WebM file from its first byte to its last and hands out its blocks. */
final class BlockWalker {

  private static final Set<String> DOC_TYPES = Set.of("matroska", "webm");
  private static final int MAX_READ_VERSION = 4;
  private static final long NO_TIMESTAMP = -1;

  private final EbmlReader ebml;
  private final BlockReader blocks;
  private final Outline outline;
  private final long fileEnd;
  private String docType = "";
  private int docTypeVersion = 1;
  private int docTypeReadVersion = 1;
  private final Element segment;
  private long at;
  private @Nullable Element cluster;
  private long clusterTimestamp;

  BlockWalker(SourceBytes in) throws IOException {
    ebml = new EbmlReader(in);
    blocks = new BlockReader(in, ebml);
    outline = new Outline(ebml);
    fileEnd = in.size();
    segment = readHeader(in);
    at = segment.data();
  }

  Outline outline() {
    return outline;
  }

  String docType() {
    return docType;
  }

  int docTypeVersion() {
    return docTypeVersion;
  }

  int docTypeReadVersion() {
    return docTypeReadVersion;
  }

  private Element readHeader(SourceBytes in) throws IOException {
    if (!in.startsWith(new EbmlWriter().id(Ids.EBML).bytes())) {
      throw Refused.source("it is not a Matroska file; remux other containers to one first");
    }
    Element header = ebml.element(0, fileEnd);
    if (!header.sized()) {
      throw Refused.source("its EBML header has no size");
    }
    for (long position = header.data(); position < header.end(); ) {
      Element child = ebml.element(position, header.end());
      switch (child.id()) {
        case Ids.DOC_TYPE -> docType = ebml.text(child);
        case Ids.DOC_TYPE_VERSION -> docTypeVersion = (int) ebml.uint(child, 255);
        case Ids.DOC_TYPE_READ_VERSION -> docTypeReadVersion = (int) ebml.uint(child, 255);
        case Ids.EBML_MAX_ID_LENGTH -> ebml.uint(child, 4);
        case Ids.EBML_MAX_SIZE_LENGTH -> ebml.uint(child, 8);
        default -> {
          // fillers, and what later versions may add
        }
      }
      position = child.end();
    }
    if (!DOC_TYPES.contains(docType) || docTypeReadVersion > MAX_READ_VERSION) {
      throw Refused.source(
          "it is not a Matroska file of read version " + MAX_READ_VERSION + " or less");
    }
    long position = header.end();
    Element found = ebml.element(position, fileEnd);
    while (Ids.isFiller(found.id())) {
      found = ebml.element(found.end(), fileEnd);
    }
    if (found.id() != Ids.SEGMENT) {
      throw Refused.source("its header is not followed by a Segment");
    }
    return found;
  }

  /** The next block, or null when the whole file was walked. */
  @Nullable Block next() throws IOException {
    while (true) {
      Block block = cluster == null ? inSegment() : inCluster(cluster);
      if (block != null) {
        return block;
      }
      if (cluster == null && at == segment.end()) {
        refuseASecondSegment();
        return null;
      }
    }
  }

  private @Nullable Block inSegment() throws IOException {
    if (at == segment.end()) {
      return null;
    }
    Element element = ebml.element(at, segment.end());
    if (element.id() == Ids.CLUSTER) {
      outline.mainVideo();
      cluster = element;
      clusterTimestamp = NO_TIMESTAMP;
      at = element.data();
    } else if (!element.sized()) {
      throw Refused.source("element at " + at + " has no size");
    } else {
      outline.add(element);
      at = element.end();
    }
    return null;
  }

  private @Nullable Block inCluster(Element parent) throws IOException {
    if (at == parent.end()) {
      cluster = null;
      return null;
    }
    Element element = ebml.element(at, parent.end());
    if (!parent.sized() && Ids.standsInSegment(element.id())) {
      cluster = null;
      return null;
    }
    if (!element.sized()) {
      throw Refused.source("element at " + at + " has no size");
    }
    at = element.end();
    return switch (element.id()) {
      case Ids.TIMESTAMP -> {
        clusterTimestamp = ebml.uint(element, Block.MAX_TICKS);
        yield null;
      }
      case Ids.SIMPLE_BLOCK -> checked(blocks.simple(element, clusterTimestamp), element);
      case Ids.BLOCK_GROUP -> checked(blocks.group(element, clusterTimestamp), element);
      case Ids.ENCRYPTED_BLOCK -> throw Refused.source("it holds encrypted blocks");
      default -> null;
    };
  }

  private Block checked(Block block, Element element) throws IOException {
    if (clusterTimestamp == NO_TIMESTAMP) {
      throw Refused.source("a block before the timestamp of its cluster at " + element.position());
    }
    if (!outline.knows(block.track())) {
      throw Refused.source("a block of an unknown track at " + element.position());
    }
    return block;
  }

  private void refuseASecondSegment() throws IOException {
    for (long position = segment.end(); position < fileEnd; ) {
      Element element = ebml.element(position, fileEnd);
      if (!Ids.isFiller(element.id())) {
        throw Refused.source("more than one Segment");
      }
      position = element.end();
    }
  }
}
