package app.tangible.content.sealed1;

import java.io.IOException;
import java.nio.file.Path;

/** Seals one film in a process of its own. */
final class SealOnce {

  static final int REFUSED = 3;

  private SealOnce() {}

  /** Arguments: source, target. */
  public static void main(String[] arguments) {
    try {
      Publisher.FIRST.seal(SealedTiny.FILM, Path.of(arguments[0]), Path.of(arguments[1]));
    } catch (IOException e) {
      System.out.println(e.getMessage());
      System.exit(REFUSED);
    }
  }
}
