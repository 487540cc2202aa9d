package app.tangible.peer.libp2p.mdns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tangible.peer.Multiaddr;
import app.tangible.peer.PeerId;
import app.tangible.peer.PeerInfo;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The DNS that is read from whoever is in the same network. */
class DnsTest {

  private static final PeerId PEER =
      new PeerId("12D3KooWLbF83vhrR9mpUWXFvWGbYL5szRhSqWyD41eURqCDTvS8");
  private static final String NAME = "abcdefghijklmnopqrstuvwxyz0123456789";

  @Test
  void readsBackWhatItWrites() throws MalformedDnsException {
    Multiaddr near = Multiaddr.parse("/ip4/192.168.1.7/tcp/4001");
    DnsMessage answer = LanPeers.answer(NAME, PEER, List.of(near));
    DnsMessage read = DnsReader.read(DnsWriter.write(answer));
    assertThat(read).isEqualTo(answer);
    assertThat(LanPeers.in(read)).containsExactly(new PeerInfo(PEER, List.of(near)));
  }

  @Test
  void writesAQueryAsTheSpecificationShowsIt() throws MalformedDnsException {
    // RFC 1035 by hand: header with one question, _p2p._udp.local PTR IN.
    String expected =
        "0000"
            + "0000"
            + "0001"
            + "0000"
            + "0000"
            + "0000"
            + "045f703270"
            + "045f756470"
            + "056c6f63616c"
            + "00"
            + "000c"
            + "0001";
    ByteBuffer written = DnsWriter.write(LanPeers.query());
    byte[] bytes = new byte[written.remaining()];
    written.get(bytes);
    assertThat(HexFormat.of().formatHex(bytes)).isEqualTo(expected);
    assertThat(read(expected).questions().getFirst().asks(LanPeers.SERVICE, 12)).isTrue();
  }

  @Test
  void announcesNothingThatIsOfNoUseNearBy() {
    List<Multiaddr> addresses =
        List.of(
            Multiaddr.parse("/ip4/127.0.0.1/tcp/1"),
            Multiaddr.parse("/ip4/45.45.45.45/tcp/1"),
            Multiaddr.parse("/ip4/10.0.0.1/tcp/1/p2p/" + PEER.text() + "/p2p-circuit"));
    assertThat(LanPeers.answer(NAME, PEER, addresses).records()).hasSize(1);
  }

  @Test
  void believesNoAddressOutsideOfTheHouse() throws MalformedDnsException {
    DnsMessage answer =
        DnsMessage.answer(
            List.of(
                new DnsRecord.Ptr(LanPeers.SERVICE, 120, NAME + "." + LanPeers.SERVICE),
                txt("/ip4/45.45.45.45/tcp/80/p2p/" + PEER.text()),
                txt("/ip4/127.0.0.1/tcp/80/p2p/" + PEER.text()),
                txt("/ip4/192.168.1.9/tcp/80"),
                txt("nonsense")));
    assertThat(LanPeers.in(DnsReader.read(DnsWriter.write(answer)))).isEmpty();
  }

  private static DnsRecord txt(String address) {
    return new DnsRecord.Txt(NAME + "." + LanPeers.SERVICE, 120, List.of("dnsaddr=" + address));
  }

  @Test
  void refusesPointersThatGoRound() {
    String header = "0000" + "0000" + "0001" + "0000" + "0000" + "0000";
    assertThatThrownBy(() -> read(header + "c00c" + "000c0001"))
        .as("to itself")
        .isInstanceOf(MalformedDnsException.class);
    assertThatThrownBy(() -> read(header + "0161" + "c00c" + "000c0001"))
        .as("to the label before it")
        .isInstanceOf(MalformedDnsException.class);
    assertThatThrownBy(() -> read(header + "c010" + "000c0001" + "c00c"))
        .as("forward")
        .isInstanceOf(MalformedDnsException.class);
  }

  @Test
  void refusesNamesThatGrowByPointers() {
    StringBuilder message = new StringBuilder("0000" + "0000" + "0014" + "0000" + "0000" + "0000");
    String label = "3f" + "61".repeat(63);
    message.append(label.repeat(3)).append("00").append("000c0001");
    for (int i = 0; i < 19; i++) {
      message.append(label).append("c00c").append("000c0001");
    }
    assertThatThrownBy(() -> read(message.toString())).isInstanceOf(MalformedDnsException.class);
  }

  @Test
  void refusesWhatIsCutOrTooMuch() {
    assertThatThrownBy(() -> read("0000")).isInstanceOf(MalformedDnsException.class);
    assertThatThrownBy(() -> read("00008400000000010000ffff"))
        .isInstanceOf(MalformedDnsException.class);
    assertThatThrownBy(() -> DnsReader.read(ByteBuffer.allocate(9001)))
        .isInstanceOf(MalformedDnsException.class);
  }

  @Test
  void aDotInsideALabelIsNoBorder() throws MalformedDnsException {
    String header = "0000" + "0000" + "0001" + "0000" + "0000" + "0000";
    DnsMessage message = read(header + "0d5f7032702e5f7564702e6c6f63" + "00" + "000c0001");
    assertThat(message.questions().getFirst().name()).contains("\\.");
  }

  @Test
  void survivesMutatedDatagrams() {
    Random random = new Random(11);
    byte[] valid =
        bytes(
            LanPeers.answer(
                NAME,
                PEER,
                List.of(
                    Multiaddr.parse("/ip4/192.168.1.7/tcp/4001"),
                    Multiaddr.parse("/ip4/10.0.0.1/tcp/1"))));
    int runs = Integer.getInteger("tangible.fuzz", 100_000);
    int understood = 0;
    int refused = 0;
    for (int i = 0; i < runs; i++) {
      byte[] mutated = valid.clone();
      for (int n = random.nextInt(6); n >= 0; n--) {
        mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
      }
      int length = random.nextInt(8) == 0 ? random.nextInt(mutated.length) : mutated.length;
      try {
        LanPeers.in(DnsReader.read(ByteBuffer.wrap(mutated, 0, length)));
        understood++;
      } catch (MalformedDnsException e) {
        refused++;
      }
    }
    assertThat(understood).isGreaterThan(runs / 100);
    assertThat(refused).isGreaterThan(runs / 100);
  }

  private static byte[] bytes(DnsMessage message) {
    ByteBuffer written = DnsWriter.write(message);
    byte[] bytes = new byte[written.remaining()];
    written.get(bytes);
    return bytes;
  }

  private static DnsMessage read(String hex) throws MalformedDnsException {
    return DnsReader.read(ByteBuffer.wrap(HexFormat.of().parseHex(hex)));
  }
}
