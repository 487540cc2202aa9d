package app.tangible.content.sealed1;

/**
 * One EBML element of the source.
 *
 * @param id with its length marker
 * @param position of its first byte
 * @param data position of its content
 * @param end position behind its content; for an unknown size the end of its parent
 * @param sized whether the source states the size
 */
record Element(int id, long position, long data, long end, boolean sized) {

  long length() {
    return end - data;
  }

  /** The whole element as it stands in the source. */
  Span.Source whole() {
    return new Span.Source(position, end - position);
  }
}
