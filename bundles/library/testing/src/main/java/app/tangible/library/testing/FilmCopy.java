package app.tangible.library.testing;

import app.tangible.content.FilmId;
import app.tangible.library.OwnedFilm;
import app.tangible.licence.LicenceId;
import java.time.Duration;
import java.util.List;

/** An owned film like another one, but for what is said here. */
public final class FilmCopy {

  private final OwnedFilm like;
  private LicenceId licence;
  private FilmId film;
  private Duration resumeAt;
  private List<String> genres;

  private FilmCopy(OwnedFilm like) {
    this.like = like;
    licence = like.licence();
    film = like.film();
    resumeAt = like.resumeAt();
    genres = like.genres();
  }

  /** Begins with all of it. */
  public static FilmCopy of(OwnedFilm like) {
    return new FilmCopy(like);
  }

  /** By another licence. */
  public FilmCopy licence(LicenceId other) {
    licence = other;
    return this;
  }

  /** Of another film. */
  public FilmCopy film(FilmId other) {
    film = other;
    return this;
  }

  /** Stopped elsewhere. */
  public FilmCopy resumeAt(Duration position) {
    resumeAt = position;
    return this;
  }

  /** Of other genres. */
  public FilmCopy genres(String... others) {
    genres = List.of(others);
    return this;
  }

  /** The film. */
  public OwnedFilm build() {
    return new OwnedFilm(
        licence,
        film,
        like.title(),
        like.year(),
        like.studio(),
        like.synopsis(),
        like.quality(),
        like.duration(),
        like.acquired(),
        resumeAt,
        like.onDisk(),
        like.licencePackage(),
        genres);
  }
}
