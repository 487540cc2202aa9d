package app.tangible.peer.libp2p.relay;

import app.tangible.peer.Multiaddr;
import app.tangible.peer.Protobuf;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A line that a relay promised (circuit-v2.md, {@code Reservation}).
 *
 * @param end until when, to the second
 * @param addresses where the relay is, with its id and without the circuit
 * @param voucher the same, signed by the relay; empty when it gave none
 */
record Promise(Instant end, List<Multiaddr> addresses, byte[] voucher) {

  private static final int MAX_ADDRESSES = 16;
  private static final int MAX_VOUCHER_BYTES = 1024;

  /** The year 9999: an end beyond is as good as none. */
  private static final long LAST_SECOND = 253_402_300_799L;

  Promise {
    addresses = List.copyOf(addresses);
    voucher = voucher.clone();
  }

  @Override
  public byte[] voucher() {
    return voucher.clone();
  }

  Protobuf.Writer writer() {
    Protobuf.Writer writer = Protobuf.writer().varint(1, end.getEpochSecond());
    addresses.forEach(address -> writer.bytes(2, address.bytes()));
    if (voucher.length > 0) {
      writer.bytes(3, voucher);
    }
    return writer;
  }

  static Promise parse(Protobuf.Reader reader) {
    Instant end = Instant.EPOCH;
    List<Multiaddr> addresses = new ArrayList<>();
    byte[] voucher = {};
    while (reader.next()) {
      switch (reader.field()) {
        case 1 -> end = second(reader.varint());
        case 2 -> {
          byte[] bytes = reader.bytes(Multiaddr.MAX_BYTES);
          if (addresses.size() < MAX_ADDRESSES) {
            HopMessage.address(bytes).ifPresent(addresses::add);
          }
        }
        case 3 -> voucher = reader.bytes(MAX_VOUCHER_BYTES);
        default -> reader.skip();
      }
    }
    return new Promise(end, addresses, voucher);
  }

  static Instant second(long value) {
    return Instant.ofEpochSecond(value < 0 ? LAST_SECOND : Math.min(value, LAST_SECOND));
  }
}
