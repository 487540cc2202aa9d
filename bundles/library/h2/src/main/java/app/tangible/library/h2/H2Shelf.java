package app.tangible.library.h2;

import app.tangible.library.Shelf;
import app.tangible.library.Title;
import app.tangible.library.TitleDetail;
import app.tangible.library.TitleId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The shelf, answered from memory. */
@Component
public final class H2Shelf implements Shelf {

  private final OpenLibrary library;

  /** On an open library. */
  @Activate
  public H2Shelf(@Reference OpenLibrary library) {
    this.library = library;
  }

  /** What one question sees: index and viewer taken once. */
  private Seeing seeing() {
    return new Seeing(library.index(), library.audience().now());
  }

  @Override
  public List<Title> browse(Query query) {
    return new Browsing(seeing()).titles(query);
  }

  @Override
  public Optional<Title> title(TitleId id) {
    Seeing seeing = seeing();
    return seeing.item(id).map(seeing::shown);
  }

  @Override
  public Optional<TitleDetail> detail(TitleId id) {
    return title(id)
        .map(title -> library.database().read(connection -> Details.of(connection, title)));
  }

  @Override
  public List<Title> episodes(TitleId series) {
    Seeing seeing = seeing();
    return seeing.episodes(series).stream().map(seeing::shown).toList();
  }

  @Override
  public List<Title> extras(TitleId parent) {
    Seeing seeing = seeing();
    return seeing.below(parent, Title.Kind.EXTRA).stream()
        .sorted(Comparator.comparing(Item::sortName).thenComparing(Item::id))
        .map(seeing::shown)
        .toList();
  }

  @Override
  public List<Title> copies(TitleId id) {
    Seeing seeing = seeing();
    return seeing.item(id).stream()
        .flatMap(item -> seeing.copies(item).stream())
        .filter(copy -> !copy.id().equals(id))
        .sorted(Comparator.comparingInt(Item::resolution).reversed().thenComparing(Item::id))
        .map(seeing::shown)
        .toList();
  }

  @Override
  public List<Title> toContinue(int atMost) {
    return new Following(seeing()).toContinue(atMost);
  }

  @Override
  public Optional<Title> after(TitleId id) {
    Seeing seeing = seeing();
    return new Following(seeing).after(id).map(seeing::shown);
  }

  @Override
  public List<String> genres() {
    Seeing seeing = seeing();
    Map<String, Integer> counts = new HashMap<>();
    seeing.having(List.of()).stream()
        .filter(item -> item.kind() == Title.Kind.FILM || item.kind() == Title.Kind.SERIES)
        .filter(seeing::may)
        .forEach(item -> item.genres().forEach(genre -> counts.merge(genre, 1, Integer::sum)));
    return counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .toList();
  }

  @Override
  public void identify(TitleId id, String name, int year, Map<String, String> ids) {
    library.audience().refuseLimited();
    if (title(id).isEmpty()) {
      return;
    }
    FactRows.Chosen chosen = new FactRows.Chosen(name, year, ids);
    List<TitleId> concerned = new ArrayList<>(List.of(id)); // the series is asked about first
    episodes(id).forEach(episode -> concerned.add(episode.id()));
    library.write(
        connection -> {
          FactRows.choose(connection, id, chosen, Instant.now());
          for (TitleId one : concerned) {
            FactRows.forget(connection, one);
          }
          return concerned;
        });
  }

  @Override
  public AutoCloseable onChange(Runnable listener) {
    return library.shelfListeners().add(listener);
  }
}
