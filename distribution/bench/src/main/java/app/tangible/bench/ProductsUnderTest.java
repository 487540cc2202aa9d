package app.tangible.bench;

import java.nio.file.Path;

/** Where the built products are, and where a benchmark may put its homes. */
public final class ProductsUnderTest {

  private ProductsUnderTest() {}

  /** The root of the project. */
  public static Path project() {
    return results().getParent().getParent();
  }

  /** A folder of this benchmark alone, below {@code target/bench}. */
  public static Path folder(String benchmark) {
    return results().resolve("homes").resolve(benchmark);
  }

  private static Path results() {
    return Path.of(System.getProperty("tangible.bench.results")).toAbsolutePath().normalize();
  }
}
