package app.tangible.peer;

import java.time.Duration;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ConsumerType;

/** A way to find who has something, and to be found. There may be none or many. */
@ConsumerType
public interface ContentRouting {

  /** For instance {@code kademlia}. */
  String name();

  /** Lets us be found under this key, for so long, unless withdrawn. Returns at once. */
  void provide(ContentKey key, Duration howLong);

  /** Lets us be found no more, as far as that can be taken back. */
  void withdraw(ContentKey key);

  /**
   * Looks for those who have it, until closed. A peer may be told of more than once, and may not
   * have it at all.
   */
  AutoCloseable find(ContentKey key, Consumer<PeerInfo> found);
}
