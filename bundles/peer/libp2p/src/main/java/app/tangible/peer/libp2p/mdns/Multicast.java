package app.tangible.peer.libp2p.mdns;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The multicast group of mDNS on every network card (RFC 6762 section 3), shared with others. */
final class Multicast implements AutoCloseable {

  static final InetSocketAddress GROUP = new InetSocketAddress("224.0.0.251", 5353);

  private static final Logger LOG = LoggerFactory.getLogger(Multicast.class);

  private final DatagramChannel channel;
  private final ReentrantLock sending = new ReentrantLock();
  private final Set<String> joined = new HashSet<>();
  private final Thread reader;

  /** Joins, and hands each datagram to {@code heard} until closed. */
  Multicast(Consumer<ByteBuffer> heard) throws IOException {
    channel = DatagramChannel.open(StandardProtocolFamily.INET);
    try {
      channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      if (channel.supportedOptions().contains(StandardSocketOptions.SO_REUSEPORT)) {
        channel.setOption(StandardSocketOptions.SO_REUSEPORT, true);
      }
      channel.setOption(StandardSocketOptions.IP_MULTICAST_TTL, 255);
      channel.setOption(StandardSocketOptions.IP_MULTICAST_LOOP, true);
      channel.bind(new InetSocketAddress(GROUP.getPort()));
      join();
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
    reader = Thread.ofVirtual().name("mdns-reader").start(() -> read(heard));
  }

  /** Sends on every card; one that cannot is left out. */
  void send(ByteBuffer datagram) {
    sending.lock();
    try {
      for (NetworkInterface card : join()) {
        try {
          channel.setOption(StandardSocketOptions.IP_MULTICAST_IF, card);
          channel.send(datagram.duplicate(), GROUP);
        } catch (IOException e) {
          LOG.debug("nothing could be sent on {}: {}", card.getName(), e.toString());
        }
      }
    } finally {
      sending.unlock();
    }
  }

  /** The cards there are now; those that came since are joined. */
  private List<NetworkInterface> join() {
    try {
      List<NetworkInterface> cards =
          NetworkInterface.networkInterfaces().filter(Multicast::speaks).toList();
      for (NetworkInterface card : cards) {
        if (joined.add(card.getName())) {
          channel.join(GROUP.getAddress(), card);
        }
      }
      return cards;
    } catch (IOException e) {
      LOG.debug("a network card could not be joined: {}", e.toString());
      return List.of();
    }
  }

  private static boolean speaks(NetworkInterface card) {
    try {
      return card.isUp()
          && card.supportsMulticast()
          && card.inetAddresses().anyMatch(Multicast::isV4);
    } catch (SocketException e) {
      return false;
    }
  }

  private static boolean isV4(InetAddress address) {
    return address.getAddress().length == 4;
  }

  private void read(Consumer<ByteBuffer> heard) {
    ByteBuffer datagram = ByteBuffer.allocate(DnsMessage.MAX_BYTES + 1);
    try {
      while (channel.isOpen()) {
        channel.receive(datagram.clear());
        heard.accept(datagram.flip());
      }
    } catch (IOException | UncheckedIOException e) {
      LOG.debug("listening has ended: {}", e.toString());
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      LOG.debug("closing failed: {}", e.toString());
    }
    reader.interrupt();
  }
}
