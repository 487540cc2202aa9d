package app.tangible.content.sealed1;

import java.io.IOException;
import java.util.List;

/** Hands out the bytes of one segment of the view, in order. */
final class SpanReader {

  private final SourceBytes source;
  private final List<Span> spans;
  private int span;
  private long inSpan;

  SpanReader(SourceBytes source, List<Span> spans) {
    this.source = source;
    this.spans = spans;
  }

  /** Fills the first {@code length} bytes of {@code target}; the spans must hold as many. */
  void fill(byte[] target, int length) throws IOException {
    int to = 0;
    while (to < length) {
      Span from = spans.get(span);
      int here = (int) Math.min(length - to, from.length() - inSpan);
      switch (from) {
        case Span.Literal literal ->
            System.arraycopy(literal.bytes(), (int) inSpan, target, to, here);
        case Span.Source range -> source.read(range.position() + inSpan, target, to, here);
      }
      to += here;
      inSpan += here;
      if (inSpan == from.length()) {
        span++;
        inSpan = 0;
      }
    }
  }
}
