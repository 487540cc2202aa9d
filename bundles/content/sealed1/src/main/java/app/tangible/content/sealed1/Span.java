package app.tangible.content.sealed1;

/** A run of the view's bytes: made here, or as they stand in the source. */
sealed interface Span {

  long length();

  /** Bytes made here. */
  record Literal(byte[] bytes) implements Span {
    @Override
    public long length() {
      return bytes.length;
    }
  }

  /** Bytes of the source. */
  record Source(long position, long length) implements Span {}
}
