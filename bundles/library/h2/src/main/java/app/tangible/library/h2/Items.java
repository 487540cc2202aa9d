package app.tangible.library.h2;

import app.tangible.library.Title;
import app.tangible.library.TitleDetail;
import app.tangible.library.TitleId;
import app.tangible.library.intake.Find;
import app.tangible.library.intake.FoundFile;
import app.tangible.licence.LicenceId;
import java.net.URI;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts together what rows say of a title: a person's word first, then sources, then names. */
final class Items {

  private static final Pattern LINES = Pattern.compile("(\\d{3,4})[pi]?");
  // Who reads a list of persons to its end is found by the first ones.
  private static final int PERSONS = 20;

  private Items() {}

  static Item found(
      TitleId id,
      int folder,
      Find find,
      Optional<Facts> known,
      Optional<FactRows.Chosen> chosen,
      Optional<Title.Place> place) {
    Facts facts = known.orElse(Facts.NONE);
    String name =
        chosen
            .map(FactRows.Chosen::name)
            .filter(word -> !word.isBlank())
            .orElse(facts.name().isBlank() ? ownName(find) : facts.name());
    OptionalInt year =
        chosen.isPresent() && chosen.get().year() > 0
            ? OptionalInt.of(chosen.get().year())
            : facts.year().isPresent() ? facts.year() : find.year();
    return new Item(
        id,
        find.kind(),
        folder,
        name,
        Folding.sortName(name),
        Folding.plainName(name),
        year,
        facts.minimumAge(),
        facts.genres(),
        length(find, facts),
        added(find),
        place,
        find.last(),
        find.poster().map(Path::toUri).or(() -> picture(find, facts)),
        find.files().isEmpty() ? 0 : find.files().getFirst().lines(),
        find.files().stream().flatMap(file -> file.trouble().stream()).allMatch(Shelving::plays),
        facts.rating(),
        names(name, facts.originalName(), find.name()),
        others(facts, year));
  }

  /** What sources have of an episode is a still, which is wide. */
  private static Optional<URI> picture(Find find, Facts facts) {
    return find.kind() == Title.Kind.EPISODE ? facts.poster().or(facts::backdrop) : facts.poster();
  }

  private static String ownName(Find find) {
    if (find.name().isBlank() && find.kind() == Title.Kind.EXTRA) {
      return Messages.text("extra." + find.ids().getOrDefault("extra", "extra"));
    }
    if (!find.name().isBlank() || find.kind() != Title.Kind.EPISODE) {
      return find.name();
    }
    return find.last() > find.number()
        ? Messages.text("episodes", "" + find.number(), "" + find.last())
        : Messages.text("episode", "" + find.number());
  }

  private static Duration length(Find find, Facts facts) {
    Duration files =
        find.files().stream().map(FoundFile::length).reduce(Duration.ZERO, Duration::plus);
    return files.isZero() && find.kind() != Title.Kind.SERIES ? facts.length() : files;
  }

  private static Instant added(Find find) {
    long written =
        find.files().stream().mapToLong(FoundFile::modifiedMillis).max().orElse(find.notes());
    return Instant.ofEpochMilli(Math.min(written, System.currentTimeMillis()));
  }

  private static Set<String> names(String... names) {
    Set<String> words = new HashSet<>();
    for (String name : names) {
      words.addAll(Folding.findable(name));
    }
    return words;
  }

  private static Set<String> others(Facts facts, OptionalInt year) {
    Set<String> words = new HashSet<>();
    facts.directors().forEach(person -> words.addAll(Folding.findable(person)));
    facts.cast().stream()
        .limit(PERSONS)
        .map(TitleDetail.Role::person)
        .forEach(person -> words.addAll(Folding.findable(person)));
    year.ifPresent(number -> words.add(Integer.toString(number)));
    return words;
  }

  /** From licence, title, year, studio, quality, duration, acquired, on_disk. */
  static Item owned(ResultSet row, Optional<Facts> known) throws SQLException {
    Facts facts = known.orElse(Facts.NONE);
    String name = row.getString(2);
    OptionalInt year = row.getInt(3) > 0 ? OptionalInt.of(row.getInt(3)) : OptionalInt.empty();
    return new Item(
        TitleId.of(new LicenceId(row.getString(1).strip())),
        Title.Kind.FILM,
        0,
        name,
        Folding.sortName(name),
        Folding.plainName(name),
        year,
        facts.minimumAge(),
        facts.genres().isEmpty() ? FilmRows.genres(row.getString(15)) : facts.genres(),
        Duration.ofMillis(row.getLong(6)),
        row.getObject(7, OffsetDateTime.class).toInstant(),
        Optional.empty(),
        0,
        facts.poster().filter(Items::whole),
        lines(row.getString(5)),
        row.getBoolean(8),
        facts.rating(),
        names(name, facts.originalName()),
        others(facts, year));
  }

  private static boolean whole(URI address) {
    return address.isAbsolute();
  }

  private static int lines(String quality) {
    String word = quality.toUpperCase(Locale.ROOT);
    Matcher number = LINES.matcher(word);
    if (number.find()) {
      return Integer.parseInt(number.group(1));
    }
    return List.of("UHD", "4K").contains(word) ? 2160 : word.equals("HD") ? 1080 : 0;
  }
}
