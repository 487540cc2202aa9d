package app.tangible.transfer.voucher;

import static app.tangible.transfer.voucher.Sample.FILM;
import static app.tangible.transfer.voucher.Sample.SEEDER;
import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.transfer.SignedVoucher;
import app.tangible.transfer.voucher.Journal.Entry;
import java.io.BufferedReader;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

  private static final int RECORD_BYTES = 16 + SignedVoucher.BYTES + 4;
  @TempDir Path folder;

  private Path file() {
    return folder.resolve("held");
  }

  private static Entry entry(long serial, long bytes) {
    return new Entry(FILM, Sample.voucher(serial, SEEDER, bytes));
  }

  private long highest(long serial) {
    try (Journal journal = new Journal(file())) {
      return journal
          .highest(new Account(Sample.entitlement(serial, 0), SEEDER))
          .map(found -> found.voucher().bytesServed())
          .orElse(-1L);
    }
  }

  @Test
  void keepsTheHighestOfEachAccountOnly() {
    try (Journal journal = new Journal(file())) {
      assertThat(journal.keep(entry(1, 5))).isTrue();
      assertThat(journal.keep(entry(1, 5))).isFalse();
      assertThat(journal.keep(entry(1, 4))).isFalse();
      assertThat(journal.keep(entry(1, 9))).isTrue();
      assertThat(journal.keep(entry(2, 3))).isTrue();
      assertThat(journal.all()).hasSize(2);
    }
    assertThat(highest(1)).isEqualTo(9);
    assertThat(highest(2)).isEqualTo(3);
    assertThat(highest(3)).isEqualTo(-1);
  }

  @Test
  void whoeverIsInterruptedKeepsItForAllOthers() {
    try (Journal journal = new Journal(file())) {
      Thread.currentThread().interrupt();
      assertThat(journal.keep(entry(1, 5))).isTrue();
      journal.force();
      assertThat(Thread.interrupted()).isTrue();
      assertThat(journal.keep(entry(1, 9))).isTrue();
    }
    assertThat(highest(1)).isEqualTo(9);
  }

  @Test
  void aRecordThatWasCutAnywhereIsGoneAndTheOthersStay() throws Exception {
    try (Journal journal = new Journal(file())) {
      journal.keep(entry(1, 5));
      journal.keep(entry(1, 9));
    }
    byte[] whole = Files.readAllBytes(file());
    assertThat(whole).hasSize(2 * RECORD_BYTES);
    for (int length = RECORD_BYTES; length < whole.length; length += 7) {
      Files.write(file(), java.util.Arrays.copyOf(whole, length));
      assertThat(highest(1)).isEqualTo(5);
      assertThat(Files.size(file())).isEqualTo(RECORD_BYTES);
    }
  }

  @Test
  void aRecordThatDoesNotCheckIsPassedOver() throws Exception {
    try (Journal journal = new Journal(file())) {
      for (long bytes = 1; bytes <= 3; bytes++) {
        journal.keep(entry(1, bytes));
      }
    }
    byte[] whole = Files.readAllBytes(file());
    for (int i = 0; i < RECORD_BYTES; i += 11) {
      byte[] damaged = whole.clone();
      damaged[2 * RECORD_BYTES + i] ^= 1;
      Files.write(file(), damaged, StandardOpenOption.TRUNCATE_EXISTING);
      assertThat(highest(1)).isEqualTo(2);
    }
  }

  @Test
  void theFileDoesNotGrowWithoutEnd() throws Exception {
    try (Journal journal = new Journal(file())) {
      SignedVoucher signed = Sample.voucher(1, SEEDER, 1);
      for (long bytes = 1; bytes <= 10_000; bytes++) {
        journal.keep(
            new Entry(
                FILM, new SignedVoucher(signed.entitlement(), SEEDER, bytes, signed.signature())));
      }
    }
    assertThat(Files.size(file())).isLessThan(5_000L * RECORD_BYTES);
    assertThat(highest(1)).isEqualTo(10_000);
  }

  /** Tells each number after it was kept, until it is killed. */
  static final class Keeper {
    public static void main(String[] arguments) {
      Journal journal = new Journal(Path.of(arguments[0]));
      SignedVoucher signed = Sample.voucher(1, SEEDER, 1);
      for (long bytes = 1; ; bytes++) {
        journal.keep(
            new Entry(
                FILM, new SignedVoucher(signed.entitlement(), SEEDER, bytes, signed.signature())));
        System.out.println(bytes);
      }
    }
  }

  @Test
  void whatWasKeptSurvivesAKill() throws Exception {
    for (int life = 0; life < 3; life++) {
      Files.deleteIfExists(file());
      Process process =
          new ProcessBuilder(
                  List.of(
                      Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                      "-XX:TieredStopAtLevel=1",
                      "-cp",
                      System.getProperty("java.class.path").replace(";", File.pathSeparator),
                      Keeper.class.getName(),
                      file().toString()))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      long told = 0;
      try (BufferedReader out = process.inputReader()) {
        while (told < 3_000 + life * 2_000) {
          told = Long.parseLong(out.readLine());
        }
        process.destroyForcibly().onExit().join();
      } finally {
        process.destroyForcibly();
      }
      assertThat(highest(1)).isGreaterThanOrEqualTo(told);
    }
  }
}
