package app.tangible.library.folders;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Films in several files: {@code cd1}, {@code disc 2}, {@code part3}, counted from one. */
final class Stacks {

  private static final Pattern PART =
      Pattern.compile(
          "^(.*?)[\\s._\\-(\\[]*(?<![\\p{L}\\p{N}])(cd|dvd|dis[ck]|part|pt|partie)[\\s._-]*"
              + "(\\d{1,2}|[a-d])(?![\\p{L}\\p{N}])[)\\]]?(.*)$",
          Pattern.CASE_INSENSITIVE);

  private Stacks() {}

  /**
   * One film.
   *
   * @param base its name without number and ending
   */
  record Unit(String base, List<Entry> files) {}

  private record Part(Entry file, String before, String word, int number, String after) {

    String stack() {
      return String.join("|", Text.folded(before), word, Text.folded(after));
    }
  }

  /**
   * In the order of their names.
   *
   * @param mayBePart whether what stands before the word "part" names the folder: else "Part 1" and
   *     "Part 2" are two films
   */
  static List<Unit> of(List<Entry> files, Predicate<String> mayBePart) {
    Map<String, List<Part>> parts = new LinkedHashMap<>();
    for (Entry file : files) {
      part(file)
          .filter(part -> !part.word().startsWith("p") || mayBePart.test(part.before()))
          .ifPresent(
              part -> parts.computeIfAbsent(part.stack(), fresh -> new ArrayList<>()).add(part));
    }
    parts.values().removeIf(stack -> !countsFromOne(stack));
    List<Unit> units = new ArrayList<>();
    List<Entry> left = new ArrayList<>(files);
    for (List<Part> stack : parts.values()) {
      List<Entry> inOrder =
          stack.stream().sorted(Comparator.comparingInt(Part::number)).map(Part::file).toList();
      units.add(new Unit(stack.getFirst().before() + stack.getFirst().after(), inOrder));
      left.removeAll(inOrder);
    }
    left.forEach(file -> units.add(new Unit(file.base(), List.of(file))));
    units.sort(Comparator.comparing(unit -> unit.files().getFirst().path()));
    return units;
  }

  private static boolean countsFromOne(List<Part> stack) {
    return stack.size() > 1
        && stack.stream().mapToInt(Part::number).distinct().count() == stack.size()
        && stack.stream().mapToInt(Part::number).max().orElseThrow() == stack.size();
  }

  private static Optional<Part> part(Entry file) {
    Matcher match = PART.matcher(file.base());
    if (!match.matches()) {
      return Optional.empty();
    }
    String number = match.group(3).toLowerCase(Locale.ROOT);
    return Optional.of(
        new Part(
            file,
            match.group(1),
            match.group(2).toLowerCase(Locale.ROOT),
            Character.isDigit(number.charAt(0))
                ? Integer.parseInt(number)
                : number.charAt(0) - 'a' + 1,
            match.group(4)));
  }
}
