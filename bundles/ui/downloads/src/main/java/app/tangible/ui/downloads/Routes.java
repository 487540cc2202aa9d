package app.tangible.ui.downloads;

import app.tangible.transfer.Progress;
import app.tangible.transfer.Progress.Route;
import app.tangible.transfer.Progress.Source;
import app.tangible.ui.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** From whom a film comes, in words. */
final class Routes {

  private Routes() {}

  /** From 3 homes directly, 1 home by relay and the CDN. */
  static String line(Texts texts, Progress progress) {
    List<String> parts = new ArrayList<>();
    for (Route route : List.of(Route.DIRECT, Route.RELAYED)) {
      long count = active(progress, route);
      if (count > 0) {
        parts.add(texts.count("from." + route, count));
      }
    }
    if (active(progress, Route.CDN) > 0) {
      parts.add(texts.get("from.CDN"));
    }
    return switch (parts.size()) {
      case 0 -> "";
      case 1 -> texts.get("from.1", parts.get(0));
      case 2 -> texts.get("from.2", parts.get(0), parts.get(1));
      default -> texts.get("from.3", parts.get(0), parts.get(1), parts.get(2));
    };
  }

  private static long active(Progress progress, Route route) {
    return progress.sources().stream()
        .filter(source -> source.route() == route)
        .filter(source -> source.bytesPerSecond() > 0 || source.verifiedBytes() > 0)
        .count();
  }

  /** How much came by each route: direct, relayed, CDN; 0 to 1 each. */
  static double[] shares(Progress progress) {
    double[] shares = new double[Route.values().length];
    long all = progress.sources().stream().mapToLong(Source::verifiedBytes).sum();
    for (Source source : progress.sources()) {
      shares[source.route().ordinal()] += all == 0 ? 0 : source.verifiedBytes() / (double) all;
    }
    return shares;
  }

  /** Those that gave most first. */
  static List<Source> ranked(Progress progress) {
    return progress.sources().stream()
        .sorted(
            Comparator.comparingLong(Source::verifiedBytes)
                .thenComparingLong(Source::bytesPerSecond)
                .reversed())
        .toList();
  }
}
