package app.tangible.peer.quic;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.socket.DatagramPacket;
import java.net.InetSocketAddress;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;

/** Datagrams that nobody reads, to open a way through our own NAT (libp2p specs, DCUtR). */
final class Punch {

  private static final int MIN_BYTES = 32;
  private static final int MAX_BYTES = 128;

  private Punch() {}

  static void send(Channel socket, InetSocketAddress to) {
    Random random = ThreadLocalRandom.current();
    byte[] bytes = new byte[random.nextInt(MIN_BYTES, MAX_BYTES)];
    random.nextBytes(bytes);
    // Not the fixed bit of QUIC: the other side drops it at the first look.
    bytes[0] &= 0x3f;
    socket.writeAndFlush(new DatagramPacket(Unpooled.wrappedBuffer(bytes), to));
  }
}
