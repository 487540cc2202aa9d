package app.tangible.peer.libp2p.mdns;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads a datagram from a stranger: bounded, and in time linear to its length. */
final class DnsReader {

  private static final int MAX_RECORDS = 128;
  private static final int MAX_QUESTIONS = 32;
  private static final int RESPONSE = 0x8000;
  private static final int OPCODE_AND_RCODE = 0x780f;

  private final ByteBuffer message;
  private final DnsNames names;

  private DnsReader(ByteBuffer message) {
    this.message = message;
    names = new DnsNames(message);
  }

  static DnsMessage read(ByteBuffer datagram) throws MalformedDnsException {
    if (datagram.remaining() > DnsMessage.MAX_BYTES) {
      throw new MalformedDnsException("longer than " + DnsMessage.MAX_BYTES + " bytes");
    }
    try {
      return new DnsReader(datagram.slice()).read();
    } catch (BufferUnderflowException e) {
      throw new MalformedDnsException("cut short");
    }
  }

  private DnsMessage read() throws MalformedDnsException {
    message.getShort(); // the id is zero in multicast (RFC 6762 section 18.1) and ignored
    int flags = message.getShort();
    if ((flags & OPCODE_AND_RCODE) != 0) {
      throw new MalformedDnsException("neither a query nor an answer");
    }
    int questions = count(MAX_QUESTIONS);
    int answers = count(MAX_RECORDS);
    int authorities = count(MAX_RECORDS);
    int additionals = count(MAX_RECORDS);
    List<DnsMessage.Question> asked = new ArrayList<>();
    for (int i = 0; i < questions; i++) {
      String name = names.read();
      asked.add(new DnsMessage.Question(name, message.getShort() & 0xffff));
      message.getShort(); // class, with the wish for a unicast answer
    }
    List<DnsRecord> records = new ArrayList<>();
    for (int i = 0; i < answers; i++) {
      records.add(record());
    }
    for (int i = 0; i < authorities; i++) {
      record();
    }
    for (int i = 0; i < additionals; i++) {
      records.add(record());
    }
    return new DnsMessage((flags & RESPONSE) != 0, asked, records);
  }

  private int count(int limit) throws MalformedDnsException {
    int count = message.getShort() & 0xffff;
    if (count > limit) {
      throw new MalformedDnsException("more than " + limit + " entries in a section");
    }
    return count;
  }

  private DnsRecord record() throws MalformedDnsException {
    String name = names.read();
    int type = message.getShort() & 0xffff;
    message.getShort(); // class, with the cache-flush bit
    long ttl = message.getInt() & 0xffffffffL;
    int length = message.getShort() & 0xffff;
    int end = message.position() + length;
    if (end > message.limit()) {
      throw new MalformedDnsException("a record reaches beyond the message");
    }
    DnsRecord record =
        switch (type) {
          case DnsRecord.PTR_TYPE -> new DnsRecord.Ptr(name, ttl, names.read());
          case DnsRecord.TXT_TYPE -> new DnsRecord.Txt(name, ttl, strings(end));
          default -> new DnsRecord.Other(name, type);
        };
    if (message.position() > end) {
      throw new MalformedDnsException("a record is longer than it says");
    }
    message.position(end);
    return record;
  }

  private List<String> strings(int end) throws MalformedDnsException {
    List<String> strings = new ArrayList<>();
    while (message.position() < end) {
      int length = message.get() & 0xff;
      if (message.position() + length > end) {
        throw new MalformedDnsException("a string reaches beyond its record");
      }
      byte[] bytes = new byte[length];
      message.get(bytes);
      strings.add(new String(bytes, StandardCharsets.UTF_8));
    }
    return strings;
  }

  /** Lower case for comparing; DNS ignores the case of ASCII letters alone. */
  static String folded(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
