package app.tangible.bench;

import java.util.List;

/** The middle one of several measurements. */
public final class Median {

  private Median() {}

  /** Of at least one. */
  public static double of(List<Double> figures) {
    return figures.stream().sorted().toList().get(figures.size() / 2);
  }
}
