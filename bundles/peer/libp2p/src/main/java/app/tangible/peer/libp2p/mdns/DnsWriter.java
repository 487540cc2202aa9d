package app.tangible.peer.libp2p.mdns;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Writes what {@link DnsReader} reads; names compressed where they repeat. */
final class DnsWriter {

  private static final int INTERNET = 1;
  private static final int AUTHORITATIVE_RESPONSE = 0x8400;
  private static final int MAX_POINTER = 0x3fff;

  private final ByteBuffer out = ByteBuffer.allocate(DnsMessage.MAX_BYTES);
  private final Map<String, Integer> written = new HashMap<>();

  private DnsWriter() {}

  /**
   * The datagram, flipped for sending; {@link java.nio.BufferOverflowException} beyond 9000 bytes.
   */
  static ByteBuffer write(DnsMessage message) {
    DnsWriter writer = new DnsWriter();
    writer.message(message);
    return writer.out.flip();
  }

  private void message(DnsMessage message) {
    out.putShort((short) 0);
    out.putShort((short) (message.response() ? AUTHORITATIVE_RESPONSE : 0));
    long pointers = message.records().stream().filter(DnsRecord.Ptr.class::isInstance).count();
    out.putShort((short) message.questions().size());
    out.putShort((short) pointers);
    out.putShort((short) 0);
    out.putShort((short) (message.records().size() - pointers));
    for (DnsMessage.Question question : message.questions()) {
      name(question.name());
      out.putShort((short) question.type());
      out.putShort((short) INTERNET);
    }
    // The pointer answers, its details are additional (discovery/mdns.md, "Response").
    message.records().stream().filter(DnsRecord.Ptr.class::isInstance).forEach(this::record);
    message.records().stream().filter(r -> !(r instanceof DnsRecord.Ptr)).forEach(this::record);
  }

  private void record(DnsRecord record) {
    name(record.name());
    switch (record) {
      case DnsRecord.Ptr ptr -> {
        int length = header(DnsRecord.PTR_TYPE, ptr.ttlSeconds());
        name(ptr.target());
        close(length);
      }
      case DnsRecord.Txt txt -> {
        int length = header(DnsRecord.TXT_TYPE, txt.ttlSeconds());
        txt.strings().forEach(this::string);
        close(length);
      }
      case DnsRecord.Other other -> close(header(other.type(), 0));
    }
  }

  private int header(int type, long ttlSeconds) {
    out.putShort((short) type).putShort((short) INTERNET).putInt((int) ttlSeconds);
    out.putShort((short) 0);
    return out.position();
  }

  private void close(int start) {
    out.putShort(start - 2, (short) (out.position() - start));
  }

  private void string(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > 255) {
      throw new IllegalArgumentException("a string of " + bytes.length + " bytes in a TXT record");
    }
    out.put((byte) bytes.length).put(bytes);
  }

  private void name(String name) {
    String rest = name;
    while (!rest.isEmpty()) {
      Integer before = written.get(rest);
      if (before != null) {
        out.putShort((short) (0xc000 | before));
        return;
      }
      if (out.position() <= MAX_POINTER) {
        written.put(rest, out.position());
      }
      int dot = rest.indexOf('.');
      byte[] label = (dot < 0 ? rest : rest.substring(0, dot)).getBytes(StandardCharsets.UTF_8);
      if (label.length == 0 || label.length > 63) {
        throw new IllegalArgumentException("a label of " + label.length + " bytes");
      }
      out.put((byte) label.length).put(label);
      rest = dot < 0 ? "" : rest.substring(dot + 1);
    }
    out.put((byte) 0);
  }
}
