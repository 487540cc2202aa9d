package app.tangible.library.folders;

import app.tangible.library.Title;
import app.tangible.library.WatchedFolders;
import app.tangible.library.intake.Find;
import app.tangible.library.intake.FoundFile;
import app.tangible.library.intake.Intake;
import app.tangible.library.intake.Intake.OddFile;
import app.tangible.library.intake.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks through one watched folder and brings the shelf to what is there. */
final class FolderScan {

  private final Intake intake;
  private final Looking looking;
  private final Limits limits;
  private final BooleanSupplier goesOn;
  private final Path root;

  /** How deep, and how many files. */
  record Limits(int deepest, int most) {}

  /**
   * What a scan leaves to do.
   *
   * @param folders to be listened to
   * @param unread finds with a file whose head was not understood
   */
  record Left(List<Path> folders, List<Find> unread) {

    static final Left NOTHING = new Left(List.of(), List.of());
  }

  FolderScan(Intake intake, Looking looking, Limits limits, BooleanSupplier goesOn, Path root) {
    this.intake = intake;
    this.looking = looking;
    this.limits = limits;
    this.goesOn = goesOn;
    this.root = root;
  }

  /**
   * Blocks.
   *
   * @param restless files that somebody writes now: they stay as they are known, or wait
   */
  Left run(WatchedFolders.Folder folder, Set<Path> restless) {
    Map<String, Find> known = intake.known(root);
    Optional<Walk.Tree> tree = walk();
    boolean emptied =
        tree.isPresent()
            && !known.isEmpty()
            && tree.get().files().isEmpty()
            && tree.get().folders().size() <= 1;
    if (tree.isEmpty() || emptied) {
      // A disk that is not plugged in leaves nothing, or an empty folder.
      if (folder.there()) {
        intake.there(root, false);
      }
      return Left.NOTHING;
    }
    if (!folder.there()) {
      intake.there(root, true);
    }
    return goesOn.getAsBoolean()
        ? compare(
            folder,
            known,
            tree.get(),
            rested(tree.get(), known, restless),
            waiting(tree.get(), known, restless))
        : Left.NOTHING;
  }

  /** Sizes and ages of files that wait under a name that is not known yet. */
  private static Set<Look> waiting(Walk.Tree tree, Map<String, Find> known, Set<Path> restless) {
    Set<Path> names =
        known.values().stream()
            .flatMap(find -> find.files().stream().map(FoundFile::path))
            .collect(Collectors.toSet());
    return tree.files().stream()
        .filter(entry -> restless.contains(entry.path()) && !names.contains(entry.path()))
        .map(entry -> new Look(entry.bytes(), entry.modifiedMillis()))
        .collect(Collectors.toSet());
  }

  /** By what a file is known under another name. */
  private record Look(long bytes, long modifiedMillis) {}

  /** What has gone for good: not what waits under its new name, nor the series of that. */
  private static List<Find> gone(Collection<Find> missing, Set<Look> waiting) {
    List<Find> held =
        missing.stream()
            .filter(
                find ->
                    find.files().stream()
                        .map(file -> new Look(file.bytes(), file.modifiedMillis()))
                        .anyMatch(waiting::contains))
            .toList();
    Set<String> parents =
        held.stream().flatMap(find -> find.parent().stream()).collect(Collectors.toSet());
    return missing.stream()
        .filter(find -> !held.contains(find) && !parents.contains(find.key()))
        .toList();
  }

  private Optional<Walk.Tree> walk() {
    try {
      return Files.isDirectory(root)
          ? Optional.of(Walk.of(root, limits.deepest(), limits.most(), goesOn))
          : Optional.empty();
    } catch (IOException | SecurityException e) {
      return Optional.empty();
    }
  }

  private static List<Entry> rested(Walk.Tree tree, Map<String, Find> known, Set<Path> restless) {
    if (restless.isEmpty()) {
      return tree.files();
    }
    Map<Path, FoundFile> before = new HashMap<>();
    known.values().forEach(find -> find.files().forEach(file -> before.put(file.path(), file)));
    List<Entry> rested = new ArrayList<>();
    for (Entry entry : tree.files()) {
      FoundFile old = before.get(entry.path());
      if (!restless.contains(entry.path())) {
        rested.add(entry);
      } else if (old != null) {
        rested.add(new Entry(entry.path(), old.bytes(), old.modifiedMillis()));
      }
    }
    return rested;
  }

  private Left compare(
      WatchedFolders.Folder folder,
      Map<String, Find> known,
      Walk.Tree tree,
      List<Entry> files,
      Set<Look> waiting) {
    List<Find> finds = Naming.finds(root, folder.holds(), files);
    looking.begin(finds.stream().mapToInt(find -> find.files().size()).sum());
    Set<String> keys = finds.stream().map(Find::key).collect(Collectors.toSet());
    List<Find> gone =
        gone(
            known.values().stream()
                .filter(find -> !keys.contains(find.key()))
                .filter(find -> tree.failed().stream().noneMatch(find.beside()::startsWith))
                .toList(),
            waiting);
    List<Find> fresh = finds.stream().filter(find -> !known.containsKey(find.key())).toList();
    Map<String, String> heirs = Heirs.of(gone, fresh);
    Map<String, Find> before = new HashMap<>(known);
    heirs.forEach((from, to) -> before.put(to, known.get(from)));
    if (!heirs.isEmpty()) {
      intake.moved(root, heirs);
    }
    Set<String> leaving =
        gone.stream()
            .map(Find::key)
            .filter(key -> !heirs.containsKey(key))
            .collect(Collectors.toCollection(HashSet::new));
    List<OddFile> odd = new ArrayList<>(tree.odd());
    List<Find> unread = new ArrayList<>();
    looking.all(
        finds,
        before,
        heirs.values(),
        looked -> {
          looked.stream().flatMap(find -> troubles(find)).forEach(odd::add);
          List<Find> put = looked.stream().filter(FolderScan::belongs).toList();
          looked.stream().filter(find -> !belongs(find)).map(Find::key).forEach(leaving::add);
          put.stream().filter(Probe::wanted).forEach(unread::add);
          return goesOn.getAsBoolean() ? put : List.of();
        },
        batch -> intake.put(root, batch));
    if (!goesOn.getAsBoolean()) {
      return Left.NOTHING;
    }
    leaving.addAll(childless(finds, leaving));
    leaving.retainAll(Stream.concat(known.keySet().stream(), keys.stream()).toList());
    if (!leaving.isEmpty()) {
      intake.gone(root, leaving);
    }
    intake.scanned(root, Instant.now(), odd);
    return new Left(tree.folders(), unread);
  }

  /** Series whose episodes are all no films. */
  private static Collection<String> childless(List<Find> finds, Set<String> leaving) {
    Set<String> with =
        finds.stream()
            .filter(find -> !leaving.contains(find.key()))
            .flatMap(find -> find.parent().stream())
            .collect(Collectors.toSet());
    return finds.stream()
        .filter(find -> find.kind() == Title.Kind.SERIES && !with.contains(find.key()))
        .map(Find::key)
        .toList();
  }

  private static Stream<OddFile> troubles(Find find) {
    return find.files().stream()
        .flatMap(file -> file.trouble().map(what -> new OddFile(file.path(), what)).stream());
  }

  /** What is no film, or has no byte, is on no shelf. */
  private static boolean belongs(Find find) {
    return find.files().isEmpty()
        || find.files().stream()
            .anyMatch(
                file ->
                    file.trouble()
                        .map(what -> what == Trouble.CUT_SHORT || what == Trouble.UNREADABLE)
                        .orElse(true));
  }
}
