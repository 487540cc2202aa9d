package app.tangible.library.h2;

import app.tangible.metadata.FilmFacts;
import app.tangible.metadata.FilmQuery;
import app.tangible.metadata.Gathering;
import app.tangible.metadata.Metadata;
import app.tangible.metadata.MetadataException;
import app.tangible.metadata.MetadataSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Sources by name, which come, go and fail as a test says. */
class Sources implements Metadata {

  private final Queue<FilmQuery> asked;
  private final Map<String, MetadataSource> ready = new ConcurrentHashMap<>();
  private final Set<String> resting = ConcurrentHashMap.newKeySet();
  final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  /**
   * @param asked every question, in its order
   */
  Sources(Queue<FilmQuery> asked) {
    this.asked = asked;
  }

  void come(String name, MetadataSource source) {
    ready.put(name, source);
    resting.remove(name);
    tell();
  }

  void tell() {
    listeners.forEach(Runnable::run);
  }

  void rest(String name) {
    resting.add(name);
    tell();
  }

  @Override
  public List<FilmFacts> ask(FilmQuery query) {
    return gather(query).facts();
  }

  @Override
  public Gathering gather(FilmQuery query) {
    asked.add(query);
    List<FilmFacts> facts = new ArrayList<>();
    Set<String> answered = new HashSet<>();
    Set<String> failed = new HashSet<>();
    new TreeMap<>(ready)
        .forEach(
            (name, source) -> {
              try {
                if (!resting.contains(name)) {
                  source.lookUp(query).ifPresent(facts::add);
                  answered.add(name);
                }
              } catch (MetadataException e) {
                failed.add(name);
              }
            });
    return new Gathering(facts, answered, failed);
  }

  @Override
  public List<Source> sources() {
    return ready.keySet().stream()
        .map(name -> new Source(name, !resting.contains(name), Optional.empty()))
        .toList();
  }

  @Override
  public AutoCloseable onChange(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }
}
