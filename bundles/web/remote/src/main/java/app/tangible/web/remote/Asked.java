package app.tangible.web.remote;

import app.tangible.library.Shelf;
import app.tangible.library.Title;
import app.tangible.library.TitleId;
import app.tangible.web.ProblemException;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads what a phone sent, and refuses what cannot be meant. */
final class Asked {

  private Asked() {}

  static TitleId titleId(@Nullable String id) {
    try {
      return new TitleId(id == null ? "" : id);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(404, "no-title", "There is no such title.");
    }
  }

  /** One that the current viewer may see: to him the others are not there. */
  static Title title(Shelf shelf, @Nullable String id) {
    return shelf
        .title(titleId(id))
        .orElseThrow(() -> new ProblemException(404, "no-title", "There is no such title."));
  }

  static <E extends Enum<E>> E choice(Class<E> of, @Nullable String name) {
    try {
      return Enum.valueOf(of, name == null ? "" : name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new ProblemException(
          422,
          of.getSimpleName().toLowerCase(Locale.ROOT),
          "It is one of "
              + String.join(
                  ", ",
                  Arrays.stream(of.getEnumConstants())
                      .map(each -> each.name().toLowerCase(Locale.ROOT))
                      .toList())
              + ".");
    }
  }

  static long within(long least, long value, long most, String kind) {
    if (value < least || value > most) {
      throw new ProblemException(422, kind, "It is from " + least + " to " + most + ".");
    }
    return value;
  }
}
