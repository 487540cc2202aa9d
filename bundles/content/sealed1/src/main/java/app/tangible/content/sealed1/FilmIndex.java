package app.tangible.content.sealed1;

import app.tangible.content.FilmId;
import app.tangible.content.MasterHash;
import app.tangible.content.SealedFilmException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/** The index without its signature: where each segment stands, in the file and in the view. */
final class FilmIndex {

  private final IndexHeader header;
  private final List<Slot> slots;
  private final long[] clearStarts;
  private final long[] sealedStarts;

  private FilmIndex(IndexHeader header, List<Slot> slots) {
    this.header = header;
    this.slots = slots;
    clearStarts = new long[slots.size() + 1];
    sealedStarts = new long[slots.size() + 1];
    sealedStarts[0] = header.indexBytes();
    for (int i = 0; i < slots.size(); i++) {
      clearStarts[i + 1] = clearStarts[i] + slots.get(i).clearBytes();
      sealedStarts[i + 1] = sealedStarts[i] + slots.get(i).sealedBytes();
    }
  }

  /** The index of a film of unmarked segments. */
  static FilmIndex of(FilmId film, byte[] salt, List<Slot> slots) {
    long clear = slots.stream().mapToLong(Slot::clearBytes).sum();
    IndexHeader unsized = new IndexHeader(film, salt, 0, clear, slots.size(), slots.size());
    long sealed = unsized.indexBytes() + slots.stream().mapToLong(Slot::sealedBytes).sum();
    return new FilmIndex(
        new IndexHeader(film, salt, sealed, clear, slots.size(), slots.size()), slots);
  }

  /** Reads the bytes that {@link #encode} wrote, whose root has been verified. */
  static FilmIndex decode(byte[] signed) throws SealedFilmException {
    ByteBuffer in = ByteBuffer.wrap(signed);
    IndexHeader header = IndexHeader.decode(in);
    Slot[] slots = new Slot[header.slots()];
    for (int i = 0; i < slots.length; i++) {
      slots[i] = Slot.decode(in);
    }
    FilmIndex index = new FilmIndex(header, Arrays.asList(slots));
    if (header.segments() != slots.length
        || index.clearStarts[slots.length] != header.clearBytes()
        || index.sealedStarts[slots.length] != header.sealedBytes()) {
      throw Refused.format("the segment table does not add up to the lengths of its header");
    }
    return index;
  }

  byte[] encode() {
    ByteBuffer out = ByteBuffer.allocate(header.indexBytes() - IndexSignature.BYTES);
    header.encode(out);
    slots.forEach(slot -> slot.encode(out));
    return out.array();
  }

  /** The root of the encoded index: the film's master hash. */
  static MasterHash root(byte[] encoded) {
    return MasterHash.of(Hashes.sha256(encoded));
  }

  IndexHeader header() {
    return header;
  }

  Slot slot(int segment) {
    return slots.get(segment);
  }

  /** The segment that holds this byte of the view. */
  int segmentAt(long clearPosition) {
    int found = Arrays.binarySearch(clearStarts, clearPosition);
    return found >= 0 ? found : -found - 2;
  }

  long clearStart(int segment) {
    return clearStarts[segment];
  }

  long sealedStart(int segment) {
    return sealedStarts[segment];
  }
}
