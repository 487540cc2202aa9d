package app.tangible.player.xrandr;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One display as {@code xrandr --query} tells of it.
 *
 * @param size of the mode in use, {@code 1920x1080}
 * @param rate in use
 * @param rates that there are at this size
 */
record Output(String name, String size, double rate, List<Double> rates) {

  private static final Pattern CONNECTED = Pattern.compile("^(\\S+) connected\\b.*");
  private static final Pattern MODE = Pattern.compile("^\\s+(\\d{1,5}x\\d{1,5}i?)\\s+(.*)$");
  private static final Pattern RATE = Pattern.compile("(\\d{1,4}\\.\\d{1,3})\\s?(\\*?)");
  private static final int MOST_LINES = 2000;

  /** Copies. */
  Output {
    rates = List.copyOf(rates);
  }

  int width() {
    return Integer.parseInt(size.substring(0, size.indexOf('x')));
  }

  int height() {
    return Integer.parseInt(size.substring(size.indexOf('x') + 1).replace("i", ""));
  }

  /** The displays that are connected and driven. */
  static List<Output> read(List<String> lines) {
    List<Output> outputs = new ArrayList<>();
    String name = "";
    for (String line : lines.subList(0, Math.min(lines.size(), MOST_LINES))) {
      Matcher connected = CONNECTED.matcher(line);
      Matcher mode = MODE.matcher(line);
      if (connected.matches()) {
        name = connected.group(1);
      } else if (!line.startsWith(" ")) {
        name = "";
      } else if (!name.isEmpty() && mode.matches()) {
        mode(name, mode.group(1), mode.group(2)).ifPresent(outputs::add);
      }
    }
    return outputs;
  }

  private static Optional<Output> mode(String name, String size, String text) {
    List<Double> rates = new ArrayList<>();
    Optional<Double> now = Optional.empty();
    Matcher matcher = RATE.matcher(text);
    while (matcher.find()) {
      double rate = Double.parseDouble(matcher.group(1));
      rates.add(rate);
      if (!matcher.group(2).isEmpty()) {
        now = Optional.of(rate);
      }
    }
    return now.map(rate -> new Output(name, size, rate, rates));
  }

  /**
   * The rate that shows each picture of the film equally long: the film's own or a multiple, the
   * least multiple first, off by one in a thousand at most; empty where none is better than now.
   */
  Optional<Double> suiting(double framesPerSecond) {
    for (int times = 1; times <= 6; times++) {
      double wanted = framesPerSecond * times;
      Optional<Double> best =
          rates.stream()
              .filter(one -> Math.abs(one - wanted) / wanted < 0.001 && one >= 23)
              .min(
                  (one, other) -> Double.compare(Math.abs(one - wanted), Math.abs(other - wanted)));
      if (best.isPresent()) {
        return best.filter(one -> one != rate);
      }
    }
    return Optional.empty();
  }
}
