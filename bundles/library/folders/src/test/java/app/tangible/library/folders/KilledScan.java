package app.tangible.library.folders;

import app.tangible.library.WatchedFolders.Holds;
import java.nio.file.Path;

/** Scans a folder until it is killed. */
final class KilledScan {

  private KilledScan() {}

  public static void main(String[] args) throws InterruptedException {
    Rig rig = new Rig(Path.of(args[0]));
    rig.folders.add(Path.of(args[1]), Holds.FILMS);
    System.out.println("open");
    Thread.currentThread().join();
  }
}
