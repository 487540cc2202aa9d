package app.tangible.peer.quic;

import app.tangible.peer.Multiaddr;
import app.tangible.peer.PeerId;
import app.tangible.peer.quic.tls.TestIdentity;
import app.tangible.peer.transport.Link;
import app.tangible.peer.transport.Listening;
import app.tangible.peer.transport.MuxedLink;
import app.tangible.peer.transport.MuxedStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A transport with a key of its own, and what it was called by. */
final class Node implements AutoCloseable {

  static final Duration LIMIT = Duration.ofSeconds(20);

  final TestIdentity identity = new TestIdentity();
  final QuicTransport transport;
  private final BlockingQueue<MuxedLink> accepted = new LinkedBlockingQueue<>();

  Node() {
    this(Map.of());
  }

  /** With other values than the defaults. */
  Node(Map<String, Object> values) {
    transport = new QuicTransport(identity, config(values));
  }

  static QuicTransport.Config config(Map<String, Object> values) {
    Map<String, Object> all = new HashMap<>();
    for (var method : QuicTransport.Config.class.getDeclaredMethods()) {
      all.put(method.getName(), method.getDefaultValue());
    }
    if (!all.keySet().containsAll(values.keySet())) {
      throw new IllegalArgumentException("no such value: " + values.keySet());
    }
    all.putAll(values);
    return (QuicTransport.Config)
        Proxy.newProxyInstance(
            Node.class.getClassLoader(),
            new Class<?>[] {QuicTransport.Config.class},
            (_, method, _) -> all.get(method.getName()));
  }

  PeerId id() {
    return identity.self();
  }

  Listening listen() throws IOException {
    return listen("/ip4/127.0.0.1/udp/0/quic-v1");
  }

  Listening listen(String address) throws IOException {
    return transport.listen(Multiaddr.parse(address), link -> accepted.add((MuxedLink) link));
  }

  /** Serves each stream of each caller on a thread of its own. */
  Listening serve(Service service) throws IOException {
    return transport.listen(
        Multiaddr.parse("/ip4/127.0.0.1/udp/0/quic-v1"), link -> serve(link, service));
  }

  static void serve(Link link, Service service) {
    Consumer<MuxedStream> each =
        stream ->
            Thread.ofVirtual()
                .start(
                    () -> {
                      try {
                        service.serve(stream);
                        stream.closeWrite();
                      } catch (IOException _) {
                        stream.reset();
                      }
                    });
    ((MuxedLink) link).onStream(each);
  }

  /** Sends back what comes, at once. */
  static void echo(MuxedStream stream) throws IOException {
    byte[] buffer = new byte[65536];
    for (int size = stream.in().read(buffer); size > 0; size = stream.in().read(buffer)) {
      stream.out().write(buffer, 0, size);
      stream.out().flush();
    }
  }

  interface Service {
    void serve(MuxedStream stream) throws IOException;
  }

  int halfOpen() {
    return transport.halfOpen();
  }

  MuxedLink accepted() throws InterruptedException {
    MuxedLink link = accepted.poll(LIMIT.toSeconds(), TimeUnit.SECONDS);
    if (link == null) {
      throw new AssertionError("nobody called");
    }
    return link;
  }

  MuxedLink dial(Listening there, PeerId expected) throws IOException {
    return dial(there.addresses().getFirst(), expected);
  }

  MuxedLink dial(Multiaddr there, PeerId expected) throws IOException {
    return (MuxedLink) transport.dial(there, Optional.of(expected), LIMIT);
  }

  @Override
  public void close() {
    transport.close();
  }
}
