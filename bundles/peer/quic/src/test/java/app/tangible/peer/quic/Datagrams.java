package app.tangible.peer.quic;

import app.tangible.peer.Multiaddr;
import app.tangible.peer.transport.Listening;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A stranger with a UDP socket. */
final class Datagrams implements AutoCloseable {

  private static final int INITIAL_BYTES = 1200;

  private final DatagramChannel channel;
  private final InetSocketAddress to;

  Datagrams(Listening listening) throws IOException {
    this(listening.addresses().getFirst());
  }

  private Datagrams(Multiaddr address) throws IOException {
    to = Addresses.socket(address);
    channel = DatagramChannel.open();
    channel.setOption(StandardSocketOptions.SO_RCVBUF, 1 << 20);
    channel.bind(new InetSocketAddress("127.0.0.1", 0));
  }

  void send(byte[] datagram) throws IOException {
    channel.send(ByteBuffer.wrap(datagram), to);
  }

  /** What comes within that time; it ends when nothing comes. */
  List<byte[]> receive(Duration patience) throws IOException {
    List<byte[]> received = new ArrayList<>();
    channel.configureBlocking(false);
    try (Selector selector = Selector.open()) {
      channel.register(selector, SelectionKey.OP_READ);
      ByteBuffer buffer = ByteBuffer.allocate(65_535);
      while (selector.select(patience.toMillis()) > 0) {
        selector.selectedKeys().clear();
        while (channel.receive(buffer.clear()) != null) {
          byte[] datagram = new byte[buffer.flip().remaining()];
          buffer.get(datagram);
          received.add(datagram);
        }
      }
    }
    channel.configureBlocking(true);
    return received;
  }

  /** The readable part of a first packet; what follows is not sealed by any key. */
  static byte[] initial(Random random, int version, byte[] token) {
    ByteBuffer packet = ByteBuffer.allocate(INITIAL_BYTES);
    packet.put((byte) 0xc0).putInt(version);
    packet.put((byte) 20).put(bytes(random, 20));
    packet.put((byte) 8).put(bytes(random, 8));
    packet.putShort((short) (0x4000 | token.length)).put(token);
    packet.putShort((short) (0x4000 | packet.remaining() - 2));
    packet.put(bytes(random, packet.remaining()));
    return packet.array();
  }

  static byte[] bytes(Random random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
