package app.tangible.ui.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Supplier;

/** What is wrong with a picture, said so that it is found. */
final class Faults {

  private Faults() {}

  static void check(String picture, Supplier<List<String>> look) {
    assertThat(look.get()).as("what is wrong with " + picture).isEmpty();
  }
}
