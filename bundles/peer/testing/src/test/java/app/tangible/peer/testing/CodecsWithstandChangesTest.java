package app.tangible.peer.testing;

import app.tangible.peer.MalformedException;
import app.tangible.peer.Multiaddr;
import app.tangible.peer.PeerId;
import app.tangible.peer.PeerKey;
import app.tangible.peer.PeerRecord;
import app.tangible.peer.Protobuf;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class CodecsWithstandChangesTest {

  private static final String PEER = "12D3KooWD3eckifWpRn9wQpMG9R9hX3sD158z7EqHWmweQAJU5SA";
  private static final String RELAY = "QmYyQSo1c1Ym7orWxLYvCrM2EmxFTANf8wXmmE7DWjhx5N";
  private static final HexFormat HEX = HexFormat.of();
  private static final List<Class<?>> REFUSALS = List.of(MalformedException.class);

  private static final List<Multiaddr> ADDRESSES =
      List.of(
          Multiaddr.parse("/ip4/192.0.2.1/tcp/4001/p2p/" + RELAY + "/p2p-circuit/p2p/" + PEER),
          Multiaddr.parse("/ip6/2001:db8::1/udp/9/quic-v1/p2p/" + PEER),
          Multiaddr.parse("/ip6zone/eth0/ip6/fe80::1/tcp/1"),
          Multiaddr.parse("/unix/%2Ftmp"),
          Multiaddr.parse("/dns/example.com/tcp/443/tls/ws"));

  @Test
  void addressesAsBytes() {
    List<byte[]> seeds = ADDRESSES.stream().map(Multiaddr::bytes).toList();
    new Fuzz(1)
        .feed(
            Fuzz.count(),
            seeds,
            bytes -> {
              Multiaddr address = Multiaddr.decode(bytes);
              assertSame(Multiaddr.parse(address.text()), address);
              assertSame(Multiaddr.decode(address.bytes()), address);
            },
            REFUSALS);
  }

  @Test
  void addressesAsText() {
    List<byte[]> seeds = ADDRESSES.stream().map(address -> ascii(address.text())).toList();
    new Fuzz(2)
        .feed(
            Fuzz.count(),
            seeds,
            text -> {
              Multiaddr address = Multiaddr.parse(new String(text, StandardCharsets.ISO_8859_1));
              assertSame(Multiaddr.decode(address.bytes()), address);
            },
            REFUSALS);
  }

  @Test
  void idsAsTextAndAsBytes() {
    PeerId hashed = PeerId.parse(RELAY);
    List<byte[]> texts = List.of(ascii(PEER), ascii(RELAY), ascii(hashed.toCid()));
    new Fuzz(3)
        .feed(
            Fuzz.count(),
            texts,
            text -> {
              PeerId id = PeerId.parse(new String(text, StandardCharsets.ISO_8859_1));
              assertSame(PeerId.parse(id.toCid()), id);
            },
            REFUSALS);
    new Fuzz(4)
        .feed(
            Fuzz.count(),
            List.of(hashed.bytes(), PeerId.parse(PEER).bytes()),
            bytes -> assertSame(PeerId.of(PeerId.of(bytes).bytes()), PeerId.of(bytes)),
            REFUSALS);
  }

  @Test
  void messages() {
    byte[] seed =
        Protobuf.writer()
            .varint(1, 300)
            .bytes(2, new byte[40])
            .message(3, Protobuf.writer().text(1, "text").varint(2, -5))
            .toBytes();
    new Fuzz(5).feed(Fuzz.count(), List.of(seed), CodecsWithstandChangesTest::walk, REFUSALS);
    new Fuzz(6)
        .feed(
            Fuzz.count(),
            List.of(Protobuf.writer().bytes(4, seed).toBytes()),
            bytes -> Protobuf.readDelimited(new ByteArrayInputStream(bytes), 1000),
            List.of(IOException.class));
  }

  @Test
  void keys() {
    // libp2p specs, peer-ids, test vectors.
    List<byte[]> keys =
        List.of(
            HEX.parseHex(
                "080112201ed1e8fae2c4a144b8be8fd4b47bf3d3b34b871c3cacf6010f0e42d474fce27e"),
            HEX.parseHex(
                "08021221037777e994e452c21604f91de093ce415f5432f701dd8cd1a7a6fea0e630bfca99"),
            HEX.parseHex(
                "0803125b3059301306072a8648ce3d020106082a8648ce3d03010703420004de3d300fa36ae0e8f5d5"
                    + "30899d83abab44abf3161f162a4bc901d8e6ecda020e8b6d5f8da30525e71d6851510c098e5c"
                    + "47c646a597fb4dcec034e9f77c409e62"));
    new Fuzz(7).feed(Fuzz.count(), keys, key -> PeerKey.decode(key).id(), REFUSALS);
    new Fuzz(8)
        .feed(
            Fuzz.count() / 50,
            keys,
            key -> PeerKey.decode(key).verifies(new byte[1], new byte[64]),
            REFUSALS);
  }

  @Test
  void records() {
    byte[] record = PeerRecord.signed(new FreshIdentity(), 3, ADDRESSES);
    new Fuzz(9).feed(Fuzz.count() / 50, List.of(record), PeerRecord::open, REFUSALS);
  }

  /** AssertJ takes longer than what it would look at here. */
  private static void assertSame(Object found, Object expected) {
    if (!found.equals(expected)) {
      throw new AssertionError(found + " instead of " + expected);
    }
  }

  private static void walk(byte[] message) {
    Protobuf.Reader in = Protobuf.reader(message);
    while (in.next()) {
      switch (in.wireType()) {
        case 0 -> in.varint();
        case 2 -> walk(in.bytes());
        default -> in.skip();
      }
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
