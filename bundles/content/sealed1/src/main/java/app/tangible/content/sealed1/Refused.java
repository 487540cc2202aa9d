package app.tangible.content.sealed1;

import app.tangible.content.SealedFilmException;
import app.tangible.content.SealedFilmException.Check;

/** Short names for the refusals of this format. */
final class Refused {

  private Refused() {}

  static SealedFilmException source(String why) {
    return new SealedFilmException(Check.SOURCE, "this film cannot be sealed: " + why);
  }

  static SealedFilmException format(String why) {
    return new SealedFilmException(Check.FORMAT, why);
  }

  static SealedFilmException otherFilm(String why) {
    return new SealedFilmException(Check.OTHER_FILM, why);
  }

  static SealedFilmException signature(String why) {
    return new SealedFilmException(Check.SIGNATURE, why);
  }

  static SealedFilmException length(String why) {
    return new SealedFilmException(Check.LENGTH, why);
  }

  static SealedFilmException key(int segment) {
    return new SealedFilmException(
        Check.KEY, "the key does not match the commitment of segment " + segment);
  }

  static SealedFilmException record(int segment, int record) {
    return new SealedFilmException(
        Check.RECORD,
        "record " + record + " of segment " + segment + " is not the one that was sealed here");
  }

  static SealedFilmException recordTable(int segment) {
    return new SealedFilmException(
        Check.RECORD, "the record table of segment " + segment + " is not the signed one");
  }
}
