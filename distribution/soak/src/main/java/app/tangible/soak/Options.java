package app.tangible.soak;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;

/**
 * How hard it is made.
 *
 * @param deals purchases, each of which is resold once
 * @param reorganiseEvery pause between two reorganisations of the chain
 */
record Options(int clients, int deals, Duration killEvery, Duration reorganiseEvery, Store store) {

  /** Where the backend keeps its tables. */
  enum Store {
    /** As in a data center. */
    POSTGRESQL,
    /** In the backend's own folder. */
    H2
  }

  private static final String USAGE =
      "usage: ./tangible soak [--clients N] [--deals N] [--kill-seconds N]"
          + " [--reorganise-seconds N] [--database postgresql|h2]; N from 1, 0 seconds is never";

  Options {
    if (clients < 2 || clients > 1_000 || deals < 1 || deals > 1_000_000) {
      throw new IllegalArgumentException(USAGE);
    }
  }

  static Options parse(List<String> words) {
    int clients = 50;
    int deals = 10_000;
    long kill = 5;
    long reorganise = 60;
    Store store = Store.POSTGRESQL;
    Iterator<String> rest = words.iterator();
    while (rest.hasNext()) {
      String option = rest.next();
      if (!rest.hasNext()) {
        throw new IllegalArgumentException(USAGE);
      }
      String value = rest.next();
      switch (option) {
        case "--clients" -> clients = Integer.parseUnsignedInt(value);
        case "--deals" -> deals = Integer.parseUnsignedInt(value);
        case "--kill-seconds" -> kill = Integer.parseUnsignedInt(value);
        case "--reorganise-seconds" -> reorganise = Integer.parseUnsignedInt(value);
        case "--database" -> store = store(value);
        default -> throw new IllegalArgumentException(USAGE);
      }
    }
    return new Options(
        clients, deals, Duration.ofSeconds(kill), Duration.ofSeconds(reorganise), store);
  }

  private static Store store(String name) {
    return switch (name) {
      case "postgresql" -> Store.POSTGRESQL;
      case "h2" -> Store.H2;
      default -> throw new IllegalArgumentException(USAGE);
    };
  }
}
