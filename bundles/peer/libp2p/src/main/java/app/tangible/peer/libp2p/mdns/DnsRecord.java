package app.tangible.peer.libp2p.mdns;

import java.util.List;

/** A resource record (RFC 1035 section 4.1.3); names are lower case, without the last dot. */
sealed interface DnsRecord {

  int PTR_TYPE = 12;
  int TXT_TYPE = 16;
  int ANY_TYPE = 255;

  String name();

  /** Who has this name: a service has an instance. */
  record Ptr(String name, long ttlSeconds, String target) implements DnsRecord {}

  /** Attributes, each at most 255 bytes. */
  record Txt(String name, long ttlSeconds, List<String> strings) implements DnsRecord {

    public Txt {
      strings = List.copyOf(strings);
    }
  }

  /** Read over, of no use here. */
  record Other(String name, int type) implements DnsRecord {}
}
