package app.tangible.peer.libp2p.autonat;

import app.tangible.peer.Multiaddr;
import app.tangible.peer.PeerId;
import app.tangible.peer.Reachability;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What each peer last found for each address. An address can be called when more found so than
 * found otherwise; we can be when one of our addresses can.
 */
final class Findings {

  private static final int MAX_ADDRESSES = 32;
  private static final int MAX_PEERS = 16;

  private final Map<Multiaddr, Map<PeerId, Boolean>> byAddress = new LastOnes<>(MAX_ADDRESSES);

  synchronized void add(PeerId peer, Question.Finding finding) {
    byAddress
        .computeIfAbsent(finding.address(), address -> new LastOnes<>(MAX_PEERS))
        .put(peer, finding.reachable());
  }

  /** Forgets what is said of addresses that are ours no more. */
  synchronized void keep(Set<Multiaddr> ours) {
    byAddress.keySet().retainAll(ours);
  }

  synchronized Reachability.Verdict verdict() {
    if (byAddress.isEmpty()) {
      return Reachability.Verdict.UNKNOWN;
    }
    return callable().isEmpty() ? Reachability.Verdict.PRIVATE : Reachability.Verdict.PUBLIC;
  }

  synchronized List<Multiaddr> callable() {
    return byAddress.entrySet().stream()
        .filter(
            entry ->
                2 * entry.getValue().values().stream().filter(Boolean::booleanValue).count()
                    > entry.getValue().size())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Forgets what came first when there is too much. */
  private static final class LastOnes<K, V> extends LinkedHashMap<K, V> {

    private static final long serialVersionUID = 1L;

    private final int most;

    LastOnes(int most) {
      this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
      return size() > most;
    }
  }
}
