package app.tangible.library;

import app.tangible.licence.LicenceId;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names one thing of the household's shelf, the same for as long as it is there: {@code
 * licence.<hex>} for an owned film, {@code file.<hex>} for an ordinary one, {@code series.<hex>}
 * for a series. Tells no title; safe in addresses and file names.
 */
public record TitleId(String value) implements Comparable<TitleId> {

  private static final Pattern FORM = Pattern.compile("(licence|file|series)\\.[0-9a-f]{8,64}");
  private static final String LICENCE = "licence.";

  /** Refuses any other form. */
  public TitleId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "a title's id is licence, file or series, a dot and 8 to 64 hexadecimal digits");
    }
  }

  /** Of an owned film. */
  public static TitleId of(LicenceId licence) {
    return new TitleId(LICENCE + licence.hex());
  }

  /** The licence of an owned film; empty for anything else. */
  public Optional<LicenceId> licence() {
    return value.startsWith(LICENCE)
        ? Optional.of(new LicenceId(value.substring(LICENCE.length())))
        : Optional.empty();
  }

  @Override
  public int compareTo(TitleId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
