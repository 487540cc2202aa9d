package app.tangible.library.folders;

import app.tangible.library.Title;
import app.tangible.library.TitleDetail;
import app.tangible.library.WatchedFolders.Holds;
import app.tangible.library.intake.Find;
import app.tangible.library.intake.FoundFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which films, series, episodes and extras a tree of names tells of; a function of the names alone,
 * after the rules that Kodi, Jellyfin and Plex have in common.
 */
final class Naming {

  /** Names that say nothing of the film. */
  private static final Set<String> GENERIC =
      Set.of("movie", "film", "video", "main", "feature", "index", "title", "disc", "disk", "");

  private static final Pattern NUMBER_AT_END = Pattern.compile("[\\d ]+$");
  private static final Pattern ARTICLE = Pattern.compile("^(?:the|an?|les?|la|une?|l) ");

  private final Path root;
  private final Holds holds;
  private final List<Find> finds = new ArrayList<>();
  private final Series series = new Series();
  // A series has its key once all episodes are known.
  private final List<Supplier<Find>> later = new ArrayList<>();

  private Naming(Path root, Holds holds) {
    this.root = root;
    this.holds = holds;
  }

  /** Parents before what is theirs; files not looked into. */
  static List<Find> finds(Path root, Holds holds, List<Entry> entries) {
    Naming naming = new Naming(root, holds);
    naming.folder(Folder.of(root, entries));
    naming.later.forEach(find -> naming.finds.add(find.get()));
    List<Find> all = new ArrayList<>(naming.series.finds());
    all.addAll(naming.finds);
    all.sort(Comparator.comparing(Find::kind));
    return all;
  }

  private void folder(Folder folder) {
    List<Find> films = new ArrayList<>(Discs.film(root, folder).stream().toList());
    boolean disc = !films.isEmpty() || Discs.isLaterOfSet(folder);
    List<Entry> plain = new ArrayList<>();
    List<Entry> extras = new ArrayList<>();
    for (Entry video : folder.files(Endings.VIDEO).toList()) {
      if (Extras.isSample(video)) {
        continue;
      }
      Optional<EpisodeName> episode = episode(folder, video);
      if (Extras.named(video.base()).isPresent()) {
        extras.add(video);
      } else if (episode.isPresent()) {
        series.add(root, folder, video, episode.get());
      } else {
        plain.add(video);
      }
    }
    if (!disc) {
      films.addAll(films(folder, plain));
    }
    finds.addAll(films);
    children(folder, films, disc);
    extras(folder, films, extras);
  }

  /** Folders of extras wait until it is known whose they are. */
  private void children(Folder folder, List<Find> films, boolean disc) {
    List<Folder> ofExtras = new ArrayList<>();
    for (Folder child : folder.children().toList()) {
      if (Extras.isSampleFolder(child) || (disc && Discs.isInside(child))) {
        continue;
      }
      if (Extras.folder(child).isPresent()) {
        ofExtras.add(child);
      } else {
        folder(child);
      }
    }
    for (Folder child : ofExtras) {
      Optional<Supplier<String>> parent = parent(folder, films, "");
      if (parent.isEmpty()) {
        folder(child);
      } else {
        String kind = Extras.folder(child).orElseThrow();
        child
            .allFiles(Endings.VIDEO)
            .filter(video -> !Extras.isSample(video))
            .forEach(
                video ->
                    later.add(() -> extra(child, video, parent.get().get(), kind, video.base())));
      }
    }
  }

  private void extras(Folder folder, List<Find> films, List<Entry> extras) {
    List<Entry> left = new ArrayList<>();
    for (Entry video : extras) {
      Extras.Named named = Extras.named(video.base()).orElseThrow();
      Optional<Supplier<String>> parent = parent(folder, films, named.of());
      if (parent.isEmpty()) {
        left.add(video);
      } else {
        String own = FilmName.of(named.of()).name();
        boolean says =
            films.stream().noneMatch(film -> related(film.name(), own))
                && !related(folder.name(), own);
        later.add(() -> extra(folder, video, parent.get().get(), named.kind(), says ? own : ""));
      }
    }
    finds.addAll(films(folder, left));
  }

  /** Whose extras lie here: the only film, the film of that name, or the series. */
  private Optional<Supplier<String>> parent(Folder folder, List<Find> films, String name) {
    Set<String> works = films.stream().map(Naming::work).collect(Collectors.toSet());
    if (works.size() == 1 && !folder.isRoot()) {
      return Optional.of(films.getFirst()::key);
    }
    String wanted = FilmName.of(name).name();
    for (Find film : films) {
      if (related(film.name(), wanted)) {
        return Optional.of(film::key);
      }
    }
    return series.of(folder);
  }

  private static String work(Find film) {
    return Text.folded(film.name()) + film.year();
  }

