package app.tangible.library.folders;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What goes with a film and is not the film. Kinds as in file names: {@code trailer}. */
final class Extras {

  /** The key of {@link app.tangible.library.intake.Find#ids} that tells the kind of an extra. */
  static final String KIND = "extra";

  private static final long LARGEST_SAMPLE = 300L << 20;

  private static final Map<String, String> FOLDERS =
      Map.ofEntries(
          Map.entry("extras", "extra"),
          Map.entry("extra", "extra"),
          Map.entry("bonus", "extra"),
          Map.entry("bonus disc", "extra"),
          Map.entry("special features", "extra"),
          Map.entry("supplements", "extra"),
          Map.entry("suppléments", "extra"),
          Map.entry("featurettes", "featurette"),
          Map.entry("featurette", "featurette"),
          Map.entry("behind the scenes", "behindthescenes"),
          Map.entry("making of", "behindthescenes"),
          Map.entry("coulisses", "behindthescenes"),
          Map.entry("deleted scenes", "deleted"),
          Map.entry("deleted", "deleted"),
          Map.entry("scènes coupées", "deleted"),
          Map.entry("interviews", "interview"),
          Map.entry("interview", "interview"),
          Map.entry("scenes", "scene"),
          Map.entry("shorts", "short"),
          Map.entry("clips", "clip"),
          Map.entry("trailers", "trailer"),
          Map.entry("trailer", "trailer"),
          Map.entry("bandes annonces", "trailer"),
          Map.entry("other", "other"),
          Map.entry("others", "other"));

  private static final Pattern CLEAR =
      Pattern.compile(
          "^(?:(.*?)[\\s]*[-_.])?\\s*(trailer|bande-annonce|featurette|behindthescenes|"
              + "deletedscene)s?\\s*\\d{0,2}$",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern AFTER_HYPHEN =
      Pattern.compile(
          "^(.+?)\\s*-(deleted|interview|scene|short|clip|other|extra)\\s*\\d{0,2}$",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern SAMPLE =
      Pattern.compile("(?:^|[-._ ])(?:sample|echantillon)(?:[-._ ]|$)", Pattern.CASE_INSENSITIVE);

  private Extras() {}

  /**
   * An extra by its name.
   *
   * @param of what stands before: the film's name, or nothing
   */
  record Named(String of, String kind) {}

  static Optional<Named> named(String base) {
    for (Pattern pattern : new Pattern[] {CLEAR, AFTER_HYPHEN}) {
      Matcher match = pattern.matcher(base);
      if (match.matches()) {
        String of = match.group(1) == null ? "" : match.group(1);
        return Optional.of(new Named(of, kind(match.group(2).toLowerCase(Locale.ROOT))));
      }
    }
    return Optional.empty();
  }

  private static String kind(String word) {
    return switch (word) {
      case "bande-annonce" -> "trailer";
      case "deletedscene" -> "deleted";
      default -> word;
    };
  }

  static Optional<String> folder(Folder folder) {
    String name = folder.name().toLowerCase(Locale.ROOT).replaceAll("[\\s._-]+", " ").strip();
    return Optional.ofNullable(FOLDERS.get(name));
  }

  static boolean isSample(Entry entry) {
    return entry.bytes() < LARGEST_SAMPLE && SAMPLE.matcher(entry.base()).find();
  }

  static boolean isSampleFolder(Folder folder) {
    return folder.name().toLowerCase(Locale.ROOT).matches("samples?|proofs?");
  }
}
