package app.tangible.decoder.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.tangible.decoder.Enrolment;
import app.tangible.decoder.RefusedException;
import app.tangible.decoder.fixture.Terms;
import app.tangible.identity.KeySlot;
import app.tangible.licence.LicencePackage;
import app.tangible.licence.Refusal;
import app.tangible.licence.SignedDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A guest that dies after any step of a change: nothing is half done, and no honest household is
 * told that it restored a backup. The leases are an hour older than the files, so that none would
 * put right what was wrongly suspected.
 */
class CutTest {

  private static final KeySlot SLOT = new KeySlot("5a".repeat(16));

  @TempDir Path folder;

  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** Dies at the n-th step; beyond the last one, never. */
  private static final class Kill implements CutPoint {
    private final int at;
    private final List<String> passed = new ArrayList<>();

    Kill(int at) {
      this.at = at;
    }

    @Override
    public void reached(String where) {
      passed.add(where);
      if (passed.size() == at) {
        throw new Killed();
      }
    }
  }

  private interface Change {
    void with(DecoderService cut) throws IOException;
  }

  /** Whether it was killed. */
  private static boolean killed(Change change, DecoderService cut) throws IOException {
    try {
      change.with(cut);
      return false;
    } catch (Killed e) {
      return true;
    }
  }

  @Test
  void enrollingIsDoneOrNotDone() throws IOException, InterruptedException {
    boolean killed = true;
    int at = 1;
    for (; killed; at++) {
      Bench bench = bench(at);
      DecoderService cut = bench.service(new Kill(at));
      killed = killed(with -> bench.enrol(SLOT, with), cut);
      LicencePackage licence = buy(bench);
      bench.plays(licence);
      assertThat(bench.keyFiles()).hasSize(1);
    }
    assertThat(at).isGreaterThan(12);
  }

  @Test
  void enrollingOnceMoreIsDoneOrNotDone() throws IOException, InterruptedException {
    boolean killed = true;
    int at = 1;
    for (; killed; at++) {
      Bench bench = bench(at);
      LicencePackage licence = buy(bench);
      DecoderService cut = bench.service(new Kill(at));
      killed = killed(with -> bench.enrol(new KeySlot("77".repeat(16)), with), cut);
      bench.plays(licence);
      Enrolment again = bench.enrol(new KeySlot("77".repeat(16)));
      bench.plays(bench.platform.sell(bench.film, bench.household, again, terms()));
      bench.plays(licence);
    }
    assertThat(at).isGreaterThan(6);
  }

  @Test
  void openingIsDoneOrNotDone() throws IOException, InterruptedException {
    boolean killed = true;
    int at = 1;
    for (; killed; at++) {
      Bench bench = bench(at);
      LicencePackage licence = buy(bench);
      DecoderService cut = bench.service(new Kill(at));
      killed = killed(with -> with.open(bench.request(licence)).close(), cut);
      bench.plays(licence);
      bench.plays(licence);
    }
    assertThat(at).isGreaterThan(5);
  }

  @Test
  void destroyingIsDoneOrNotDoneAndItsReceiptIsOne() throws IOException, InterruptedException {
    boolean killed = true;
    int at = 1;
    for (; killed; at++) {
      Bench bench = bench(at);
      LicencePackage licence = buy(bench);
      LicencePackage other = buyAnother(bench);
      Kill kill = new Kill(at);
      DecoderService cut = bench.service(kill);
      killed = killed(with -> with.destroy(bench.claim(licence)), cut);
      boolean stated = kill.passed.stream().filter("record renamed"::equals).count() == 2;
      if (stated) {
        assertThat(bench.reason(licence)).as("after %s", kill.passed).isEqualTo(Refusal.DESTROYED);
        assertThat(bench.keyFiles()).hasSize(1);
      } else {
        bench.plays(licence);
      }
      SignedDocument receipt = bench.destroy(licence);
      assertThat(bench.destroy(licence)).isEqualTo(receipt);
      assertThat(bench.reason(licence)).isEqualTo(Refusal.DESTROYED);
      assertThat(bench.keyFiles()).hasSize(1);
      bench.plays(other);
    }
    assertThat(at).isGreaterThan(12);
  }

  @Test
  void revokingIsDoneOrNotDone() throws IOException, InterruptedException {
    boolean killed = true;
    int at = 1;
    for (; killed; at++) {
      Bench bench = bench(at);
      LicencePackage licence = buy(bench);
      bench.plays(licence);
      LicencePackage other = buyAnother(bench);
      SignedDocument list = bench.platform.moved(licence, 1);
      DecoderService cut = bench.service(new Kill(at));
      killed = killed(with -> bench.moved(list, with), cut);
      bench.plays(other);
      assertThat(bench.moved(list)).hasSize(1);
      assertThat(bench.reason(licence)).isEqualTo(Refusal.REVOKED);
      assertThat(bench.keyFiles()).hasSize(1);
      bench.plays(other);
    }
    assertThat(at).isGreaterThan(7);
  }

  @Test
  void aNameThatThePowerCutBroughtBackIsDestroyedAgain() throws IOException, InterruptedException {
    Bench bench = bench(0);
    LicencePackage licence = buy(bench);
    Path key = bench.keyFiles().getFirst();
    // The folder was not on the disk yet when the power failed: the name is there again.
    Path name = Files.createLink(folder.resolve("name"), key);
    bench.destroy(bench.platform.renew(licence, Terms.leased(Instant.now().plusSeconds(2))));
    Files.move(name, key);
    assertThat(bench.reason(licence)).isEqualTo(Refusal.DESTROYED);
    assertThat(key).doesNotExist();
  }

  @Test
  void anOldRecordThatThePowerCutBroughtBackIsStillTheRecord()
      throws IOException, InterruptedException {
    Bench bench = bench(0);
    LicencePackage licence = buy(bench);
    Path record = bench.file("record");
    Path name = Files.createLink(folder.resolve("name"), record);
    Kill kill = new Kill(4);
    assertThat(killed(with -> with.open(bench.request(licence)).close(), bench.service(kill)))
        .isTrue();
    assertThat(kill.passed.getLast()).isEqualTo("record renamed");
    Files.move(name, record, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    bench.plays(licence);
  }

  @Test
  void aSlotThatWasDestroyedStaysSoWhateverComesAfter() throws IOException, InterruptedException {
    Bench bench = bench(0);
    bench.destroy(buy(bench));
    bench.time.pass(Duration.ofHours(1));
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> bench.enrol(SLOT))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Refusal.DESTROYED));
  }

  private Bench bench(int number) throws IOException, InterruptedException {
    return new Bench(Files.createDirectories(folder.resolve("bench" + number)), Instant.now());
  }

  private static LicencePackage buy(Bench bench) throws IOException {
    return bench.platform.sell(bench.film, bench.household, bench.enrol(SLOT), terms());
  }

  private static LicencePackage buyAnother(Bench bench) throws IOException {
    return bench.platform.sell(bench.film, bench.household, bench.enrol(), terms());
  }

  private static Terms terms() {
    return Terms.leased(Instant.now().minus(Duration.ofHours(1)));
  }
}
