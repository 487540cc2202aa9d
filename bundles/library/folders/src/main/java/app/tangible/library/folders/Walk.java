package app.tangible.library.folders;

import app.tangible.library.intake.Intake.OddFile;
import app.tangible.library.intake.Trouble;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Comes by every file below a folder once: bounded in depth and number, through links but into no
 * folder twice, not into what hides or says that it is to be ignored.
 */
final class Walk extends SimpleFileVisitor<Path> {

  private static final Set<String> SYSTEMS_OWN =
      Set.of(
          "@eadir",
          "#recycle",
          "$recycle.bin",
          "lost+found",
          "system volume information",
          "found.000");
  private static final Set<String> IGNORE = Set.of(".ignore", ".nomedia");

  private final int deepest;
  private final int most;
  private final BooleanSupplier goesOn;
  private final Path root;
  private final List<Entry> files = new ArrayList<>();
  private final List<Path> folders = new ArrayList<>();
  private final List<OddFile> odd = new ArrayList<>();
  private final List<Path> failed = new ArrayList<>();
  private final Set<Object> been = new HashSet<>();

  private Walk(Path root, int deepest, int most, BooleanSupplier goesOn) {
    this.root = root;
    this.deepest = deepest;
    this.most = most;
    this.goesOn = goesOn;
  }

  /**
   * What was there.
   *
   * @param folders each one, to be listened to
   * @param failed below these there may be more than was seen
   */
  record Tree(List<Entry> files, List<Path> folders, List<OddFile> odd, List<Path> failed) {}

  /** Blocks; ends early where it may not go on. */
  static Tree of(Path root, int deepest, int most, BooleanSupplier goesOn) throws IOException {
    Walk walk = new Walk(root, deepest, most, goesOn);
    Files.walkFileTree(root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), deepest + 1, walk);
    return new Tree(walk.files, walk.folders, walk.odd, walk.failed);
  }

  @Override
  public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes is) {
    if (!goesOn.getAsBoolean()) {
      return FileVisitResult.TERMINATE;
    }
    Path name = folder.getFileName();
    boolean hides =
        !folder.equals(root)
            && name != null
            && (name.toString().startsWith(".")
                || SYSTEMS_OWN.contains(name.toString().toLowerCase(Locale.ROOT)));
    if (hides || IGNORE.stream().anyMatch(file -> Files.exists(folder.resolve(file)))) {
      return FileVisitResult.SKIP_SUBTREE;
    }
    if (is.fileKey() != null && !been.add(is.fileKey())) {
      return FileVisitResult.SKIP_SUBTREE; // another way into it
    }
    folders.add(folder);
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes is) {
    Path name = file.getFileName();
    if (name.toString().startsWith(".")) {
      return FileVisitResult.CONTINUE;
    }
    if (is.isDirectory()) {
      odd.add(new OddFile(file, Trouble.TOO_DEEP));
      return FileVisitResult.CONTINUE;
    }
    if (Endings.of(name.toString()) == Endings.OTHER) {
      return FileVisitResult.CONTINUE;
    }
    if (files.size() >= most) {
      odd.add(new OddFile(file.getParent(), Trouble.TOO_MANY));
      failed.add(root);
      return FileVisitResult.TERMINATE;
    }
    if (is.isRegularFile()) {
      files.add(new Entry(file, is.size(), is.lastModifiedTime().toMillis()));
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
    if (file.equals(root)) {
      throw failure;
    }
    if (failure instanceof FileSystemLoopException) {
      odd.add(new OddFile(file, Trouble.CIRCLE));
    } else if (file.toString().indexOf('\uFFFD') >= 0) {
      odd.add(new OddFile(file, Trouble.BAD_NAME));
    } else if (!Files.isSymbolicLink(file)) {
      odd.add(new OddFile(file, Trouble.UNREADABLE));
      failed.add(file);
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) {
    if (failure != null) {
      odd.add(new OddFile(folder, Trouble.UNREADABLE));
      failed.add(folder);
    }
    return goesOn.getAsBoolean() ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
  }
}
