package app.tangible.content.sealed1;

/** Every size of format version 1 that bounds memory. */
final class Limits {

  /** Clear bytes of one record: what the decoder holds in clear. A larger frame is split. */
  static final int RECORD_BYTES = 65_536;

  /** Audio and subtitle blocks are joined to runs of at most this many bytes. */
  static final int RUN_BYTES = 4_096;

  static final int TAG_BYTES = 16;

  static final int RECORDS_PER_SEGMENT = 65_536;

  /** Clear bytes of one segment. */
  static final int SEGMENT_BYTES = 1 << 28;

  /** Entries of the segment table. */
  static final int SLOTS = 262_144;

  /** A cluster of the view is ended here even between keyframes. */
  static final long SOFT_SEGMENT_BYTES = 1 << 26;

  static final int SOFT_BLOCKS_PER_SEGMENT = 32_768;

  private Limits() {}
}
