package app.tangible.library.testing;

import app.tangible.library.Shelf;
import app.tangible.library.Title;
import app.tangible.library.TitleDetail;
import app.tangible.library.TitleId;
import app.tangible.library.Viewers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A shelf in memory that answers as the contract says; names are its only text. */
public final class FakeShelf implements Shelf {

  private final ConcurrentMap<TitleId, Title> titles = new ConcurrentHashMap<>();
  private final ConcurrentMap<TitleId, TitleDetail> details = new ConcurrentHashMap<>();
  private final List<Identified> identified = new CopyOnWriteArrayList<>();
  private final Listeners listeners = new Listeners();
  private volatile Optional<Viewers> viewers = Optional.empty();

  /** What {@link #identify} was called with. */
  public record Identified(TitleId id, String name, int year, Map<String, String> ids) {}

  /** With these on it. */
  public static FakeShelf with(Title... titles) {
    return with(Arrays.asList(titles));
  }

  /** With these on it. */
  public static FakeShelf with(Collection<Title> titles) {
    FakeShelf shelf = new FakeShelf();
    titles.forEach(title -> shelf.titles.put(title.id(), title));
    return shelf;
  }

  /** Ten films and a series. */
  public static FakeShelf full() {
    return with(Stream.concat(Titles.tenFilms().stream(), Titles.aSeries().stream()).toList());
  }

  /** From now on keeps from the current one what is not for his age. */
  public FakeShelf seenBy(Viewers those) {
    viewers = Optional.of(those);
    return this;
  }

  /** Adds or replaces, and tells listeners. */
  public void put(Title title) {
    titles.put(title.id(), title);
    listeners.tell();
  }

  /** Says what {@link #detail} answers, in place of {@link Titles#detail}. */
  public void put(TitleDetail detail) {
    details.put(detail.title().id(), detail);
    put(detail.title());
  }

  /** Takes it away, and tells listeners. */
  public void remove(TitleId id) {
    titles.remove(id);
    listeners.tell();
  }

  /** In order of time. */
  public List<Identified> identified() {
    return List.copyOf(identified);
  }

  /** Changes what the viewer has seen of it. */
  void seen(TitleId id, UnaryOperator<Title.Seen> change) {
    titles.computeIfPresent(id, (same, title) -> title.seen(change.apply(title.seen())));
    listeners.tell();
  }

  List<TitleId> ids() {
    return List.copyOf(titles.keySet());
  }

  private Stream<Title> visible() {
    OptionalInt limit =
        viewers.map(those -> those.current().ageLimit()).orElse(OptionalInt.empty());
    return titles.values().stream().filter(title -> fits(title, limit)).map(this::counted);
  }

  private boolean fits(Title title, OptionalInt limit) {
    Optional<Title> parent = title.place().map(place -> titles.get(place.parent()));
    OptionalInt age =
        title.minimumAge().isEmpty() && parent.isPresent()
            ? parent.get().minimumAge()
            : title.minimumAge();
    return limit.isEmpty()
        || (age.isPresent()
            && age.getAsInt() <= limit.getAsInt()
            && parent.map(its -> fits(its, limit)).orElse(true));
  }

  private Title counted(Title title) {
    if (title.kind() != Title.Kind.SERIES) {
      return title;
    }
    List<Title> episodes = all(Title.Kind.EPISODE, title.id());
    int times = (int) episodes.stream().filter(one -> one.seen().times() > 0).count();
    Optional<Instant> last =
        episodes.stream().flatMap(one -> one.seen().last().stream()).max(Comparator.naturalOrder());
    return title.seen(new Title.Seen(title.seen().position(), times, last));
  }

  private List<Title> all(Title.Kind kind, TitleId parent) {
    return titles.values().stream()
        .filter(title -> title.kind() == kind)
        .filter(title -> title.place().map(place -> place.parent().equals(parent)).orElse(false))
        .toList();
  }

  @Override
  public List<Title> browse(Query query) {
    return visible()
        .filter(title -> query.kinds().contains(title.kind()))
        .filter(title -> Matching.says(title, query.text()))
        .filter(
            title ->
                none(query.genres()) || title.genres().stream().anyMatch(query.genres()::contains))
        .filter(title -> none(query.origins()) || query.origins().contains(title.origin()))
        .filter(title -> in(title, query.state()))
        .sorted(Matching.by(query.order()))
        .limit(query.atMost() == 0 ? Long.MAX_VALUE : query.atMost())
        .toList();
  }

