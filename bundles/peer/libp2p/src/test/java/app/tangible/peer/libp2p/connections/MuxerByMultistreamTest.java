package app.tangible.peer.libp2p.connections;

import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.peer.Multiaddr;
import app.tangible.peer.libp2p.multistream.Multistream;
import app.tangible.peer.libp2p.node.Node;
import app.tangible.peer.libp2p.noise.NoiseChannel;
import app.tangible.peer.libp2p.ping.Ping;
import app.tangible.peer.libp2p.tcp.TcpTransport;
import app.tangible.peer.libp2p.wire.SecureLink;
import app.tangible.peer.libp2p.yamux.Yamux;
import app.tangible.peer.libp2p.yamux.YamuxMuxer;
import app.tangible.peer.libp2p.yamux.YamuxSettings;
import app.tangible.peer.testing.FreshIdentity;
import app.tangible.peer.transport.MuxedStream;
import app.tangible.peer.transport.RawLink;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A caller that names no muxer within the handshake, as older ones do. */
@Timeout(30)
class MuxerByMultistreamTest {

  @ParameterizedTest
  @ValueSource(strings = {"ip4/127.0.0.1", "dns4/localhost", "dns/localhost"})
  void agreesOnYamuxAfterTheHandshake(String host) throws Exception {
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    try (Node node = Node.onLoopback(new FreshIdentity())) {
      node.addHandler(new Ping());
      int port = node.listening().getFirst().port().orElseThrow();
      Multiaddr address = Multiaddr.parse("/" + host + "/tcp/" + port);
      TcpTransport tcp = new TcpTransport(threads);
      assertThat(tcp.handles(address)).isTrue();
      RawLink raw = (RawLink) tcp.dial(address, Optional.empty(), Duration.ofSeconds(5));
      assertThat(Multistream.select(raw.in(), raw.out(), List.of("/tls/1.0.0", NoiseChannel.ID)))
          .contains(NoiseChannel.ID);
      SecureLink secure =
          NoiseChannel.secure(raw, new FreshIdentity(), true, Optional.of(node.self()), List.of());
      assertThat(secure.earlyMuxer()).isEmpty();
      List<String> muxers = List.of("/mplex/6.7.0", Yamux.PROTOCOL);
      assertThat(Multistream.select(secure.in(), secure.out(), muxers)).contains(Yamux.PROTOCOL);
      Yamux session = new YamuxMuxer(YamuxSettings.DEFAULT, 64L << 20, clock).over(secure);
      MuxedStream stream = session.open();
      assertThat(Multistream.select(stream.in(), stream.out(), List.of(Ping.ID))).isPresent();
      stream.out().write(new byte[32]);
      assertThat(stream.in().readNBytes(32)).hasSize(32);
      session.close();
    } finally {
      threads.shutdownNow();
      clock.shutdown();
    }
  }

  @Test
  void handlesNothingButTcp() {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      TcpTransport tcp = new TcpTransport(threads);
      for (String other :
          List.of(
              "/ip4/127.0.0.1/udp/1/quic-v1",
              "/ip4/127.0.0.1/tcp/1/ws",
              "/ip4/127.0.0.1",
              "/ip4/127.0.0.1/tcp/1/p2p/" + new FreshIdentity().self() + "/p2p-circuit")) {
        assertThat(tcp.handles(Multiaddr.parse(other))).as(other).isFalse();
      }
    }
  }
}
