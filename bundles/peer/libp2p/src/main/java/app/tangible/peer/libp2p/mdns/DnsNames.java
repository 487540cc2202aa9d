package app.tangible.peer.libp2p.mdns;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Reads names with compression (RFC 1035 section 4.1.4). A pointer must lead to a place before the
 * part that holds it, so that no chain of pointers can go round; all labels together stay within
 * 255 bytes, so that a message of pointers costs no more than its length.
 */
final class DnsNames {

  private static final int MAX_NAME_BYTES = 255;
  private static final int MAX_LABEL_BYTES = 63;
  private static final int POINTER = 0xc0;
  private static final int MAX_POINTERS = 16;

  private final ByteBuffer message;

  DnsNames(ByteBuffer message) {
    this.message = message;
  }

  String read() throws MalformedDnsException {
    StringBuilder name = new StringBuilder();
    int used = 1;
    int pointers = 0;
    int resume = -1;
    int partStart = message.position();
    while (true) {
      int length = message.get() & 0xff;
      if (length == 0) {
        break;
      }
      if ((length & POINTER) == POINTER) {
        int target = (length & ~POINTER) << 8 | message.get() & 0xff;
        if (target >= partStart || ++pointers > MAX_POINTERS) {
          throw new MalformedDnsException("a compression pointer that does not lead back");
        }
        if (resume < 0) {
          resume = message.position();
        }
        message.position(target);
        partStart = target;
        continue;
      }
      used += length + 1;
      if (length > MAX_LABEL_BYTES || used > MAX_NAME_BYTES) {
        throw new MalformedDnsException("a label or name that is too long");
      }
      append(name, length);
    }
    if (resume >= 0) {
      message.position(resume);
    }
    return DnsReader.folded(name.toString());
  }

  private void append(StringBuilder name, int length) {
    byte[] label = new byte[length];
    message.get(label);
    if (!name.isEmpty()) {
      name.append('.');
    }
    // A dot inside a label must not look like a border.
    name.append(new String(label, StandardCharsets.UTF_8).replace(".", "\\."));
  }
}
