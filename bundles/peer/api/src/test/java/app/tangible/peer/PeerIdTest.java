package app.tangible.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeerIdTest {

  // libp2p specs, peer-ids: test vectors and examples.
  private static final byte[] ED25519_KEY =
      HexFormat.of()
          .parseHex("080112201ed1e8fae2c4a144b8be8fd4b47bf3d3b34b871c3cacf6010f0e42d474fce27e");
  private static final String HASHED = "QmYyQSo1c1Ym7orWxLYvCrM2EmxFTANf8wXmmE7DWjhx5N";
  private static final String HASHED_CID =
      "bafzbeie5745rpv2m6tjyuugywy4d5ewrqgqqhfnf445he3omzpjbx5xqxe";
  private static final String INLINED = "12D3KooWD3eckifWpRn9wQpMG9R9hX3sD158z7EqHWmweQAJU5SA";

  @Test
  void readsTheExamplesOfTheSpecification() {
    assertThat(PeerId.parse(HASHED).text()).isEqualTo(HASHED);
    assertThat(PeerId.parse(HASHED).toCid()).isEqualTo(HASHED_CID);
    assertThat(PeerId.parse(HASHED_CID)).isEqualTo(PeerId.parse(HASHED));
    assertThat(PeerId.parse(INLINED).ed25519().orElseThrow()).hasSize(32);
    assertThat(PeerId.parse(PeerId.parse(INLINED).toCid())).isEqualTo(new PeerId(INLINED));
  }

  @Test
  void inlinesAShortKeyAndHashesALongOne() {
    PeerId inlined = PeerId.ofKey(ED25519_KEY);
    assertThat(inlined.text()).startsWith("12D3KooW");
    assertThat(inlined.key()).contains(ED25519_KEY);
    assertThat(inlined)
        .isEqualTo(PeerId.ofEd25519(java.util.Arrays.copyOfRange(ED25519_KEY, 4, 36)));
    PeerId hashed = PeerId.ofKey(new byte[43]);
    assertThat(hashed.text()).startsWith("Qm");
    assertThat(hashed.key()).isEmpty();
    assertThat(hashed.ed25519()).isEmpty();
  }

  @Test
  void isTheMultihash() {
    PeerId id = PeerId.parse(HASHED);
    assertThat(id.bytes()).hasSize(34).startsWith(0x12, 0x20);
    assertThat(PeerId.of(id.bytes())).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "Qm",
        "QmYyQSo1c1Ym7orWxLYvCrM2EmxFTANf8wXmmE7DWjhx5",
        "12D3KooWD3eckifWpRn9wQpMG9R9hX3sD158z7EqHWmweQAJU5S0",
        "x",
        "b",
        // A CIDv1 of dag-pb.
        "bafybeie5745rpv2m6tjyuugywy4d5ewrqgqqhfnf445he3omzpjbx5xqxe",
        // Upper case is another multibase.
        "BAFZBEIE5745RPV2M6TJYUUGYWY4D5EWRQGQQHFNF445HE3OMZPJBX5XQXE"
      })
  void refusesWhatIsNone(String text) {
    assertThatThrownBy(() -> PeerId.parse(text)).isInstanceOf(MalformedException.class);
  }

  @Test
  void refusesTextWithoutEnd() {
    assertThatThrownBy(() -> PeerId.parse("1".repeat(100_000)))
        .isInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> PeerId.parse("b" + "a".repeat(100_000)))
        .isInstanceOf(MalformedException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1120", // no digest
        "12201234", // cut
        "1320" + "00000000000000000000000000000000000000000000000000000000000000aa", // sha-512
        "002b" + "00000000000000000000000000000000000000000000" // an identity that is cut
      })
  void refusesMultihashesOfOtherKinds(String hex) {
    assertThatThrownBy(() -> PeerId.of(HexFormat.of().parseHex(hex)))
        .isInstanceOf(MalformedException.class);
  }
}
