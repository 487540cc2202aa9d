package app.tangible.library.h2;

import java.nio.file.Path;
import java.util.Random;

/** Writes backups over each other until it is killed. */
final class KilledBackup {

  private KilledBackup() {}

  public static void main(String[] args) {
    byte[] content = new byte[4 << 20];
    new Random(1).nextBytes(content);
    System.out.println("ready");
    while (true) {
      BackupFile.write(Path.of(args[0]), "correct horse".toCharArray(), 1000, content);
    }
  }
}
