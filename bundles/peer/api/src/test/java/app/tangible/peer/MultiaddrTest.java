package app.tangible.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tangible.peer.Multiaddr.Component;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MultiaddrTest {

  private static final String PEER = "12D3KooWD3eckifWpRn9wQpMG9R9hX3sD158z7EqHWmweQAJU5SA";
  private static final String RELAY = "QmYyQSo1c1Ym7orWxLYvCrM2EmxFTANf8wXmmE7DWjhx5N";

  /** multiformats/multiaddr, test/multiaddr.feature. */
  @Test
  void isTheOneOfTheFeature() {
    Multiaddr address = Multiaddr.parse("/ip4/192.0.2.42/tcp/443");
    assertThat(HexFormat.of().formatHex(address.bytes())).isEqualTo("04c000022a0601bb");
    assertThat(address.components())
        .containsExactly(
            new Component(Protocol.IP4, "192.0.2.42"), new Component(Protocol.TCP, "443"));
  }

  /** Bytes by {@code multiaddr(text).bytes} of @multiformats/multiaddr 13.0.3 (npm). */
  @ParameterizedTest
  @CsvSource({
    "/ip4/127.0.0.1/udp/1234, 047f000001910204d2",
    "/ip6/2001:8a0:7ac5:4201:3ac9:86ff:fe31:7095/tcp/8000,"
        + " 29200108a07ac542013ac986fffe317095061f40",
    "/ip4/127.0.0.1/udp/1234/quic-v1, 047f000001910204d2cd03",
    "/dns4/example.com/tcp/443/wss, 360b6578616d706c652e636f6d0601bbde03",
    "/dnsaddr/sjc-1.bootstrap.libp2p.io, 3819736a632d312e626f6f7473747261702e6c69627032702e696f",
    "/p2p/QmcgpsyWgH8Y8ajJz1Cu72KnS5uo2Aa2LpzU7kinSupNKC,"
        + " a503221220d52ebb89d85b02a284948203a62ff28389c57c9f42beec4ec20db76a68911c0b",
    "/ip4/1.2.3.4/tcp/80/tls/ws, 0401020304060050c003dd03",
    "/ip4/1.2.3.4/udp/1/quic-v1/certhash/uEiDDq4_xNyDorZBH3TlGazyJdOWSwvo4PUo5YHFMrvDE8g,"
        + " 040102030491020001cd03d203221220"
        + "c3ab8ff13720e8ad9047dd39466b3c8974e592c2fa383d4a3960714caef0c4f2",
    "/ip6zone/eth0/ip6/fe80::1/tcp/1, 2a046574683029fe800000000000000000000000000001060001",
    "/unix/%2Ftmp%2Fp2p.sock, 90030d2f746d702f7032702e736f636b"
  })
  void isWrittenAsOthersDo(String text, String hex) {
    assertThat(HexFormat.of().formatHex(Multiaddr.parse(text).bytes())).isEqualTo(hex);
    assertThat(Multiaddr.decode(HexFormat.of().parseHex(hex)).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/ip4/0.0.0.0/tcp/0",
        "/ip6/::/tcp/65535",
        "/ip6/::1/udp/1/quic-v1",
        "/ip6/2001:db8::1:0:0:1/tcp/1",
        "/ip6/::ffff:192.0.2.1/tcp/1",
        "/ip6zone/eth0/ip6/fe80::1/tcp/1",
        "/dns/a/tcp/1/http",
        "/dns6/a/tcp/1/ws",
        "/ip4/1.2.3.4/udp/1/quic-v1/certhash/uEiDDq4_xNyDorZBH3TlGazyJdOWSwvo4PUo5YHFMrvDE8g",
        "/ip4/1.2.3.4/tcp/1/p2p/" + RELAY + "/p2p-circuit/p2p/" + PEER,
        "/p2p-circuit",
        "/unix/%2Ftmp%2Fp2p.sock/p2p/" + PEER
      })
  void isTheSameAsTextAndAsBytes(String text) {
    Multiaddr address = Multiaddr.parse(text);
    assertThat(address.text()).isEqualTo(text);
    assertThat(Multiaddr.decode(address.bytes())).isEqualTo(address).hasToString(text);
  }

  @ParameterizedTest
  @CsvSource({
    "/ip6/2001:DB8:0:0:0:0:0:1/tcp/1, /ip6/2001:db8::1/tcp/1",
    "/ip6/0:0:0:0:0:ffff:c000:0201, /ip6/::ffff:192.0.2.1",
    "/ip6/1:0:0:2:0:0:0:3, /ip6/1:0:0:2::3",
    "/ip6/1::2:0:0:3, /ip6/1::2:0:0:3",
    "/ip6/1:0:2:3:4:5:6:7, /ip6/1:0:2:3:4:5:6:7",
    "/ipfs/" + RELAY + ", /p2p/" + RELAY,
    "/p2p/bafzbeie5745rpv2m6tjyuugywy4d5ewrqgqqhfnf445he3omzpjbx5xqxe, /p2p/" + RELAY,
    "/unix/%2ftmp, /unix/%2Ftmp"
  })
  void hasOneSpelling(String text, String canonical) {
    assertThat(Multiaddr.parse(text).text()).isEqualTo(canonical);
    assertThat(Multiaddr.parse(text)).isEqualTo(Multiaddr.parse(canonical));
  }

  /** Most of them from go-multiaddr's TestConstructFails. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "//",
        "ip4/1.2.3.4",
        "/ip4",
        "/ip4/",
        "/ip4/1.2.3.4/",
        "/ip4/::1",
        "/ip4/fdpsofodsajfdoisa",
        "/ip4/1.2.3",
        "/ip4/1.2.3.4.5",
        "/ip4/1.2.3.256",
        "/ip4/01.2.3.4",
        "/ip4/1.2.3.-4",
        "/ip4/127.0.0.1/udp/",
        "/ip4/127.0.0.1/tcp/jfodsajfidosajfoidsa",
        "/ip4/127.0.0.1/tcp",
        "/ip4/127.0.0.1/quic-v1/1234",
        "/ip4/127.0.0.1/tcp/65536",
        "/ip4/127.0.0.1/tcp/-1",
        "/ip4/127.0.0.1/tcp/080",
        "/ip4/127.0.0.1/p2p",
        "/ip4/127.0.0.1/p2p/tcp",
        "/ip6/1:2:3:4:5:6:7",
        "/ip6/1:2:3:4:5:6:7:8:9",
        "/ip6/1:::2",
        "/ip6/1::2::3",
        "/ip6/1:2:3:4::5:6:7:8",
        "/ip6/12345::1",
        "/ip6/1.2.3.4",
        "/ip6/::1.2.3.4:5",
        "/ip6/fe80::1%eth0",
        "/dns4/",
        "/dns4/a b",
        "/unix",
        "/unix/",
        "/unix/%2",
        "/sctp/1",
        "/certhash/x",
        "/certhash/uAA",
        "/IP4/1.2.3.4"
      })
  void refusesWhatIsNone(String text) {
    assertThatThrownBy(() -> Multiaddr.parse(text)).isInstanceOf(MalformedException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", // nothing
        "047f0000", // cut
        "0601", // a port that is cut
        "a503", // no length
        "a5030a", // cut
        "a50300", // an empty multihash
        "3600", // an empty name
        "3601ff", // a name that is not UTF-8
        "36012f", // a name with a slash
        "8401", // sctp
        "8400", // a varint that is longer than needed
        "ffffffffffffffff7f",
        "a503ffffffff7f",
        "d2030112" // a hash that is cut
      })
  void refusesBytesThatAreNone(String hex) {
    assertThatThrownBy(() -> Multiaddr.decode(HexFormat.of().parseHex(hex)))
        .isInstanceOf(MalformedException.class);
  }

  @Test
  void isBounded() {
    String hop = "/p2p-circuit";
    assertThat(Multiaddr.parse(hop.repeat(16)).components()).hasSize(16);
    assertThatThrownBy(() -> Multiaddr.parse(hop.repeat(17)))
        .isInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> Multiaddr.parse(hop.repeat(100_000)))
        .isInstanceOf(MalformedException.class);
    String name = "/dns/" + "é".repeat(130);
    assertThat(Multiaddr.parse(name.repeat(3)).bytes()).hasSizeLessThan(1024);
    assertThatThrownBy(() -> Multiaddr.parse(name.repeat(4)))
        .isInstanceOf(MalformedException.class);
    Multiaddr full = Multiaddr.parse(hop.repeat(16));
    assertThatThrownBy(() -> full.with(Protocol.TCP, "1")).isInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> Multiaddr.decode(new byte[1025]))
        .isInstanceOf(MalformedException.class);
  }

  @Test
  void tellsWhoIsThereAndHow() {
    Multiaddr relay = Multiaddr.parse("/ip4/192.0.2.1/tcp/4001/p2p/" + RELAY);
    Multiaddr circuit = relay.with(Protocol.P2P_CIRCUIT, "");
    Multiaddr relayed = circuit.withPeer(new PeerId(PEER));
    assertThat(relay.peer()).contains(new PeerId(RELAY));
    assertThat(relay.isRelayed()).isFalse();
    assertThat(relay.relay()).isEmpty();
    assertThat(relay.withoutPeer()).hasToString("/ip4/192.0.2.1/tcp/4001");
    assertThat(circuit.peer()).isEmpty();
    assertThat(relayed.peer()).contains(new PeerId(PEER));
    assertThat(relayed.isRelayed()).isTrue();
    assertThat(relayed.relay()).contains(relay);
    assertThat(relayed.withoutPeer()).isEqualTo(circuit);
    assertThat(relayed.withPeer(new PeerId(PEER))).isEqualTo(relayed);
    assertThat(Multiaddr.parse("/p2p/" + PEER).withoutPeer()).hasToString("/p2p/" + PEER);
    assertThat(relay.encapsulate(Multiaddr.parse("/p2p-circuit"))).isEqualTo(circuit);
  }

  @Test
  void tellsTheSocketsAddress() throws UnknownHostException {
    Multiaddr address = Multiaddr.of(InetAddress.getByName("::1"), Protocol.UDP, 53);
    assertThat(address).hasToString("/ip6/::1/udp/53");
    assertThat(address.ip()).contains(InetAddress.getByName("::1"));
    assertThat(address.port()).hasValue(53);
    assertThat(Multiaddr.parse("/dns/a/ws").ip()).isEmpty();
    assertThat(Multiaddr.parse("/dns/a/ws").port()).isEmpty();
    assertThat(address.value(Protocol.UDP)).contains("53");
    assertThat(address.value(Protocol.TCP)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/ip4/127.0.0.1/tcp/1, true, true",
    "/ip4/127.9.9.9/tcp/1, true, true",
    "/ip6/::1/tcp/1, true, true",
    "/ip4/10.1.2.3/tcp/1, false, true",
    "/ip4/172.16.0.1/tcp/1, false, true",
    "/ip4/172.32.0.1/tcp/1, false, false",
    "/ip4/192.168.1.1/tcp/1, false, true",
    "/ip4/169.254.1.1/tcp/1, false, true",
    "/ip4/100.64.0.1/tcp/1, false, true",
    "/ip4/100.128.0.1/tcp/1, false, false",
    "/ip4/0.0.0.0/tcp/1, false, true",
    "/ip6/fd00::1/tcp/1, false, true",
    "/ip6/fe80::1/tcp/1, false, true",
    "/ip6/2001:db8::1/tcp/1, false, false",
    "/ip4/8.8.8.8/tcp/1, false, false",
    "/ip6/::ffff:10.0.0.1/tcp/1, false, true",
    "/dns/localhost/tcp/1, false, false"
  })
  void tellsWhereItIsOfUse(String text, boolean loopback, boolean near) {
    assertThat(Multiaddr.parse(text).isLoopback()).isEqualTo(loopback);
    assertThat(Multiaddr.parse(text).isPrivate()).isEqualTo(near);
  }

  @Test
  void everyIpv6AddressIsReadAsItIsWritten() {
    Random random = new Random(6);
    for (int i = 0; i < 5000; i++) {
      byte[] bytes = new byte[17];
      bytes[0] = 41;
      for (int group = 0; group < 8; group++) {
        if (random.nextBoolean()) {
          bytes[1 + 2 * group] = (byte) (random.nextBoolean() ? 0 : random.nextInt());
          bytes[2 + 2 * group] = (byte) random.nextInt();
        }
      }
      Multiaddr address = Multiaddr.decode(bytes);
      assertThat(Multiaddr.parse(address.text()).bytes()).isEqualTo(bytes);
    }
  }
}
