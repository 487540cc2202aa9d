package app.tangible.bench;

import java.nio.file.Path;

/** Where the built products are, and where a benchmark may put its homes. */
final class ProductsUnderTest {

  private ProductsUnderTest() {}

  static Path project() {
    return results().getParent().getParent();
  }

  /** A folder of this benchmark alone, below {@code target/bench}. */
  static Path folder(String benchmark) {
    return results().resolve("homes").resolve(benchmark);
  }

  private static Path results() {
    return Path.of(System.getProperty("tangible.bench.results")).toAbsolutePath().normalize();
  }
}