  private Optional<EpisodeName> episode(Folder folder, Entry video) {
    if (holds == Holds.FILMS) {
      return Optional.empty();
    }
    boolean season = SeasonFolder.of(folder).isPresent();
    boolean sure = season || holds == Holds.SERIES;
    Optional<EpisodeName> name = EpisodeName.numbered(video.base());
    if (name.isEmpty() && sure) {
      name = EpisodeName.dated(video.base());
    }
    if (name.isEmpty() && (season || (sure && !folder.isRoot()))) {
      name = EpisodeName.counted(video.base());
    }
    return name;
  }

  private List<Find> films(Folder folder, List<Entry> videos) {
    if (videos.isEmpty()) {
      return List.of();
    }
    List<Stacks.Unit> units =
        Stacks.of(videos, before -> !folder.isRoot() && related(folder.name(), before));
    List<FilmName> own = units.stream().map(unit -> FilmName.of(unit.base())).toList();
    Set<String> names =
        own.stream()
            .map(name -> Text.folded(name.name()))
            .filter(name -> !isGeneric(name))
            .collect(Collectors.toSet());
    boolean alone = !folder.isRoot() && names.size() <= 1;
    List<Find> films = new ArrayList<>();
    for (int i = 0; i < units.size(); i++) {
      films.add(film(folder, units.get(i), own.get(i), alone));
    }
    return films;
  }

  private static boolean isGeneric(String folded) {
    return GENERIC.contains(NUMBER_AT_END.matcher(folded).replaceAll(""));
  }

  private Find film(Folder folder, Stacks.Unit unit, FilmName own, boolean alone) {
    FilmName name = name(folder, unit.base(), own, alone);
    Entry first = unit.files().getFirst();
    Beside beside = new Beside(folder, alone);
    return new Find(
        key(root, first),
        Title.Kind.FILM,
        name.name(),
        name.year(),
        Optional.empty(),
        0,
        0,
        0,
        name.ids(),
        first.path(),
        alone ? beside.notes(first.base(), "movie") : beside.notes(first.base()),
        beside.poster(first.base()),
        beside.backdrop(first.base()),
        unit.files().stream().map(file -> unread(file, beside.subtitles(file.base()))).toList());
  }

  /** Of the file or of its folder, whichever says more. */
  private static FilmName name(Folder folder, String base, FilmName own, boolean alone) {
    boolean generic = own.year().isEmpty() && isGeneric(Text.folded(own.name()));
    if (!alone) {
      return own.name().isEmpty() ? new FilmName(base, own.year(), own.ids()) : own;
    }
    FilmName around = FilmName.of(folder.name());
    boolean yearOnly = around.year().isEmpty() && around.name().matches("\\d{4}");
    boolean foldersName =
        !yearOnly
            && !around.name().isEmpty()
            && (generic
                || (around.year().isPresent()
                    && (own.year().isEmpty()
                        || own.year().equals(around.year())
                        || related(around.name(), own.name()))));
    FilmName best = foldersName ? around : own;
    Map<String, String> ids = around.ids().isEmpty() ? own.ids() : around.ids();
    OptionalInt year =
        best.year().isEmpty() && yearOnly
            ? OptionalInt.of(Integer.parseInt(around.name()))
            : best.year();
    return new FilmName(best.name().isEmpty() ? base : best.name(), year, ids);
  }

  private Find extra(Folder folder, Entry video, String parent, String kind, String name) {
    Beside beside = new Beside(folder, false);
    return new Find(
        key(root, video),
        Title.Kind.EXTRA,
        FilmName.spaced(Extras.named(name).map(Extras.Named::of).orElse(name)),
        OptionalInt.empty(),
        Optional.of(parent),
        0,
        0,
        0,
        Map.of(Extras.KIND, kind),
        video.path(),
        0,
        beside.poster(video.base()),
        Optional.empty(),
        List.of(unread(video, beside.subtitles(video.base()))));
  }

  static FoundFile unread(Entry file, List<TitleDetail.Stream> subtitles) {
    FoundFile plain = FoundFile.unread(file.path(), file.bytes(), file.modifiedMillis());
    return new FoundFile(
        plain.path(),
        plain.bytes(),
        plain.modifiedMillis(),
        plain.length(),
        0,
        0,
        subtitles,
        plain.trouble(),
        false);
  }

  /** The path below the watched folder, with slashes. */
  static String key(Path root, Entry file) {
    return root.relativize(file.path()).toString().replace('\\', '/');
  }

  static boolean related(String one, String other) {
    String first = ARTICLE.matcher(Text.folded(one)).replaceFirst("");
    String second = ARTICLE.matcher(Text.folded(other)).replaceFirst("");
    return !first.isEmpty()
        && !second.isEmpty()
        && (first.startsWith(second) || second.startsWith(first));
  }

  static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
