package app.tangible.peer.libp2p.mdns;

import app.tangible.peer.MalformedException;
import app.tangible.peer.Multiaddr;
import app.tangible.peer.PeerId;
import app.tangible.peer.PeerInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an answer says of peers near by, and how we say it of ourselves. */
final class LanPeers {

  static final String SERVICE = "_p2p._udp.local";
  static final String ALL_SERVICES = "_services._dns-sd._udp.local";

  private static final String ATTRIBUTE = "dnsaddr=";
  private static final int MAX_ADDRESSES = 16;
  private static final int MAX_PEERS = 32;
  private static final int TTL_SECONDS = 120;

  private LanPeers() {}

  static DnsMessage query() {
    return DnsMessage.query(new DnsMessage.Question(SERVICE, DnsRecord.PTR_TYPE));
  }

  static DnsMessage services() {
    return DnsMessage.answer(List.of(new DnsRecord.Ptr(ALL_SERVICES, TTL_SECONDS, SERVICE)));
  }

  /** Addresses of use near by only; a record each, as others expect. */
  static DnsMessage answer(String peerName, PeerId self, List<Multiaddr> addresses) {
    String instance = peerName + "." + SERVICE;
    List<DnsRecord> records = new ArrayList<>();
    records.add(new DnsRecord.Ptr(SERVICE, TTL_SECONDS, instance));
    addresses.stream()
        .filter(LanPeers::isNear)
        .map(address -> ATTRIBUTE + address.withPeer(self).text())
        .filter(text -> text.length() < 256)
        .limit(MAX_ADDRESSES)
        .forEach(text -> records.add(new DnsRecord.Txt(instance, TTL_SECONDS, List.of(text))));
    return DnsMessage.answer(records);
  }

  /**
   * The peers of an answer. Public addresses are left out: somebody near by cannot vouch for them,
   * and could have the whole house call a stranger.
   */
  static List<PeerInfo> in(DnsMessage answer) {
    boolean ours =
        answer.records().stream()
            .anyMatch(r -> r instanceof DnsRecord.Ptr ptr && ptr.name().equals(SERVICE));
    Map<PeerId, List<Multiaddr>> found = new LinkedHashMap<>();
    if (ours && answer.response()) {
      for (DnsRecord record : answer.records()) {
        if (record instanceof DnsRecord.Txt txt && txt.name().endsWith("." + SERVICE)) {
          txt.strings().forEach(text -> add(found, text));
        }
      }
    }
    return found.entrySet().stream().map(e -> new PeerInfo(e.getKey(), e.getValue())).toList();
  }

  private static void add(Map<PeerId, List<Multiaddr>> found, String text) {
    Optional<Multiaddr> address = address(text).filter(LanPeers::isNear);
    Optional<PeerId> peer = address.flatMap(Multiaddr::peer);
    if (peer.isEmpty() || found.size() >= MAX_PEERS && !found.containsKey(peer.get())) {
      return;
    }
    List<Multiaddr> known = found.computeIfAbsent(peer.get(), id -> new ArrayList<>());
    if (known.size() < MAX_ADDRESSES) {
      known.add(address.get().withoutPeer());
    }
  }

  private static Optional<Multiaddr> address(String text) {
    if (!text.startsWith(ATTRIBUTE)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Multiaddr.parse(text.substring(ATTRIBUTE.length())));
    } catch (MalformedException e) {
      return Optional.empty();
    }
  }

  private static boolean isNear(Multiaddr address) {
    return address.isPrivate() && !address.isLoopback() && !address.isRelayed();
  }
}
