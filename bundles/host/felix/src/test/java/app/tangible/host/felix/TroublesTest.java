package app.tangible.host.felix;

import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.host.Plugin.Trouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TroublesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "it is no whole jar (zip END header not found): copy it here again|NOT_WHOLE",
        "it is larger than 67108864 bytes|NO_PLUGIN",
        "it is a jar, but no bundle: its manifest has no Bundle-SymbolicName|NO_PLUGIN",
        "a.jar is the same plug-in: remove one of the two|TWIN",
        "it has the name of a bundle of the product|FORBIDDEN",
        "it imports packages that the plug-in SDK does not name: a.b; ask its author|FORBIDDEN",
        "it did not start: nothing here exports the package a.b that it imports|OTHER_VERSION",
        "it did not start within 10 seconds; ask its author|HANGS",
        "it did not start: java.lang.IllegalStateException: no|FAILED",
        "Component a failed when it was activated: out of order|FAILED",
        "Component a waits for app.tangible.store.Store|WAITS",
      })
  void areOfOneKind(String problem, Trouble kind) {
    assertThat(Troubles.of(problem)).isEqualTo(kind);
  }
}
