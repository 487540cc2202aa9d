package app.tangible.library.folders;

import app.tangible.library.Title;
import app.tangible.library.intake.Find;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;

/** Gathers episodes into series: those of one name are one, wherever they lie. */
final class Series {

  private final List<Draft> drafts = new ArrayList<>();
  private final Map<Folder, Draft> homes = new HashMap<>();
  private final Map<String, Set<Integer>> years = new HashMap<>();

  /**
   * One episode.
   *
   * @param home the series' own folder, where its pictures lie
   */
  private record Draft(
      Path root, FilmName series, Folder home, Folder folder, Entry file, EpisodeName name) {

    int season() {
      Optional<SeasonFolder> around = SeasonFolder.of(folder);
      boolean dated = name.season().orElse(0) >= 1888;
      return around.isPresent() && dated
          ? around.get().number()
          : name.season().orElse(around.map(SeasonFolder::number).orElse(1));
    }
  }

  void add(Path root, Folder folder, Entry file, EpisodeName name) {
    Optional<SeasonFolder> season = SeasonFolder.of(folder);
    boolean named = season.isPresent() && !FilmName.of(season.get().before()).name().isEmpty();
    boolean below = !named && season.isPresent() && !folder.parent().orElseThrow().isRoot();
    Folder home = below ? folder.parent().orElseThrow() : folder;
    FilmName series =
        named
            ? FilmName.of(season.get().before())
            : below
                ? FilmName.of(home.name())
                : loose(folder, FilmName.of(name.before()), season.isPresent());
    Draft draft = new Draft(root, series, home, folder, file, name);
    drafts.add(draft);
    homes.putIfAbsent(home, draft);
    homes.putIfAbsent(folder, draft);
    series
        .year()
        .ifPresent(
            year ->
                years
                    .computeIfAbsent(Text.folded(series.name()), fresh -> new HashSet<>())
                    .add(year));
  }

  /** By the name of the folder where it is the series' own, else by the file's. */
  private static FilmName loose(Folder folder, FilmName before, boolean season) {
    Optional<EpisodeName> release = EpisodeName.numbered(folder.name());
    FilmName around = FilmName.of(release.map(EpisodeName::before).orElse(folder.name()));
    boolean own = !season && !folder.isRoot() && Naming.related(around.name(), before.name());
    if (before.name().isEmpty()) {
      Folder named = season ? folder.parent().orElse(folder) : folder;
      FilmName outer = season ? FilmName.of(named.name()) : around;
      return outer.name().isEmpty()
          ? new FilmName(named.name(), OptionalInt.empty(), Map.of())
          : outer;
    }
    return own ? around : before;
  }

  /** The series whose home or season the folder is; its key once all are added. */
  Optional<Supplier<String>> of(Folder folder) {
    Draft draft = homes.get(folder);
    return draft == null || folder.isRoot() ? Optional.empty() : Optional.of(() -> key(draft));
  }

  /** Two of one name are told apart by their years, where each has another. */
  private String key(Draft draft) {
    String name = Text.folded(draft.series().name());
    Set<Integer> all = years.getOrDefault(name, Set.of());
    OptionalInt year =
        all.size() == 1 ? OptionalInt.of(all.iterator().next()) : draft.series().year();
    return "series:" + name + (year.isPresent() ? "|" + year.getAsInt() : "");
  }

  List<Find> finds() {
    Map<String, Find> series = new LinkedHashMap<>();
    List<Find> all = new ArrayList<>();
    for (Draft draft : drafts) {
      String key = key(draft);
      series.merge(key, series(key, draft), Series::fuller);
      all.add(episode(key, draft));
    }
    all.addAll(0, series.values());
    return all;
  }

  private static Find fuller(Find one, Find other) {
    return one.notes() == 0 && one.poster().isEmpty() && one.year().isEmpty() ? other : one;
  }

  private static Find series(String key, Draft draft) {
    Beside beside = new Beside(draft.home(), !draft.home().isRoot());
    String base = draft.home().name();
    return new Find(
        key,
        Title.Kind.SERIES,
        draft.series().name(),
        draft.series().year(),
        Optional.empty(),
        0,
        0,
        0,
        draft.series().ids(),
        draft.home().path(),
        beside.notes("tvshow"),
        beside.poster(base),
        beside.backdrop(base),
        List.of());
  }

  private static Find episode(String key, Draft draft) {
    Beside beside = new Beside(draft.folder(), false);
    String base = draft.file().base();
    return new Find(
        Naming.key(draft.root(), draft.file()),
        Title.Kind.EPISODE,
        draft.name().name(),
        OptionalInt.empty(),
        Optional.of(key),
        draft.season(),
        draft.name().number(),
        draft.name().last(),
        Map.of(),
        draft.file().path(),
        beside.notes(base),
        beside.poster(base),
        Optional.empty(),
        List.of(Naming.unread(draft.file(), beside.subtitles(base))));
  }
}
