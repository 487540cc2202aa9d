package app.tangible.web.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is at home. */
class HomeNetworkTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "::1",
        "192.168.1.7",
        "10.0.0.9",
        "172.16.4.4",
        "169.254.3.3",
        "fe80::1",
        "fd12::9",
        "fc00::1"
      })
  void privateAddressesAreAtHome(String address) throws UnknownHostException {
    assertThat(HomeNetwork.isHome(InetAddress.getByName(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"8.8.8.8", "172.32.0.1", "2606:4700::1111", "203.0.113.9"})
  void theInternetIsNot(String address) throws UnknownHostException {
    assertThat(HomeNetwork.isHome(InetAddress.getByName(address))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "203.0.113.2, 24, 203.0.113.77, true",
    "203.0.113.2, 24, 203.0.114.77, false",
    "203.0.113.2, 25, 203.0.113.200, false",
    "203.0.113.2, 8, 203.1.1.1, false",
    "203.0.113.2, 0, 8.8.8.8, false",
    "2001:db8:1:2::5, 64, 2001:db8:1:2:9::1, true",
    "2001:db8:1:2::5, 64, 2001:db8:1:3::1, false",
    "2001:db8::5, 16, 2001:db9::1, false",
    "203.0.113.2, 24, 2001:db8::1, false"
  })
  void soIsWhoIsOnTheSameLinkWhereItIsNarrow(String own, int prefix, String other, boolean same)
      throws UnknownHostException {
    assertThat(
            HomeNetwork.sameNetwork(
                InetAddress.getByName(own), prefix, InetAddress.getByName(other)))
        .isEqualTo(same);
  }

  @Test
  void anAddressIsTheSameHoweverItIsSpelt() {
    assertThat(HomeNetwork.canonical("[fd00::2]"))
        .isEqualTo(HomeNetwork.canonical("[FD00:0:0:0:0:0:0:2]"))
        .isNotEqualTo(HomeNetwork.canonical("[fd00::3]"));
    assertThat(HomeNetwork.canonical("[evil]")).isEqualTo("[evil]");
    assertThat(HomeNetwork.canonical("evil")).isEqualTo("evil");
  }

  @Test
  void namesAreThisMachinesAndThoseThatAreConfigured() {
    assertThat(HomeNetwork.names(List.of("TV.example")))
        .contains("localhost", "127.0.0.1", HomeNetwork.canonical("[::1]"), "tv.example")
        .doesNotContain("", ".local");
  }
}
