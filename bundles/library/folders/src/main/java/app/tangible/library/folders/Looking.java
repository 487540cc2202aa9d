package app.tangible.library.folders;

import app.tangible.library.TitleDetail;
import app.tangible.library.WatchedFolders;
import app.tangible.library.intake.Find;
import app.tangible.library.intake.FoundFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Looks into the files that changed, several at a time, and hands finds on in batches: the next one
 * is read while the one before is written.
 */
final class Looking {

  private static final int BATCH = 250;

  private final ExecutorService readers;
  private final Runnable progress;
  private final AtomicInteger seen = new AtomicInteger();
  private volatile int of;

  Looking(ExecutorService readers, Runnable progress) {
    this.readers = readers;
    this.progress = progress;
  }

  WatchedFolders.Scan now(boolean running) {
    return new WatchedFolders.Scan(running, seen.get(), of);
  }

  /** From the beginning. */
  void reset() {
    seen.set(0);
    of = 0;
    progress.run();
  }

  void begin(int files) {
    of += files;
    progress.run();
  }

  /**
   * All of them.
   *
   * @param known what was known before, by the keys of now
   * @param moved keys that are written even when nothing else changed
   * @param sieve what of a batch is to be written
   */
  void all(
      List<Find> finds,
      Map<String, Find> known,
      Collection<String> moved,
      UnaryOperator<List<Find>> sieve,
      Consumer<List<Find>> writer) {
    Set<String> renamed = new HashSet<>(moved);
    List<Future<Find>> before = List.of();
    List<Find> same = new ArrayList<>();
    List<Find> changed = new ArrayList<>();
    for (Find find : finds) {
      Optional<Find> old = Optional.ofNullable(known.get(find.key()));
      Optional<Find> kept = old.flatMap(one -> unchanged(find, one));
      if (kept.isPresent() && !renamed.contains(find.key())) {
        same.add(kept.get());
        seen.addAndGet(find.files().size());
      } else {
        changed.add(find);
      }
    }
    sieve.apply(same);
    for (int from = 0; from < changed.size(); from += BATCH) {
      List<Future<Find>> next =
          changed.subList(from, Math.min(changed.size(), from + BATCH)).stream()
              .map(find -> submit(find, Optional.ofNullable(known.get(find.key()))))
              .toList();
      write(before, sieve, writer);
      before = next;
    }
    write(before, sieve, writer);
  }

  private void write(
      List<Future<Find>> batch, UnaryOperator<List<Find>> sieve, Consumer<List<Find>> writer) {
    List<Find> looked = new ArrayList<>();
    for (Future<Find> one : batch) {
      try {
        looked.add(one.get());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (ExecutionException e) {
        throw new IllegalStateException(e.getCause());
      }
    }
    List<Find> put = sieve.apply(looked);
    if (!put.isEmpty()) {
      writer.accept(put);
    }
    progress.run();
  }

  /** As it was known, where nothing of it changed. */
  private static Optional<Find> unchanged(Find now, Find old) {
    if (now.files().size() != old.files().size()) {
      return Optional.empty();
    }
    for (int i = 0; i < now.files().size(); i++) {
      FoundFile file = now.files().get(i);
      FoundFile was = old.files().get(i);
      if (!file.unchanged(was) || !file.streams().equals(beside(was))) {
        return Optional.empty();
      }
    }
    return old.equals(now.with(old.files())) ? Optional.of(old) : Optional.empty();
  }

  /** Of a known file's streams those that lie beside it. */
  private static List<TitleDetail.Stream> beside(FoundFile file) {
    return file.streams().stream()
        .filter(stream -> Endings.of(stream.facts()) == Endings.SUBTITLE)
        .toList();
  }

  private Future<Find> submit(Find find, Optional<Find> old) {
    Map<Object, FoundFile> before = new HashMap<>();
    old.ifPresent(one -> one.files().forEach(file -> before.put(file.path(), file)));
    return readers.submit(
        () -> {
          List<FoundFile> looked = new ArrayList<>();
          for (FoundFile file : find.files()) {
            looked.add(looked(file, Optional.ofNullable(before.get(file.path()))));
            seen.incrementAndGet();
          }
          return find.with(looked);
        });
  }

  /** Only what lies beside it may have changed. */
  private static FoundFile looked(FoundFile file, Optional<FoundFile> old) {
    return old.filter(file::unchanged)
        .map(
            was ->
                new Head(
                        was.length(),
                        was.lines(),
                        was.chapters(),
                        was.streams().stream()
                            .filter(one -> Endings.of(one.facts()) != Endings.SUBTITLE)
                            .toList(),
                        was.trouble(),
                        was.read())
                    .of(file))
        .orElseGet(() -> Heads.read(file.path()).of(file));
  }
}
