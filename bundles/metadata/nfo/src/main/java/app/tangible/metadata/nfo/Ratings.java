package app.tangible.metadata.nfo;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Of the ratings of an NFO file the one it calls the default, else the first, as 0 to 10. */
final class Ratings {

  private Ratings() {}

  static double of(Element root) {
    List<Element> several = root.all("ratings").flatMap(ratings -> ratings.all("rating")).toList();
    Stream<Element> best =
        several.stream().filter(rating -> rating.attribute("default").equals("true"));
    return Stream.of(best, several.stream(), root.all("rating"))
        .flatMap(ratings -> ratings)
        .flatMap(rating -> value(rating).stream())
        .findFirst()
        .orElse(0.0);
  }

  private static Optional<Double> value(Element rating) {
    String text = rating.text("value").isEmpty() ? rating.text() : rating.text("value");
    double scale = number(rating.attribute("max")).filter(max -> max > 0).orElse(10.0);
    return number(text).map(value -> value * 10 / scale).filter(value -> value > 0 && value <= 10);
  }

  private static Optional<Double> number(String text) {
    try {
      return Optional.of(Double.valueOf(text.replace(',', '.')))
          .filter(value -> Double.isFinite(value));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
