package app.tangible.ui.downloads;

import app.tangible.content.FilmId;
import app.tangible.library.Library;
import app.tangible.library.OwnedFilm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The owned films that lie on this disk, whole, the largest first.
 *
 * @param free bytes that are left on their disk; empty where it does not say
 */
record Here(List<Lying> films, OptionalLong free) {

  /** One of them, under one of its licences. */
  record Lying(OwnedFilm film, long bytes) {}

  /** Reads the disk. */
  static Here read(Library library) {
    Set<FilmId> known = new HashSet<>();
    List<Lying> films = new ArrayList<>();
    OptionalLong free = OptionalLong.empty();
    for (OwnedFilm film : library.films()) {
      if (!film.onDisk() || !known.add(film.film())) {
        continue;
      }
      Path sealed = library.sealedFile(film.film());
      try {
        films.add(new Lying(film, Files.size(sealed)));
        free = OptionalLong.of(Files.getFileStore(sealed).getUsableSpace());
      } catch (IOException away) {
        // Its disk was pulled: there is nothing to be freed.
      }
    }
    films.sort(Comparator.comparingLong(Lying::bytes).reversed());
    return new Here(List.copyOf(films), free);
  }

  long bytes() {
    return films.stream().mapToLong(Lying::bytes).sum();
  }
}
