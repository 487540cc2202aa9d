package app.tangible.peer.libp2p.upnp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a device may send, and what it had better not. */
class BoundedXmlTest {

  private static final URI LOCATION = URI.create("http://192.168.1.1:5000/root.xml");

  private static final String DESCRIPTION =
      """
      <?xml version="1.0"?>
      <root xmlns="urn:schemas-upnp-org:device-1-0"><specVersion><major>1</major></specVersion>
      <device><deviceType>urn:schemas-upnp-org:device:InternetGatewayDevice:1</deviceType>
      <deviceList><device><serviceList>
      <service><serviceType>urn:schemas-upnp-org:service:Layer3Forwarding:1</serviceType>
      <controlURL>/ctl/L3F</controlURL></service>
      <service><serviceType>urn:schemas-upnp-org:service:WANIPConnection:1</serviceType>
      <controlURL>/ctl/IPConn</controlURL><eventSubURL>/evt/IPConn</eventSubURL></service>
      </serviceList></device></deviceList></device></root>
      """;

  @Test
  void findsTheServiceThatMapsPorts() throws GatewayException {
    assertThat(WanService.in(bytes(DESCRIPTION), LOCATION))
        .containsExactly(
            new WanService(
                "urn:schemas-upnp-org:service:WANIPConnection:1",
                URI.create("http://192.168.1.1:5000/ctl/IPConn")));
  }

  @Test
  void ignoresAServiceOnAnotherHost() throws GatewayException {
    String elsewhere = DESCRIPTION.replace("/ctl/IPConn", "http://192.168.1.9:80/ctl");
    assertThat(WanService.in(bytes(elsewhere), LOCATION)).isEmpty();
  }

  @Test
  void refusesAnExternalEntity() {
    String evil =
        "<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><root><a>&x;</a></root>";
    assertThatThrownBy(() -> WanService.in(bytes(evil), LOCATION))
        .isInstanceOf(GatewayException.class);
  }

  @Test
  void refusesEntitiesThatMultiply() {
    StringBuilder evil = new StringBuilder("<!DOCTYPE r [<!ENTITY a0 \"ha\">");
    for (int i = 1; i < 20; i++) {
      evil.append("<!ENTITY a").append(i).append(" \"").append(("&a" + (i - 1) + ";").repeat(9));
      evil.append("\">");
    }
    evil.append("]><r>&a19;</r>");
    assertThatThrownBy(() -> WanService.in(bytes(evil.toString()), LOCATION))
        .isInstanceOf(GatewayException.class);
  }

  @Test
  void refusesWhatIsNestedTooDeepOrTooLong() {
    assertThatThrownBy(() -> WanService.in(bytes("<a>".repeat(40)), LOCATION))
        .isInstanceOf(GatewayException.class);
    assertThatThrownBy(() -> WanService.in(bytes("<r>" + "<a/>".repeat(3000) + "</r>"), LOCATION))
        .isInstanceOf(GatewayException.class);
    assertThatThrownBy(() -> WanService.in(new byte[70_000], LOCATION))
        .isInstanceOf(GatewayException.class);
  }

  @Test
  void survivesMutatedDescriptions() {
    Random random = new Random(7);
    int runs = Integer.getInteger("tangible.fuzz", 100_000) / 20;
    int refused = 0;
    for (int i = 0; i < runs; i++) {
      byte[] mutated = bytes(DESCRIPTION);
      for (int n = random.nextInt(4); n >= 0; n--) {
        mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
      }
      try {
        WanService.in(mutated, LOCATION);
      } catch (GatewayException e) {
        refused++;
      }
    }
    assertThat(refused).isBetween(1, runs);
  }

  @Test
  void takesADescriptionOnlyFromTheHostThatAnswered() {
    InetAddress router = InetAddress.ofLiteral("192.168.1.1");
    String answer =
        "HTTP/1.1 200 OK\r\nST: x\r\nLocation: http://192.168.1.1:5000/root.xml\r\n\r\n";
    assertThat(Ssdp.location(answer, router)).contains(LOCATION);
    assertThat(Ssdp.location(answer, InetAddress.ofLiteral("192.168.1.2"))).isEmpty();
    assertThat(Ssdp.location(answer.replace("http:", "https:"), router)).isEmpty();
    assertThat(Ssdp.location(answer.replace("200 OK", "404 No"), router)).isEmpty();
    assertThat(Ssdp.location(answer.replace("root.xml", "a b"), router)).isEmpty();
    assertThat(Ssdp.location("", router)).isEmpty();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
