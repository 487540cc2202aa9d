package app.tangible.peer.quic;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelOption;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.unix.IntegerUnixChannelOption;

/** How a socket moves its datagrams. */
final class SocketOptions {

  private static final int BUFFER_BYTES = 4 * 1024 * 1024;
  private static final int LARGEST_DATAGRAM = 65_535;
  private static final int READS = 64;
  // <linux/in.h>: a probe that is larger than the path is dropped, not cut into fragments.
  private static final int IPPROTO_IP = 0;
  private static final int IPPROTO_IPV6 = 41;
  private static final int IP_MTU_DISCOVER = 10;
  private static final int IPV6_MTU_DISCOVER = 23;
  private static final int PMTUDISC_PROBE = 3;
  // <linux/in6.h>
  private static final int IPV6_V6ONLY = 26;

  private SocketOptions() {}

  static void set(Bootstrap bootstrap, boolean batches, boolean ip4) {
    bootstrap
        .option(ChannelOption.SO_RCVBUF, BUFFER_BYTES)
        .option(ChannelOption.SO_SNDBUF, BUFFER_BYTES)
        .option(
            ChannelOption.RECVBUF_ALLOCATOR,
            new FixedRecvByteBufAllocator(LARGEST_DATAGRAM).maxMessagesPerRead(READS));
    if (batches && ip4) {
      bootstrap
          .option(EpollChannelOption.UDP_GRO, true)
          .option(new IntegerUnixChannelOption("mtu", IPPROTO_IP, IP_MTU_DISCOVER), PMTUDISC_PROBE);
    } else if (batches) {
      bootstrap
          .option(EpollChannelOption.UDP_GRO, true)
          .option(new IntegerUnixChannelOption("v6only", IPPROTO_IPV6, IPV6_V6ONLY), 1)
          .option(
              new IntegerUnixChannelOption("mtu6", IPPROTO_IPV6, IPV6_MTU_DISCOVER),
              PMTUDISC_PROBE);
    }
  }
}
