package app.tangible.launcher;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the person asked for.
 *
 * @param product the product's name
 * @param home the product's own folder
 * @param shell whether the Gogo shell reads this terminal
 */
record Arguments(String product, Path home, boolean shell) {

  static final String USAGE = "usage: start [--home DIR] [--shell]";

  Arguments {
    if (!product.matches("[a-z][a-z0-9-]{0,31}")) {
      throw new IllegalArgumentException("no name of a product: " + product);
    }
  }

  /** Reads {@code PRODUCT [--home DIR] [--shell]}; the home's folder holds one folder a product. */
  static Arguments parse(List<String> words, Map<String, String> environment) {
    Iterator<String> rest = words.iterator();
    if (!rest.hasNext()) {
      throw new IllegalArgumentException("which product?");
    }
    String product = rest.next();
    Path homes = defaultHomes(environment);
    boolean shell = false;
    while (rest.hasNext()) {
      String word = rest.next();
      switch (word) {
        case "--home" -> homes = Path.of(value(word, rest));
        case "--shell" -> shell = true;
        default -> throw new IllegalArgumentException("unknown: " + word);
      }
    }
    return new Arguments(product, homes.resolve(product).toAbsolutePath().normalize(), shell);
  }

  private static String value(String word, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new IllegalArgumentException(word + " needs a value");
    }
    return rest.next();
  }

  private static Path defaultHomes(Map<String, String> environment) {
    return Optional.ofNullable(environment.get("TANGIBLE_HOME"))
        .filter(folder -> !folder.isBlank())
        .map(Path::of)
        .orElseGet(() -> Path.of(System.getProperty("user.home"), ".tangible"));
  }
}
