package app.tangible.peer.libp2p.tcp;

import app.tangible.peer.Multiaddr;
import app.tangible.peer.Protocol;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The hosts that an address names. The system's resolver blocks: it gets few threads and its time.
 */
final class Hosts {

  private static final int MOST = 4;
  private static final int LOOKUPS = 8;
  private static final Semaphore PLACES = new Semaphore(LOOKUPS);
  private static final Executor THREADS =
      task -> Thread.ofPlatform().daemon().name("peer-names").start(task);

  private Hosts() {}

  static List<InetAddress> of(Multiaddr address, Duration limit) throws IOException {
    Optional<InetAddress> ip = address.ip();
    return ip.isPresent() ? List.of(ip.get()) : named(address, limit);
  }

  private static List<InetAddress> named(Multiaddr address, Duration limit) throws IOException {
    Multiaddr.Component host = address.components().getFirst();
    List<InetAddress> found =
        Arrays.stream(lookUp(host.value(), limit))
            .filter(each -> fits(host.protocol(), each))
            .limit(MOST)
            .toList();
    if (found.isEmpty()) {
      throw new UnknownHostException(host.value());
    }
    return found;
  }

  private static boolean fits(Protocol protocol, InetAddress address) {
    return switch (protocol) {
      case DNS4 -> address instanceof Inet4Address;
      case DNS6 -> address instanceof Inet6Address;
      default -> true;
    };
  }

  private static InetAddress[] lookUp(String name, Duration limit) throws IOException {
    if (!PLACES.tryAcquire()) {
      throw new IOException("too many names are being looked up");
    }
    CompletableFuture<InetAddress[]> answer = new CompletableFuture<>();
    THREADS.execute(
        () -> {
          try {
            answer.complete(InetAddress.getAllByName(name));
          } catch (UnknownHostException | RuntimeException e) {
            answer.completeExceptionally(e);
          } finally {
            PLACES.release();
          }
        });
    try {
      return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new SocketTimeoutException("no answer for the name " + name);
    } catch (ExecutionException e) {
      throw new IOException("no address for the name " + name, e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
