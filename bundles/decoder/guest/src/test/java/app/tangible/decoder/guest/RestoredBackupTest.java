package app.tangible.decoder.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.tangible.decoder.RefusedException;
import app.tangible.decoder.fixture.Terms;
import app.tangible.licence.LicencePackage;
import app.tangible.licence.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A backup of the decoder's files that is put back after a licence was parked, by the programs with
 * which people make backups, on a disk and in memory. {@code $S} is the state folder, {@code $B}
 * where the backup goes, {@code $K} the name of the key file.
 */
class RestoredBackupTest {

  private static final String DISK = "disk";

  @TempDir Path disk;
  private Path root;

  @AfterEach
  void sweep() throws IOException {
    if (root != null && !root.startsWith(disk)) {
      try (var files = Files.walk(root)) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    }
  }

  @ParameterizedTest(name = "{0}: {1}; {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          disk   | cp -r $S $B               | rm -r $S; cp -r $B $S
          memory | cp -r $S $B               | rm -r $S; cp -r $B $S
          disk   | cp -rp $S $B              | rm -r $S; cp -rp $B $S
          disk   | cp -a $S $B               | rm -r $S; cp -a $B $S
          memory | cp -a $S $B               | rm -r $S; cp -a $B $S
          disk   | cp -a --reflink=auto $S $B | rm -r $S; mv $B $S
          memory | cp -a $S $B               | rm -r $S; mv $B $S
          disk   | cp -a $S $B               | cp -a $B/. $S/
          disk   | tar -C $S -cpf $B .       | tar -C $S -xpf $B
          memory | tar -C $S -cpf $B .       | tar -C $S -xpf $B
          disk   | tar -C $S -cpf $B .       | tar -C $S --overwrite -xpf $B
          disk   | cp -a $S $B               | for f in $B/*; do cp -p $f $S/.t; mv -f $S/.t $S/${f##*/}; done
          disk   | cp -a $S $B               | for f in $B/*; do cat $f > $S/${f##*/}; done
          memory | cp -a $S $B               | for f in $B/*; do cat $f > $S/${f##*/}; done
          disk   | mv $S $B; cp -a $B $S     | true
          disk   | cp -al $S $B              | rm -r $S; cp -al $B $S
          disk   | cp -al $S $B              | rm -r $S; mv $B $S
          memory | cp -al $S $B              | rm -r $S; mv $B $S
          disk   | cp -al $S $B; cp -a $S $B.c | rm -r $S; for f in $B.c/*; do cat $f > $B/${f##*/}; done; mv $B $S
          memory | cp -al $S $B; cp -a $S $B.c | rm -r $S; for f in $B.c/*; do cat $f > $B/${f##*/}; done; mv $B $S
          disk   | cp -a $S $B               | rm -r $S; cp -a $B $S; rm -f $S/record.next $S/lock
          """)
  void isRefusedUntilALeaseIsNewer(String where, String backUp, String restore) throws Exception {
    Bench bench = bench(where);
    LicencePackage licence = buy(bench);
    bench.plays(licence);
    shell(bench, backUp);
    if (!backUp.startsWith("mv") && !backUp.contains("-al")) {
      bench.plays(licence);
      bench.destroy(licence);
    } else if (backUp.contains("-al")) {
      // A second name was given to the files: that, too, is only put right by a newer lease.
      bench.destroy(newer(bench, licence));
    }
    shell(bench, restore);

    assertThat(bench.reason(licence)).isEqualTo(Refusal.BACKUP_RESTORED);
    assertThat(bench.reason(licence)).isEqualTo(Refusal.BACKUP_RESTORED);
    assertThat(destroyed(bench, licence)).isEqualTo(Refusal.BACKUP_RESTORED);
    bench.enrol();
    assertThat(bench.reason(licence)).isEqualTo(Refusal.BACKUP_RESTORED);
  }

  @ParameterizedTest
  @ValueSource(strings = {DISK, "memory"})
  void isPutRightByALeaseThatIsNewerThanTheRestoredFiles(String where) throws Exception {
    Bench bench = bench(where);
    LicencePackage licence = buy(bench);
    shell(bench, "cp -a $S $B; rm -r $S; cp -a $B $S");
    LicencePackage older =
        bench.platform.renew(licence, Terms.leased(Instant.now().minusSeconds(60)));
    assertThat(bench.reason(older)).isEqualTo(Refusal.BACKUP_RESTORED);
    bench.plays(newer(bench, licence));
    bench.plays(licence);
  }

  @ParameterizedTest
  @ValueSource(strings = {DISK, "memory"})
  void aNewerLeaseOfOneFilmPutsNoOtherFilmRight(String where) throws Exception {
    Bench bench = bench(where);
    LicencePackage parked = buy(bench);
    LicencePackage kept = buy(bench);
    shell(bench, "cp -a $S $B");
    bench.destroy(parked);
    shell(bench, "rm -r $S; cp -a $B $S");
    bench.plays(newer(bench, kept));
    assertThat(bench.reason(parked)).isEqualTo(Refusal.BACKUP_RESTORED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cp -a $B $S", "cp -a $B $S; echo damaged > $S/record"})
  void aBackupFromBeforeTheFilmWasBoughtCostsItsKeyAndNoMore(String restore) throws Exception {
    Bench bench = bench(DISK);
    bench.enrol();
    shell(bench, "cp -a $S $B");
    LicencePackage licence = buy(bench);
    shell(bench, "rm -r $S; " + restore);
    assertThat(bench.reason(licence)).isEqualTo(Refusal.BACKUP_RESTORED);
    assertThat(bench.reason(newer(bench, licence))).isEqualTo(Refusal.OTHER_DEVICE);
    LicencePackage reissued =
        bench.platform.sell(
            bench.film, bench.household, bench.enrol(), Terms.leased(Instant.now().plusSeconds(2)));
    bench.plays(reissued);
    bench.plays(reissued);
  }

  @ParameterizedTest
  @ValueSource(strings = {DISK, "memory"})
  void aKeyThatIsPutBackWithoutItsRecordStaysDestroyed(String where) throws Exception {
    Bench bench = bench(where);
    LicencePackage licence = buy(bench);
    shell(bench, "cp -a $S $B");
    bench.destroy(licence);
    shell(bench, "cp -a $B/*.key $S/");
    assertThat(bench.reason(licence)).isEqualTo(Refusal.DESTROYED);
    assertThat(bench.keyFiles()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {DISK, "memory"})
  void aKeyThatIsPutBackAndTheRecordDeletedNeedsANewerLease(String where) throws Exception {
    Bench bench = bench(where);
    LicencePackage licence = buy(bench);
    shell(bench, "cp -a $S $B");
    bench.destroy(licence);
    shell(bench, "rm $S/record; cp -a $B/*.key $S/");
    assertThat(bench.reason(licence)).isEqualTo(Refusal.BACKUP_RESTORED);
    shell(bench, "rm -f $S/record $S/owner; cp -a $B/owner $S/");
    assertThat(bench.reason(licence)).isEqualTo(Refusal.BACKUP_RESTORED);
  }

  @ParameterizedTest
  @ValueSource(strings = {DISK, "memory"})
  void enrollingDoesNotVouchForAKeyThatWasPutBack(String where) throws Exception {
    Bench bench = bench(where);
    LicencePackage licence = buy(bench);
    shell(bench, "cp -a $S $B");
    bench.destroy(licence);
    shell(bench, "rm $S/record $S/owner; cp -a $B/*.key $S/");
    bench.enrol();
    assertThat(bench.reason(licence)).isEqualTo(Refusal.BACKUP_RESTORED);
  }

  @ParameterizedTest
  @ValueSource(strings = {DISK, "memory"})
  void readingTheFilesForABackupIsNoOffence(String where) throws Exception {
    Bench bench = bench(where);
    LicencePackage licence = buy(bench);
    shell(bench, "cp -a $S $B; tar -C $S -cf $B.tar .; cat $S/* > $B.all; touch -a $B.all");
    bench.plays(licence);
    bench.plays(licence);
  }

  @ParameterizedTest
  @ValueSource(strings = {DISK, "memory"})
  void movingTheWholeHomeOnOneDiskIsNoOffence(String where) throws Exception {
    Bench bench = bench(where);
    LicencePackage licence = buy(bench);
    shell(bench, "mv $S $B; mv $B $S");
    bench.plays(licence);
  }

  @ParameterizedTest
  @ValueSource(strings = {DISK, "memory"})
  void withoutBirthTimesItPlaysAndSeesNothing(String where) throws Exception {
    Bench bench = bench(where);
    DecoderService blind = bench.service(new Outside(bench.time, folder -> false, CutPoint.NONE));
    LicencePackage licence =
        bench.platform.sell(
            bench.film,
            bench.household,
            bench.enrol(new app.tangible.identity.KeySlot("5a".repeat(16)), blind),
            terms());
    shell(bench, "cp -a $S $B; rm -r $S; cp -a $B $S");
    blind.open(bench.request(licence)).close();

    // On a file system that tells, the same files are ones that were brought there.
    assertThat(bench.reason(licence)).isEqualTo(Refusal.BACKUP_RESTORED);
    bench.plays(newer(bench, licence));
    bench.plays(licence);
  }

  private static Refusal destroyed(Bench bench, LicencePackage licence) throws IOException {
    try {
      bench.destroy(licence);
      throw new AssertionError("a receipt for files that were put back");
    } catch (RefusedException e) {
      return e.reason();
    }
  }

  private Bench bench(String where) throws IOException, InterruptedException {
    Path memory = Path.of("/dev/shm");
    root = disk;
    if (!where.equals(DISK)) {
      assumeTrue(Files.isWritable(memory), "no tmpfs here");
      root = Files.createTempDirectory(memory, "restored");
    }
    return new Bench(root, Instant.now());
  }

  private static LicencePackage buy(Bench bench) throws IOException {
    return bench.platform.sell(bench.film, bench.household, bench.enrol(), terms());
  }

  /** Older than every file of the test. */
  private static Terms terms() {
    return Terms.leased(Instant.now().minus(Duration.ofHours(1)));
  }

  /** With a lease that the platform issues now, by a clock that is a little ahead. */
  private static LicencePackage newer(Bench bench, LicencePackage licence) {
    return bench.platform.renew(licence, Terms.leased(Instant.now().plusSeconds(2)));
  }

  private static void shell(Bench bench, String commands) throws Exception {
    Path state;
    try (var folders = Files.list(bench.state)) {
      state = folders.findFirst().orElseThrow();
    }
    ProcessBuilder shell = new ProcessBuilder("sh", "-ec", commands).inheritIO();
    shell.environment().put("S", state.toString());
    shell.environment().put("B", bench.state.resolveSibling("backup").toString());
    Process process = shell.start();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(commands).isZero();
  }
}
