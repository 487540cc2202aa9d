package app.tangible.peer.libp2p.identify;

import app.tangible.peer.Identified;
import app.tangible.peer.MalformedException;
import app.tangible.peer.Multiaddr;
import app.tangible.peer.PeerId;
import app.tangible.peer.PeerInfo;
import app.tangible.peer.PeerKey;
import app.tangible.peer.PeerRecord;
import app.tangible.peer.Protobuf;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is read of one peer's messages {@code Identify}: they may come in parts, and a push may
 * leave out what did not change.
 */
final class Told {

  private static final int MAX_TEXT = 256;
  private static final int MAX_PROTOCOLS = 512;

  private final PeerId peer;
  private final Set<String> protocols = new LinkedHashSet<>();
  private final List<Multiaddr> addresses = new ArrayList<>();
  private @Nullable String agent;
  private @Nullable String version;
  private @Nullable Multiaddr observed;
  private @Nullable PeerRecord record;

  /** Of whom. */
  Told(PeerId peer) {
    this.peer = peer;
  }

  /** Adds what this message says. */
  void read(byte[] message) {
    Protobuf.Reader in = Protobuf.reader(message);
    while (in.next()) {
      switch (in.field()) {
        case 1 -> checkKey(in.bytes());
        case 2 -> address(in.bytes());
        case 3 -> protocol(in.text(MAX_TEXT));
        case 4 -> observed = Multiaddr.understood(in.bytes()).orElse(null);
        case 5 -> version = printable(in.text(MAX_TEXT));
        case 6 -> agent = printable(in.text(MAX_TEXT));
        case 8 -> record = verified(in.bytes());
        default -> in.skip();
      }
    }
  }

  private void checkKey(byte[] key) {
    if (!PeerKey.decode(key).id().equals(peer)) {
      throw new MalformedException("a peer tells a key that is not its own");
    }
  }

  private void address(byte[] address) {
    if (addresses.size() < PeerInfo.MAX_ADDRESSES) {
      Multiaddr.understood(address).ifPresent(addresses::add);
    }
  }

  private void protocol(String protocol) {
    if (protocols.size() == MAX_PROTOCOLS) {
      throw new MalformedException("more than " + MAX_PROTOCOLS + " protocols");
    }
    protocols.add(protocol);
  }

  /** It is shown to people, and told in logs. */
  private static String printable(String text) {
    return text.replaceAll("[^\\p{Print}]", "?");
  }

  /** A wrong record is as good as none: the addresses that were told without it stay. */
  private @Nullable PeerRecord verified(byte[] envelope) {
    try {
      PeerRecord read = PeerRecord.open(envelope);
      return read.info().id().equals(peer) ? read : null;
    } catch (MalformedException e) {
      return null;
    }
  }

  /** What is known now, with what was known before where nothing was said. */
  Identified after(Optional<Identified> before) {
    boolean signed = record != null;
    List<Multiaddr> told = record != null ? record.info().addresses() : addresses;
    boolean kept = told.isEmpty() && !signed && before.isPresent();
    return new Identified(
        agent != null ? agent : before.map(Identified::agent).orElse(""),
        version != null ? version : before.map(Identified::protocolVersion).orElse(""),
        protocols.isEmpty() ? before.map(Identified::protocols).orElse(Set.of()) : protocols,
        kept ? before.get().addresses() : told.stream().map(Multiaddr::withoutPeer).toList(),
        observed != null ? Optional.of(observed) : before.flatMap(Identified::observed),
        kept ? before.get().signed() : signed);
  }
}
