package app.tangible.peer.libp2p.wire;

import app.tangible.peer.Multiaddr;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Some addresses that others are told, always those that were set last. */
public final class Advertised implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Advertised.class);
  private static final int MOST = 16;

  private final Switchboard switchboard;
  private final Map<Multiaddr, AutoCloseable> told = new HashMap<>();

  /** None yet. */
  public Advertised(Switchboard switchboard) {
    this.switchboard = switchboard;
  }

  /** From now on these, at most sixteen, and no others. */
  public synchronized void set(Collection<Multiaddr> addresses) {
    List<Multiaddr> wanted = addresses.stream().distinct().limit(MOST).toList();
    for (Multiaddr gone : Set.copyOf(told.keySet())) {
      if (!wanted.contains(gone)) {
        withdraw(told.remove(gone));
      }
    }
    for (Multiaddr address : wanted) {
      told.computeIfAbsent(address, switchboard::advertise);
    }
  }

  private static void withdraw(AutoCloseable address) {
    try {
      address.close();
    } catch (Exception e) {
      LOG.warn("an address could not be withdrawn", e);
    }
  }

  /** None any more. */
  @Override
  public void close() {
    set(List.of());
  }
}
