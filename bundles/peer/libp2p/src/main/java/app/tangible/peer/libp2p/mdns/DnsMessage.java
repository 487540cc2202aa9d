package app.tangible.peer.libp2p.mdns;

import java.util.List;

/**
 * A DNS message as far as discovery needs it: authority records are read over, the two sections
 * that answer are one list.
 */
record DnsMessage(boolean response, List<Question> questions, List<DnsRecord> records) {

  /** RFC 6762 section 17: what an interface with jumbo frames carries. */
  static final int MAX_BYTES = 9000;

  record Question(String name, int type) {

    boolean asks(String wanted, int wantedType) {
      return name.equals(wanted) && (type == wantedType || type == DnsRecord.ANY_TYPE);
    }
  }

  DnsMessage {
    questions = List.copyOf(questions);
    records = List.copyOf(records);
  }

  static DnsMessage query(Question question) {
    return new DnsMessage(false, List.of(question), List.of());
  }

  static DnsMessage answer(List<DnsRecord> records) {
    return new DnsMessage(true, List.of(), records);
  }
}
