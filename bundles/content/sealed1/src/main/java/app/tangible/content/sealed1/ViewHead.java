package app.tangible.content.sealed1;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lays out what stands before the clusters: EBML header, Segment, SeekHead, Info, Tracks, Chapters,
 * Attachments, Tags, Cues. Every size and position has a fixed width, so that none depends on
 * another's value.
 */
final class ViewHead {

  private static final int MAX_REWRITTEN_INFO = 65_536;

  private final BlockWalker walker;
  private long[] clusterBytes = new long[1024];
  private long[] cueTimestamps = new long[1024];
  private int clusters;

  ViewHead(BlockWalker walker) {
    this.walker = walker;
  }

  /** Takes note of the next cluster; a negative timestamp means that nobody can seek to it. */
  void cluster(long bytes, long cueTimestamp) {
    if (clusters == clusterBytes.length) {
      clusterBytes = Arrays.copyOf(clusterBytes, 2 * clusters);
      cueTimestamps = Arrays.copyOf(cueTimestamps, 2 * clusters);
    }
    clusterBytes[clusters] = bytes;
    cueTimestamps[clusters++] = cueTimestamp;
  }

  List<Span> spans(SourceBytes in, long endTicks) throws IOException {
    Outline outline = walker.outline();
    if (Arrays.stream(cueTimestamps, 0, clusters).allMatch(timestamp -> timestamp < 0)) {
      throw Refused.source("its video has no keyframe to begin a cluster with");
    }
    Map<Integer, List<Span>> elements = new LinkedHashMap<>();
    elements.put(Ids.INFO, List.of(info(in, outline, endTicks)));
    elements.put(Ids.TRACKS, List.of(outline.tracks().whole()));
    outline
        .kept()
        .forEach(
            kept -> elements.computeIfAbsent(kept.id(), id -> new ArrayList<>()).add(kept.whole()));
    long seekHeadBytes = seekHead(elements, 0, 0).length;
    long cuesAt = seekHeadBytes + elements.values().stream().mapToLong(ViewHead::length).sum();
    long cuesBytes = cues(outline.mainVideo(), 0).length;
    long clustersAt = cuesAt + cuesBytes;
    byte[] seekHead = seekHead(elements, seekHeadBytes, cuesAt);

    List<Span> spans = new ArrayList<>();
    long segmentBytes = clustersAt + Arrays.stream(clusterBytes, 0, clusters).sum();
    spans.add(new Span.Literal(ebmlHeader()));
    spans.add(new Span.Literal(new EbmlWriter().id(Ids.SEGMENT).size8(segmentBytes).bytes()));
    spans.add(new Span.Literal(seekHead));
    elements.values().forEach(spans::addAll);
    spans.add(new Span.Literal(cues(outline.mainVideo(), clustersAt)));
    return spans;
  }

  private static long length(List<Span> spans) {
    return spans.stream().mapToLong(Span::length).sum();
  }

  private byte[] ebmlHeader() {
    byte[] content =
        new EbmlWriter()
            .uint(Ids.EBML_VERSION, 1)
            .uint(Ids.EBML_READ_VERSION, 1)
            .uint(Ids.EBML_MAX_ID_LENGTH, 4)
            .uint(Ids.EBML_MAX_SIZE_LENGTH, 8)
            .text(Ids.DOC_TYPE, walker.docType())
            .uint(Ids.DOC_TYPE_VERSION, walker.docTypeVersion())
            .uint(Ids.DOC_TYPE_READ_VERSION, walker.docTypeReadVersion())
            .bytes();
    return new EbmlWriter().binary(Ids.EBML, content).bytes();
  }

  /** As it stands in the source; only where it lacks a duration, with one. */
  private static Span info(SourceBytes in, Outline outline, long endTicks) throws IOException {
    Element info = outline.info();
    if (outline.durationTicks() > 0 || info.length() > MAX_REWRITTEN_INFO) {
      return info.whole();
    }
    EbmlReader ebml = new EbmlReader(in);
    EbmlWriter content = new EbmlWriter();
    for (long at = info.data(); at < info.end(); ) {
      Element child = ebml.element(at, info.end());
      if (!Ids.isFiller(child.id()) && child.id() != Ids.DURATION) {
        byte[] bytes = new byte[(int) (child.end() - at)];
        in.read(at, bytes, 0, bytes.length);
        content.raw(bytes);
      }
      at = child.end();
    }
    content.real(Ids.DURATION, endTicks);
    return new Span.Literal(new EbmlWriter().binary(Ids.INFO, content.bytes()).bytes());
  }

  private static byte[] seekHead(Map<Integer, List<Span>> elements, long firstAt, long cuesAt) {
    EbmlWriter content = new EbmlWriter();
    long at = firstAt;
    for (Map.Entry<Integer, List<Span>> element : elements.entrySet()) {
      content.raw(seek(element.getKey(), at));
      at += length(element.getValue());
    }
    content.raw(seek(Ids.CUES, cuesAt));
    return new EbmlWriter().binary(Ids.SEEK_HEAD, content.bytes()).bytes();
  }

  private static byte[] seek(int id, long at) {
    byte[] content =
        new EbmlWriter()
            .binary(Ids.SEEK_ID, new EbmlWriter().id(id).bytes())
            .uint8(Ids.SEEK_POSITION, at)
            .bytes();
    return new EbmlWriter().binary(Ids.SEEK, content).bytes();
  }

  private byte[] cues(int track, long clustersAt) {
    EbmlWriter content = new EbmlWriter();
    long at = clustersAt;
    for (int i = 0; i < clusters; i++) {
      if (cueTimestamps[i] >= 0) {
        byte[] where =
            new EbmlWriter().uint(Ids.CUE_TRACK, track).uint8(Ids.CUE_CLUSTER_POSITION, at).bytes();
        byte[] point =
            new EbmlWriter()
                .uint(Ids.CUE_TIME, cueTimestamps[i])
                .binary(Ids.CUE_TRACK_POSITIONS, where)
                .bytes();
        content.binary(Ids.CUE_POINT, point);
      }
      at += clusterBytes[i];
    }
    return new EbmlWriter().binary(Ids.CUES, content.bytes()).bytes();
  }
}