  private static boolean none(Collection<?> wanted) {
    return wanted.isEmpty();
  }

  private boolean in(Title title, State state) {
    boolean whole =
        title.kind() == Title.Kind.SERIES
            ? title.seen().times() > 0
                && title.seen().times() == all(Title.Kind.EPISODE, title.id()).size()
            : title.seen().times() > 0;
    boolean begun =
        title.seen().begun()
            || (title.kind() == Title.Kind.SERIES && title.seen().times() > 0 && !whole);
    return switch (state) {
      case ANY -> true;
      case UNSEEN -> !whole && !begun;
      case BEGUN -> begun;
      case SEEN -> whole;
    };
  }

  @Override
  public Optional<Title> title(TitleId id) {
    return visible().filter(title -> title.id().equals(id)).findFirst();
  }

  @Override
  public Optional<TitleDetail> detail(TitleId id) {
    return title(id).map(title -> details.getOrDefault(id, Titles.detail(title)));
  }

  @Override
  public List<Title> episodes(TitleId series) {
    return below(Title.Kind.EPISODE, series)
        .sorted(
            Comparator.comparingInt((Title title) -> title.place().orElseThrow().season())
                .thenComparingInt(title -> title.place().orElseThrow().number()))
        .toList();
  }

  @Override
  public List<Title> extras(TitleId parent) {
    return below(Title.Kind.EXTRA, parent).sorted(Matching.by(Order.NAME)).toList();
  }

  private Stream<Title> below(Title.Kind kind, TitleId parent) {
    return visible()
        .filter(title -> title.kind() == kind)
        .filter(title -> title.place().map(place -> place.parent().equals(parent)).orElse(false));
  }

  @Override
  public List<Title> copies(TitleId id) {
    return title(id).stream()
        .flatMap(
            one ->
                visible()
                    .filter(other -> !other.id().equals(id) && other.kind() == one.kind())
                    .filter(other -> other.sortName().equals(one.sortName()))
                    .filter(other -> other.year().equals(one.year())))
        .sorted(Comparator.comparingInt(Title::resolution).reversed())
        .toList();
  }

  @Override
  public List<Title> toContinue(int atMost) {
    List<Title> all = new ArrayList<>();
    visible()
        .filter(title -> title.kind() == Title.Kind.SERIES && title.seen().last().isPresent())
        .flatMap(series -> next(series).stream())
        .forEach(all::add);
    visible()
        .filter(title -> title.kind() == Title.Kind.FILM && title.seen().begun())
        .forEach(all::add);
    return all.stream().sorted(Matching.lastFirst()).limit(atMost).toList();
  }

  private Optional<Title> next(Title series) {
    List<Title> episodes = episodes(series.id());
    Title latest = episodes.stream().min(Matching.lastFirst()).orElseThrow();
    return latest.seen().begun()
        ? Optional.of(latest)
        : after(latest.id()).filter(title -> title.seen().times() == 0);
  }

  @Override
  public Optional<Title> after(TitleId id) {
    Optional<TitleId> series =
        title(id)
            .filter(title -> title.kind() == Title.Kind.EPISODE)
            .flatMap(title -> title.place().map(Title.Place::parent));
    List<Title> episodes = series.map(this::episodes).orElse(List.of());
    for (int i = 0; i + 1 < episodes.size(); i++) {
      if (episodes.get(i).id().equals(id)) {
        return Optional.of(episodes.get(i + 1));
      }
    }
    return Optional.empty();
  }

  @Override
  public List<String> genres() {
    Map<String, Long> counts =
        visible()
            .flatMap(title -> title.genres().stream())
            .collect(
                Collectors.groupingBy(genre -> genre, LinkedHashMap::new, Collectors.counting()));
    return counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .toList();
  }

  @Override
  public void identify(TitleId id, String name, int year, Map<String, String> ids) {
    identified.add(new Identified(id, name, year, Map.copyOf(ids)));
    listeners.tell();
  }

  @Override
  public AutoCloseable onChange(Runnable listener) {
    return listeners.add(listener);
  }
}
