package app.tangible.library.h2;

import app.tangible.library.Title;
import app.tangible.library.TitleId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A title as it is held in memory: all but what a viewer has seen of it.
 *
 * @param folder the watched one, 0 for an owned film
 * @param whole whether its files can be played when their disk is there
 * @param plainName the words of the sort name with one space between
 * @param rating 0 to 10
 * @param last number of the last episode where one file holds several
 * @param nameWords by which its names are found
 * @param otherWords persons and year
 */
record Item(
    TitleId id,
    Title.Kind kind,
    int folder,
    String name,
    String sortName,
    String plainName,
    OptionalInt year,
    OptionalInt minimumAge,
    List<String> genres,
    Duration length,
    Instant added,
    Optional<Title.Place> place,
    int last,
    Optional<URI> poster,
    int resolution,
    boolean whole,
    double rating,
    Set<String> nameWords,
    Set<String> otherWords) {

  Title.Origin origin() {
    return folder == 0 && kind == Title.Kind.FILM ? Title.Origin.OWNED : Title.Origin.FILE;
  }

  /** The same for copies of one film; empty where that cannot be told. */
  Optional<String> copyKey() {
    return kind == Title.Kind.FILM && year.isPresent()
        ? Optional.of(sortName + '|' + year.getAsInt())
        : Optional.empty();
  }

  Title shown(boolean onDisk, Title.Seen seen) {
    return new Title(
        id,
        kind,
        origin(),
        name,
        sortName,
        year,
        minimumAge,
        genres,
        length,
        added,
        place,
        poster,
        resolution,
        onDisk,
        seen);
  }
}
