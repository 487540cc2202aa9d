package app.tangible.library.h2;

import app.tangible.library.Shelf.State;
import app.tangible.library.Title;
import app.tangible.library.Title.Seen;
import app.tangible.library.TitleId;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The shelf through one viewer's eyes, for one question: every answer passes here, so that nothing
 * which is not for his age gets by.
 */
final class Seeing {

  private final Index index;
  private final Map<TitleId, SeenRows.Row> seen;
  private final OptionalInt limit;

  Seeing(Index index, Audience.Now now) {
    this.index = index;
    this.seen = now.seen();
    this.limit = now.viewer().ageLimit();
  }

  /** What belongs to something is never for younger people than that is. */
  boolean may(Item item) {
    if (limit.isEmpty()) {
      return true;
    }
    Optional<Item> parent = item.place().flatMap(place -> index.item(place.parent()));
    if (item.minimumAge().isEmpty()) {
      return parent.isPresent() && may(parent.get());
    }
    return item.minimumAge().getAsInt() <= limit.getAsInt() && parent.map(this::may).orElse(true);
  }

  /**
   * Those that have a word that begins with each of these, whether he {@link #may} see them or not.
   */
  List<Item> having(List<String> beginnings) {
    return index.having(beginnings);
  }

  /** It and its copies that he may see. */
  List<Item> copies(Item item) {
    return index.copies(item).stream().filter(this::may).toList();
  }

  Optional<Item> item(TitleId id) {
    return index.item(id).filter(this::may);
  }

  List<Item> below(TitleId parent, Title.Kind kind) {
    return index.below(parent).stream()
        .filter(item -> item.kind() == kind)
        .filter(this::may)
        .toList();
  }

  /** By season and number. */
  List<Item> episodes(TitleId series) {
    return below(series, Title.Kind.EPISODE).stream()
        .sorted(
            Comparator.comparingInt((Item item) -> item.place().orElseThrow().season())
                .thenComparingInt(item -> item.place().orElseThrow().number())
                .thenComparing(Item::sortName)
                .thenComparing(Item::id))
        .toList();
  }

  Seen seen(Item item) {
    return item.kind() == Title.Kind.SERIES
        ? ofSeries(below(item.id(), Title.Kind.EPISODE))
        : own(item);
  }

  private Seen own(Item item) {
    SeenRows.Row row = seen.get(item.id());
    return row == null ? Seen.NEVER : row.shown();
  }

  private Seen ofSeries(List<Item> episodes) {
    List<Seen> all = episodes.stream().map(this::own).toList();
    return new Seen(
        Duration.ZERO,
        (int) all.stream().filter(one -> one.times() > 0).count(),
        all.stream().flatMap(one -> one.last().stream()).max(Comparator.naturalOrder()));
  }

  boolean in(Item item, State state) {
    return state == State.ANY || state(item) == state;
  }

  private State state(Item item) {
    if (item.kind() != Title.Kind.SERIES) {
      Seen one = own(item);
      return one.begun() ? State.BEGUN : one.times() > 0 ? State.SEEN : State.UNSEEN;
    }
    List<Item> episodes = below(item.id(), Title.Kind.EPISODE);
    long whole = episodes.stream().filter(episode -> own(episode).times() > 0).count();
    boolean begun = episodes.stream().anyMatch(episode -> own(episode).begun());
    return !episodes.isEmpty() && whole == episodes.size()
        ? State.SEEN
        : whole > 0 || begun ? State.BEGUN : State.UNSEEN;
  }

  Title shown(Item item) {
    boolean onDisk =
        item.kind() == Title.Kind.SERIES
            ? below(item.id(), Title.Kind.EPISODE).stream().anyMatch(this::playable)
            : playable(item);
    return item.shown(onDisk, seen(item));
  }

  private boolean playable(Item item) {
    return item.whole() && index.there(item);
  }

  /** Whether of all copies of its film this is the one that is shown. */
  boolean stands(Item item) {
    List<Item> copies = index.copies(item);
    return copies.size() < 2
        || item.origin() == Title.Origin.OWNED
        || copies.stream()
            .filter(copy -> copy.origin() == item.origin() && may(copy))
            .min(best())
            .map(copy -> copy.id().equals(item.id()))
            .orElse(true);
  }

  /** The one that is begun, else one that can be played, with the best picture. */
  private Comparator<Item> best() {
    return Comparator.comparing((Item item) -> !own(item).begun())
        .thenComparing(item -> !playable(item))
        .thenComparing(Comparator.comparingInt(Item::resolution).reversed())
        .thenComparing(Item::id);
  }
}
