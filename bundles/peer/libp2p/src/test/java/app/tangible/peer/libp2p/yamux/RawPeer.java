package app.tangible.peer.libp2p.yamux;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** A peer that sends whatever frames it likes. */
final class RawPeer {

  private final MemoryLink link;

  RawPeer(MemoryLink link) {
    this.link = link;
  }

  RawPeer send(int type, int flags, int stream, long length, byte... payload) {
    try {
      byte[] header = new byte[Header.BYTES];
      new Header(0, type, flags, stream, length).put(header, 0);
      link.out().write(header);
      link.out().write(payload);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  RawPeer bytes(byte[] bytes) throws IOException {
    link.out().write(bytes);
    return this;
  }

  /** All frames until the connection ends, without the payloads. */
  List<Header> untilTheEnd() throws IOException {
    List<Header> all = new ArrayList<>();
    DataInputStream in = new DataInputStream(link.in());
    byte[] header = new byte[Header.BYTES];
    while (in.readNBytes(header, 0, Header.BYTES) == Header.BYTES) {
      Header frame = Header.read(header);
      all.add(frame);
      if (frame.type() == Header.DATA) {
        in.skipNBytes(frame.length());
      }
    }
    return all;
  }

  /** Reads and forgets, on a thread of its own. */
  RawPeer reading() {
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                link.in().transferTo(ByteArrayOutputStream.nullOutputStream());
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    return this;
  }

  void close() {
    link.close();
  }
}
