package app.tangible.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LicenceNamesTest {

  // As the manifests of Felix, HK2, JNA, Jackson and ours have them.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://www.apache.org/licenses/LICENSE-2.0.txt | Apache-2.0",
        "http://www.eclipse.org/legal/epl-2.0, https://www.gnu.org/software/classpath/license.html"
            + " | EPL-2.0, GPL-2.0 with Classpath exception",
        "Apache-2.0;link=\"https://www.apache.org/licenses/LICENSE-2.0\" | Apache-2.0",
        "https://opensource.org/licenses/MIT | MIT",
        "https://spdx.org/licenses/BSD-3-Clause.html | BSD-3-Clause",
        "\"A licence of its own\" | A licence of its own"
      })
  void areCalledAsPeopleCallThem(String header, String name) {
    assertThat(LicenceNames.of(header)).isEqualTo(name);
  }
}
