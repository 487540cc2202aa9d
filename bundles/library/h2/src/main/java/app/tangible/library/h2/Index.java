package app.tangible.library.h2;

import app.tangible.library.TitleId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/** All titles in memory. Safe for several threads; nobody waits longer than for one change. */
final class Index {

  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private final List<Optional<Item>> slots = new ArrayList<>();
  private final List<Integer> free = new ArrayList<>();
  private final Map<TitleId, Integer> places = new HashMap<>();
  private final Map<TitleId, Set<TitleId>> children = new HashMap<>();
  private final Map<String, Set<TitleId>> copies = new HashMap<>();
  private final Words words = new Words();
  private volatile Set<Integer> away = Set.of();

  /** These, in place of those of the same ids; and without those. */
  void change(Collection<Item> put, Collection<TitleId> gone) {
    lock.writeLock().lock();
    try {
      gone.forEach(this::drop);
      for (Item item : put) {
        drop(item.id());
        add(item);
      }
    } finally {
      lock.writeLock().unlock();
    }
  }

  private void add(Item item) {
    int slot = free.isEmpty() ? slots.size() : free.removeLast();
    if (slot == slots.size()) {
      slots.add(Optional.of(item));
    } else {
      slots.set(slot, Optional.of(item));
    }
    places.put(item.id(), slot);
    words.add(slot, all(item));
    item.place().ifPresent(place -> link(children, place.parent(), item.id()));
    item.copyKey().ifPresent(key -> link(copies, key, item.id()));
  }

  private void drop(TitleId id) {
    Integer slot = places.remove(id);
    if (slot == null) {
      return;
    }
    Item item = slots.set(slot, Optional.empty()).orElseThrow();
    free.add(slot);
    words.remove(slot, all(item));
    item.place().ifPresent(place -> unlink(children, place.parent(), id));
    item.copyKey().ifPresent(key -> unlink(copies, key, id));
  }

  private static Set<String> all(Item item) {
    Set<String> all = new HashSet<>(item.nameWords());
    all.addAll(item.otherWords());
    return all;
  }

  private static <K> void link(Map<K, Set<TitleId>> links, K from, TitleId to) {
    links.computeIfAbsent(from, fresh -> new LinkedHashSet<>()).add(to);
  }

  private static <K> void unlink(Map<K, Set<TitleId>> links, K from, TitleId to) {
    links.computeIfPresent(from, (same, set) -> set.remove(to) && set.isEmpty() ? null : set);
  }

  /** Folders that cannot be reached now. */
  void away(Set<Integer> folders) {
    away = Set.copyOf(folders);
  }

  boolean there(Item item) {
    return !away.contains(item.folder());
  }

  Optional<Item> item(TitleId id) {
    return reading(
        () -> {
          Integer slot = places.get(id);
          return slot == null ? Optional.empty() : slots.get(slot);
        });
  }

  /** Those that have a word that begins with each of these; all where there is none. */
  List<Item> having(List<String> beginnings) {
    return reading(
        () -> {
          List<Item> found = new ArrayList<>();
          if (beginnings.isEmpty()) {
            slots.forEach(item -> item.ifPresent(found::add));
          } else {
            BitSet fit = words.having(beginnings);
            for (int slot = fit.nextSetBit(0); slot >= 0; slot = fit.nextSetBit(slot + 1)) {
              slots.get(slot).ifPresent(found::add);
            }
          }
          return found;
        });
  }

  List<Item> below(TitleId parent) {
    return reading(() -> items(children.getOrDefault(parent, Set.of())));
  }

  /** It and its copies. */
  List<Item> copies(Item item) {
    return item.copyKey()
        .map(key -> reading(() -> items(copies.getOrDefault(key, Set.of()))))
        .orElse(List.of(item));
  }

  private List<Item> items(Set<TitleId> ids) {
    List<Item> found = new ArrayList<>(ids.size());
    ids.forEach(id -> slots.get(places.get(id)).ifPresent(found::add));
    return found;
  }

  private <T> T reading(Supplier<T> work) {
    lock.readLock().lock();
    try {
      return work.get();
    } finally {
      lock.readLock().unlock();
    }
  }
}
