package app.tangible.metadata.nfo;

import app.tangible.metadata.FilmFacts;
import app.tangible.metadata.FilmFacts.Role;
import app.tangible.metadata.FilmQuery.Kind;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What one root of an NFO file says. What is no sense is left out, and only that. */
final class NfoFacts {

  private static final int MAX_NAMES = 200;
  private static final int MAX_TEXT = 20_000;
  private static final Pattern YEAR = Pattern.compile("(?<![0-9])(1[89]|20|21)[0-9]{2}(?![0-9])");
  private static final Pattern WHOLE = Pattern.compile("[0-9]{1,5}");
  private static final Pattern SEPARATOR = Pattern.compile("\\s*(?:\\s/\\s|\\||;)\\s*");

  private final Element root;
  private final Kind kind;
  private final Path portraits;

  NfoFacts(Element root, Kind kind, Path portraits) {
    this.root = root;
    this.kind = kind;
    this.portraits = portraits;
  }

  FilmFacts facts() {
    FilmFacts.Builder facts =
        FilmFacts.from(NfoSource.NAME)
            .title(text("title", "localtitle"))
            .originalTitle(text("originaltitle"))
            .tagline(text("tagline"))
            .synopsis(text("plot", "outline"))
            .cast(cast())
            .directors(names("director"))
            .genres(names("genre"))
            .studios(names("studio"))
            .rating(Ratings.of(root))
            .certificates(Printed.certificates(root))
            .length(length())
            .ids(Ids.of(root, kind));
    year().ifPresent(facts::year);
    Art art = new Art(root, kind);
    art.poster().ifPresent(facts::poster);
    art.backdrop().ifPresent(facts::backdrop);
    art.logo().ifPresent(facts::logo);
    art.trailer().ifPresent(facts::trailer);
    return facts.build();
  }

  private String text(String... names) {
    String text = root.text(names);
    return text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text;
  }

  private Optional<Integer> year() {
    return Stream.of("year", "premiered", "releasedate", "aired")
        .map(root::text)
        .map(YEAR::matcher)
        .filter(Matcher::find)
        .map(matcher -> Integer.valueOf(matcher.group()))
        .findFirst();
  }

  private List<String> names(String element) {
    return root.all(element)
        .map(Element::text)
        .flatMap(SEPARATOR::splitAsStream)
        .map(name -> name.replaceFirst(",$", "").strip())
        .filter(name -> !name.isEmpty() && name.length() < 200)
        .distinct()
        .limit(MAX_NAMES)
        .toList();
  }

  private List<Role> cast() {
    return root.all("actor")
        .filter(actor -> !actor.text("name").isEmpty())
        .limit(MAX_NAMES)
        .map(actor -> new Role(actor.text("name"), actor.text("role"), portrait(actor)))
        .distinct()
        .toList();
  }

  private Optional<URI> portrait(Element actor) {
    String file = actor.text("name").replace(' ', '_');
    return Stream.of(".jpg", ".png", ".webp", ".tbn")
        .flatMap(ending -> portrait(file + ending).stream())
        .findFirst()
        .or(() -> Art.address(actor.text("thumb")));
  }

  private Optional<URI> portrait(String file) {
    try {
      Path picture = portraits.resolve(file);
      boolean inside = portraits.equals(picture.getParent());
      return inside && Files.isRegularFile(picture)
          ? Optional.of(picture.toUri())
          : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty(); // a name that is no file name here
    }
  }

  private Duration length() {
    Matcher minutes = WHOLE.matcher(root.text("runtime"));
    return minutes.lookingAt()
        ? Duration.ofMinutes(Long.parseLong(minutes.group()))
        : Duration.ZERO;
  }
}
