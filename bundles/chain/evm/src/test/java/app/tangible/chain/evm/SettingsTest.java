package app.tangible.chain.evm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

  private static final Map<String, Object> NEEDED =
      Map.of(
          "rpc",
          "https://node.example/secret",
          "chainId",
          137L,
          "licences",
          Example.STUDIO.text(),
          "anchor",
          Example.OWNER.text());

  @Test
  void hasTheSameDefaultsInBothConstructors() {
    assertThat(Settings.of(config(Map.of())))
        .isEqualTo(
            Settings.of(
                URI.create("https://node.example/secret"), 137, Example.STUDIO, Example.OWNER, 0));
    assertThat(config(Map.of())._key()).isEmpty();
  }

  @Test
  void takesAnAddressAsWalletsShowIt() {
    String shown = "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266";
    assertThat(Settings.of(config(Map.of("licences", shown))).licences())
        .isEqualTo(Anvil.KEY_OWNER);
  }

  @ParameterizedTest
  @CsvSource({
    "rpc, ws://node.example",
    "rpc, http:///nowhere",
    "rpc, ''",
    "licences, 0x12",
    "anchor, ''",
  })
  void refusesABadText(String key, String value) {
    assertThatThrownBy(() -> Settings.of(config(Map.of(key, value))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "requestSeconds, 0",
    "receiptSeconds, -1",
    "resubmitSeconds, 0",
    "confirmations, -1",
    "maxFeeGwei, 0",
    "logRangeBlocks, 0",
    "lookbackBlocks, 0",
    "maxResponseBytes, 10",
  })
  void refusesABadNumber(String key, int value) {
    assertThatThrownBy(() -> Settings.of(config(Map.of(key, value))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(key);
  }

  @Test
  void refusesToLetLessThanNothingBeTaken() {
    assertThatThrownBy(() -> Settings.of(config(Map.of("approvalUnits", -1L))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("approvalUnits");
  }

  @ParameterizedTest
  @CsvSource({
    "0x12",
    "not a key",
    "0xzz74bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80"
  })
  void refusesABadKeyAndDoesNotRepeatIt(String key) {
    assertThatThrownBy(() -> new EvmLicenceRegistry(config(Map.of("_key", key))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(".key")
        .hasMessageNotContaining(key);
  }

  /** The configuration as the container makes it: these values, and the annotation's defaults. */
  private static EvmLicenceRegistry.Config config(Map<String, Object> changed) {
    Map<String, Object> values = new HashMap<>(NEEDED);
    values.putAll(changed);
    Class<EvmLicenceRegistry.Config> type = EvmLicenceRegistry.Config.class;
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                Objects.requireNonNullElseGet(
                    values.get(method.getName()), method::getDefaultValue)));
  }
}
