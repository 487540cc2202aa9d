package app.tangible.viewing.cec;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** Reads lines of which only the first thousand characters count. */
final class BoundedLines {

  private static final int LONGEST = 1_024;

  private final Reader in;

  BoundedLines(Reader in) {
    this.in = in;
  }

  /** Null at the end. */
  @Nullable String next() throws IOException {
    StringBuilder line = new StringBuilder();
    int character = in.read();
    if (character < 0) {
      return null;
    }
    while (character >= 0 && character != '\n') {
      if (line.length() < LONGEST) {
        line.append((char) character);
      }
      character = in.read();
    }
    return line.toString();
  }
}
