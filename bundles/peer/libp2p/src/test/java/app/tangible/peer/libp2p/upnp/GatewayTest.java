package app.tangible.peer.libp2p.upnp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tangible.peer.Multiaddr;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A router that keeps to the letter of WANIPConnection:1, in its moods. */
class GatewayTest {

  private static final InetAddress INSIDE = InetAddress.ofLiteral("192.168.1.2");
  private static final Multiaddr ADDRESS = Multiaddr.parse("/ip4/192.168.1.2/tcp/4001");
  private static final Duration LEASE = Duration.ofHours(1);

  private final Soap soap = new Soap();
  private StrictRouter router;

  @BeforeEach
  void start() throws IOException {
    router = new StrictRouter();
  }

  @AfterEach
  void close() {
    router.close();
    soap.close();
  }

  @Test
  void mapsTheSamePortAndGivesItBack() throws IOException {
    Mapping mapping = Mapping.make(gateway(), ADDRESS, LEASE);
    assertThat(mapping.outside().text()).isEqualTo("/ip4/45.45.45.10/tcp/4001");
    assertThat(router.mappings()).containsEntry("TCP 4001", "192.168.1.2 4001 3600");
    mapping.remove();
    assertThat(router.mappings()).isEmpty();
  }

  @Test
  void mapsUdpForQuicAndKeepsTheRestOfTheAddress() throws IOException {
    Multiaddr quic = Multiaddr.parse("/ip4/192.168.1.2/udp/4001/quic-v1");
    Mapping mapping = Mapping.make(gateway(), quic, LEASE);
    assertThat(mapping.outside().text()).isEqualTo("/ip4/45.45.45.10/udp/4001/quic-v1");
    assertThat(router.mappings()).containsKey("UDP 4001");
  }

  @Test
  void takesAnotherPortWhereOursIsTaken() throws IOException {
    router.refuse("4001", 718);
    Mapping mapping = Mapping.make(gateway(), ADDRESS, LEASE);
    assertThat(mapping.port()).isNotEqualTo(4001);
    assertThat(router.mappings()).containsKey("TCP " + mapping.port());
  }

  @Test
  void takesALeaseWithoutEndWhereThereIsNoOther() throws IOException {
    router.onlyPermanent();
    Mapping.make(gateway(), ADDRESS, LEASE);
    assertThat(router.mappings()).containsEntry("TCP 4001", "192.168.1.2 4001 0");
  }

  @Test
  void saysWhyItIsRefused() {
    router.refuse("4001", 606);
    assertThatThrownBy(() -> Mapping.make(gateway(), ADDRESS, LEASE))
        .isInstanceOfSatisfying(GatewayException.class, e -> assertThat(e.code()).isEqualTo(606));
  }

  @Test
  void readsNoMoreThanItShould() {
    router.answerWith("<root>" + " ".repeat(70_000) + "</root>");
    assertThatThrownBy(this::gateway).isInstanceOf(IOException.class);
    router.answerWith("<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><root>&e;</root>");
    assertThatThrownBy(this::gateway).isInstanceOf(GatewayException.class);
    router.answerWith("<root/>");
    assertThatThrownBy(this::gateway).isInstanceOf(GatewayException.class);
  }

  private Gateway gateway() throws IOException {
    return Gateway.at(router.location(), INSIDE, soap);
  }
}
