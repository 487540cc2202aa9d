package app.tangible.decoder.guest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.util.BitSet;

/**
 * Sealed bytes that may not be there yet: the product is asked before they are first read. What it
 * says is believed no further than that: bytes that are not the film's do not carry their tags.
 */
final class ArrivingFilm implements SeekableByteChannel {

  private static final int BLOCK_BYTES = 1 << 16;

  private final SeekableByteChannel file;
  private final Needs needs;
  private final BitSet here = new BitSet();

  ArrivingFilm(SeekableByteChannel file, Needs needs) {
    this.file = file;
    this.needs = needs;
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    long from = file.position();
    long to = Math.min(from + target.remaining(), file.size());
    if (from < to) {
      await(from, to);
    }
    return file.read(target);
  }

  private void await(long from, long to) throws IOException {
    int first = here.nextClearBit((int) (from / BLOCK_BYTES));
    int end = (int) Math.ceilDiv(to, BLOCK_BYTES);
    if (first >= end) {
      return;
    }
    long begin = (long) first * BLOCK_BYTES;
    long length = Math.min((long) end * BLOCK_BYTES, file.size()) - begin;
    needs.await(begin, Math.toIntExact(length));
    here.set(first, end);
  }

  @Override
  public long position() throws IOException {
    return file.position();
  }

  @Override
  public SeekableByteChannel position(long position) throws IOException {
    file.position(position);
    return this;
  }

  @Override
  public long size() throws IOException {
    return file.size();
  }

  @Override
  public int write(ByteBuffer source) {
    throw new NonWritableChannelException();
  }

  @Override
  public SeekableByteChannel truncate(long size) {
    throw new NonWritableChannelException();
  }

  @Override
  public boolean isOpen() {
    return file.isOpen();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
