package app.tangible.ui;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where films are likely to lie: the person's folder of videos, and disks that are plugged in.
 *
 * @param home of the person
 * @param mounts folders in which systems show disks, one folder a disk or a person
 */
public record Places(Path home, List<Path> mounts) {

  /** Copies. */
  public Places {
    mounts = List.copyOf(mounts);
  }

  private static final Pattern VIDEOS = Pattern.compile("^XDG_VIDEOS_DIR=\"([^\"]{1,500})\"");
  private static final int MOST_LINES = 200;
  private static final int MOST_DISKS = 24;
  private static final List<String> NAMES = List.of("Videos", "Vidéos", "Movies", "Films");

  /** What it is. */
  public enum Kind {
    VIDEOS,
    DISK,
    HOME,
    COMPUTER
  }

  /** Those of the person who runs the product. */
  public static Places ofThisMachine() {
    String user = System.getProperty("user.name");
    return new Places(
        Path.of(System.getProperty("user.home")),
        List.of(
            Path.of("/media", user),
            Path.of("/run/media", user),
            Path.of("/media"),
            Path.of("/mnt"),
            Path.of("/Volumes")));
  }

  /** Those that are there, the likeliest first; reads the disk. */
  public Map<Path, Kind> all() {
    Map<Path, Kind> found = new LinkedHashMap<>();
    configured().ifPresent(folder -> found.put(folder, Kind.VIDEOS));
    for (String name : NAMES) {
      add(found, home.resolve(name), Kind.VIDEOS);
    }
    for (Path mount : mounts) {
      for (Path disk : inside(mount)) {
        if (!mounts.contains(disk)) {
          add(found, disk, Kind.DISK);
        }
      }
    }
    add(found, home, Kind.HOME);
    add(found, home.getRoot(), Kind.COMPUTER);
    return found;
  }

  private static void add(Map<Path, Kind> found, Path folder, Kind kind) {
    if (Files.isDirectory(folder) && Files.isReadable(folder)) {
      found.putIfAbsent(folder, kind);
    }
  }

  /** What the desktop calls the folder of videos (xdg-user-dirs). */
  private Optional<Path> configured() {
    Path file = home.resolve(".config").resolve("user-dirs.dirs");
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (BufferedReader lines = Files.newBufferedReader(file);
        Stream<String> some = lines.lines().limit(MOST_LINES)) {
      return some.map(VIDEOS::matcher)
          .filter(Matcher::find)
          .map(match -> Path.of(match.group(1).replace("$HOME", home.toString())).normalize())
          .filter(folder -> !folder.equals(home) && Files.isDirectory(folder))
          .findFirst();
    } catch (IOException | RuntimeException e) {
      return Optional.empty(); // a hint that cannot be read is no hint
    }
  }

  private static List<Path> inside(Path mount) {
    if (!Files.isDirectory(mount)) {
      return List.of();
    }
    try (Stream<Path> disks = Files.list(mount)) {
      return new ArrayList<>(disks.filter(Files::isDirectory).limit(MOST_DISKS).sorted().toList());
    } catch (IOException e) {
      return List.of();
    }
  }
}
