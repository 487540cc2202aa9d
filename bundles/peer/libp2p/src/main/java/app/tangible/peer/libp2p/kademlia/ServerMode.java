package app.tangible.peer.libp2p.kademlia;

import app.tangible.peer.Reachability;
import java.util.Optional;

/** Whether we answer others. Who cannot be called would only be in their way. */
final class ServerMode {

  /** Turns serving on or off; asked with the same value again, it does nothing. */
  interface Switch {
    void serve(boolean on);
  }

  private final AutoCloseable watch;

  private ServerMode(AutoCloseable watch) {
    this.watch = watch;
  }

  /** As configured: {@code auto}, {@code client} or {@code server}. */
  static ServerMode of(String mode, Optional<Reachability> reachability, Switch serve) {
    switch (mode) {
      case "server" -> serve.serve(true);
      case "client" -> serve.serve(false);
      case "auto" -> {
        if (reachability.isPresent()) {
          return following(reachability.get(), serve);
        }
        serve.serve(false);
      }
      default -> throw new IllegalArgumentException("mode is auto, client or server, got " + mode);
    }
    return new ServerMode(() -> {});
  }

  private static ServerMode following(Reachability reachability, Switch serve) {
    Runnable follow = () -> serve.serve(reachability.verdict() == Reachability.Verdict.PUBLIC);
    AutoCloseable watch = reachability.onChange(follow);
    follow.run();
    return new ServerMode(watch);
  }

  /** Follows no more. */
  void end() throws Exception {
    watch.close();
  }
}
