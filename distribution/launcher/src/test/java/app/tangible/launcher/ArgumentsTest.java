package app.tangible.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArgumentsTest {

  private static Arguments parse(String... words) {
    return Arguments.parse(List.of(words), Map.of("TANGIBLE_HOME", "/homes"));
  }

  @Test
  void theHomeIsAFolderOfTheProductsOwn() {
    assertThat(parse("server").home()).isEqualTo(Path.of("/homes/server"));
    assertThat(parse("server", "--home", "/other/").home()).isEqualTo(Path.of("/other/server"));
  }

  @Test
  void withoutAHomeItIsTheAccountsOwn() {
    assertThat(Arguments.parse(List.of("seeder"), Map.of("TANGIBLE_HOME", " ")).home())
        .isEqualTo(Path.of(System.getProperty("user.home"), ".tangible", "seeder"));
  }

  @Test
  void theShellIsOnRequest() {
    assertThat(parse("center").shell()).isFalse();
    assertThat(parse("center", "--shell").shell()).isTrue();
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertThatThrownBy(() -> parse()).hasMessageContaining("which product");
    assertThatThrownBy(() -> parse("../x")).hasMessageContaining("no name of a product");
    assertThatThrownBy(() -> parse("center", "--fast")).hasMessageContaining("--fast");
    assertThatThrownBy(() -> parse("center", "--home")).hasMessageContaining("needs a value");
  }

  @Test
  void anInstalledImageNamesItsProductByItself() {
    assertThat(Launcher.withProduct("center", List.of("--shell")))
        .containsExactly("center", "--shell");
    assertThat(Launcher.withProduct("", List.of("server"))).containsExactly("server");
  }
}
