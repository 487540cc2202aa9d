package app.tangible.content.sealed1;

import app.tangible.content.FilmId;
import app.tangible.content.MasterHash;
import app.tangible.content.PublisherKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.security.MessageDigest;

/** Reads the parts of a sealed film and verifies what the index vouches for. */
final class SealedBytes {

  private final SeekableByteChannel channel;

  SealedBytes(SeekableByteChannel channel) {
    this.channel = channel;
  }

  /**
   * The checks of an index, in this order: 1 magic and version, 2 film id, 3 length of the file, 4
   * root, 5 signature, 6 every bound and sum.
   */
  FilmIndex index(FilmId film, MasterHash expected, PublisherKey publisher) throws IOException {
    long size = channel.size();
    if (size < IndexHeader.BYTES) {
      throw Refused.length("a sealed film has an index, this file has " + size + " bytes");
    }
    IndexHeader header = IndexHeader.decode(ByteBuffer.wrap(bytes(0, IndexHeader.BYTES)));
    if (!header.film().equals(film)) {
      throw Refused.otherFilm("film " + film + " expected, found " + header.film());
    }
    if (header.sealedBytes() != size || size < header.indexBytes()) {
      throw Refused.length(
          "film " + film + " has " + header.sealedBytes() + " bytes, the file " + size);
    }
    int signedBytes = header.indexBytes() - IndexSignature.BYTES;
    byte[] signed = bytes(0, signedBytes);
    MasterHash root = FilmIndex.root(signed);
    if (!MessageDigest.isEqual(root.bytes(), expected.bytes())) {
      throw Refused.otherFilm("master hash " + expected + " expected, found " + root);
    }
    IndexSignature.verify(root, bytes(signedBytes, IndexSignature.BYTES), publisher);
    return FilmIndex.decode(signed);
  }

  /** Derives the key of a segment, compares its commitment, reads and verifies its table. */
  OpenSegment segment(FilmIndex index, int segment, SegmentKeys keys) throws IOException {
    Slot slot = index.slot(segment);
    SegmentKey key = keys.of(segment);
    try {
      if (!key.isCommittedBy(slot.commitment())) {
        throw Refused.key(segment);
      }
      long tableAt = index.sealedStart(segment);
      byte[] table = bytes(tableAt, slot.records() * Integer.BYTES);
      int[] starts = starts(table, segment, slot);
      return new OpenSegment(
          segment, key, starts, index.clearStart(segment), tableAt + table.length);
    } catch (IOException | RuntimeException e) {
      key.close();
      throw e;
    }
  }

  private static int[] starts(byte[] table, int segment, Slot slot) throws IOException {
    if (!MessageDigest.isEqual(Hashes.sha256(table), slot.tableHash())) {
      throw Refused.recordTable(segment);
    }
    ByteBuffer lengths = ByteBuffer.wrap(table);
    int[] starts = new int[slot.records() + 1];
    for (int i = 0; i < slot.records(); i++) {
      int length = lengths.getInt();
      if (length < 1 || length > Limits.RECORD_BYTES) {
        throw Refused.format("a record of " + length + " bytes in segment " + segment);
      }
      starts[i + 1] = starts[i] + length;
    }
    if (starts[slot.records()] != slot.clearBytes()) {
      throw Refused.format("the records of segment " + segment + " do not add up to it");
    }
    return starts;
  }

  /** Fills the first {@code length} bytes of {@code target}. */
  void read(long position, byte[] target, int length) throws IOException {
    ByteBuffer into = ByteBuffer.wrap(target, 0, length);
    channel.position(position);
    while (into.hasRemaining()) {
      if (channel.read(into) < 0) {
        throw Refused.length("the file ends at " + (position + into.position()));
      }
    }
  }

  private byte[] bytes(long position, int length) throws IOException {
    byte[] bytes = new byte[length];
    read(position, bytes, length);
    return bytes;
  }

  void close() throws IOException {
    channel.close();
  }
}
