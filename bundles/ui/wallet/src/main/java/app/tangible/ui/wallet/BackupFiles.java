package app.tangible.ui.wallet;

import app.tangible.ui.Places;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Where backups are put and looked for: the person's folder and disks that are plugged in. */
record BackupFiles(Places places) {

  private static final String ENDING = ".tangible-backup";
  private static final int MOST_READ = 5_000;
  private static final int MOST = 50;

  /** Folders that can be written, disks first: a backup on the same disk saves from little. */
  List<Path> folders() {
    return Stream.of(Places.Kind.DISK, Places.Kind.HOME)
        .flatMap(
            kind ->
                places.all().entrySet().stream()
                    .filter(place -> place.getValue() == kind)
                    .map(place -> place.getKey()))
        .filter(Files::isWritable)
        .toList();
  }

  /** A name that is not taken. */
  Path fresh(Path folder) {
    String day = "Tangible " + LocalDate.now();
    Path file = folder.resolve(day + ENDING);
    for (int number = 2; Files.exists(file); number++) {
      file = folder.resolve(day + " " + number + ENDING);
    }
    return file;
  }

  /** Newest name first. */
  List<Path> found() {
    List<Path> found = new ArrayList<>();
    for (Path place : folders()) {
      try (Stream<Path> files = Files.list(place)) {
        files
            .limit(MOST_READ)
            .filter(file -> file.getFileName().toString().endsWith(ENDING))
            .filter(Files::isRegularFile)
            .limit(MOST)
            .forEach(found::add);
      } catch (IOException unreadable) {
        continue; // another disk may have one
      }
    }
    found.sort((one, other) -> other.getFileName().compareTo(one.getFileName()));
    return List.copyOf(found);
  }
}
