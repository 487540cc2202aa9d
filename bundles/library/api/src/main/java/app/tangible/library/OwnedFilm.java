package app.tangible.library;

import app.tangible.content.FilmId;
import app.tangible.licence.LicenceId;
import app.tangible.licence.LicencePackage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One film of the household.
 *
 * @param duration running time
 * @param resumeAt where the household stopped; zero at the beginning or when seen to the end
 * @param onDisk whether the sealed film is there, whole
 * @param genres as the store named them; a page asks the shelf, which may know better
 */
public record OwnedFilm(
    LicenceId licence,
    FilmId film,
    String title,
    int year,
    String studio,
    String synopsis,
    String quality,
    Duration duration,
    Instant acquired,
    Duration resumeAt,
    boolean onDisk,
    LicencePackage licencePackage,
    List<String> genres) {

  /** Copies. */
  public OwnedFilm {
    genres = List.copyOf(genres);
  }

  /** The same with the sealed film on the disk, or without. */
  public OwnedFilm onDisk(boolean there) {
    return with(there, licencePackage);
  }

  /** The same with a newer package. */
  public OwnedFilm with(LicencePackage newer) {
    return with(onDisk, newer);
  }

  private OwnedFilm with(boolean there, LicencePackage newer) {
    return new OwnedFilm(
        licence, film, title, year, studio, synopsis, quality, duration, acquired, resumeAt, there,
        newer, genres);
  }
}
