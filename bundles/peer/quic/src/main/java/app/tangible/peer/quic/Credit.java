package app.tangible.peer.quic;

import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What may be sent to callers that are not proven: three times what they sent, so that a stranger
 * who forges an address has nothing to gain (RFC 9000, 8). quiche counts too, but not the probes
 * that it pads. For the one thread of a socket.
 */
final class Credit {

  private static final int TIMES = 3;

  private static final class Account {
    private long left;
    private int handshakes;
  }

  private final Map<InetSocketAddress, Account> accounts = new HashMap<>();

  /** A handshake began with a datagram of so many bytes. */
  void begun(InetSocketAddress caller, int bytes) {
    Account account = accounts.computeIfAbsent(caller, _ -> new Account());
    account.handshakes++;
    account.left += (long) TIMES * bytes;
  }

  /** It is over. */
  void over(InetSocketAddress caller) {
    accounts.computeIfPresent(caller, (_, account) -> --account.handshakes == 0 ? null : account);
  }

  void received(InetSocketAddress from, int bytes) {
    if (!accounts.isEmpty()) {
      @Nullable Account account = accounts.get(from);
      if (account != null) {
        account.left += (long) TIMES * bytes;
      }
    }
  }

  /** Whether so much may be sent there; then it counts as sent. */
  boolean take(InetSocketAddress to, int bytes) {
    if (accounts.isEmpty()) {
      return true;
    }
    @Nullable Account account = accounts.get(to);
    if (account == null) {
      return true;
    }
    if (account.left < bytes) {
      return false;
    }
    account.left -= bytes;
    return true;
  }
}
