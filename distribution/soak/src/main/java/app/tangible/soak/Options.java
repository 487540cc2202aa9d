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
record Options(int clients, int deals, Duration killEvery, Duration reorganiseEvery) {

  private static final String USAGE =
      "usage: ./tangible soak [--clients N] [--deals N] [--kill-seconds N]"
          + " [--reorganise-seconds N]; N from 1, 0 seconds is never";

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
    Iterator<String> rest = words.iterator();
    while (rest.hasNext()) {
      String option = rest.next();
      if (!rest.hasNext()) {
        throw new IllegalArgumentException(USAGE);
      }
      int number = Integer.parseUnsignedInt(rest.next());
      switch (option) {
        case "--clients" -> clients = number;
        case "--deals" -> deals = number;
        case "--kill-seconds" -> kill = number;
        case "--reorganise-seconds" -> reorganise = number;
        default -> throw new IllegalArgumentException(USAGE);
      }
    }
    return new Options(clients, deals, Duration.ofSeconds(kill), Duration.ofSeconds(reorganise));
  }
}
