package app.tangible.library.h2;

import java.nio.file.Path;

/** Notes purchases until it is killed, and says each number after the call has returned. */
final class KilledWriter {

  private KilledWriter() {}

  public static void main(String[] args) {
    H2Library library = new Household(Path.of(args[0]), 7).open();
    int next = library.pending().size();
    System.out.println("open " + next);
    for (int i = next; ; i++) {
      library.note(Household.order("key-" + i, new byte[200]));
      System.out.println("kept " + i);
    }
  }
}
