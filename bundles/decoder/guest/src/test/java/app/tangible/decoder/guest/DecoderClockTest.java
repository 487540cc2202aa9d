package app.tangible.decoder.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.tangible.decoder.RefusedException;
import app.tangible.decoder.fixture.Terms;
import app.tangible.licence.LicencePackage;
import app.tangible.licence.Refusal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecoderClockTest {

  private static final Instant START = Bench.START;
  private static final Duration DAY = Duration.ofDays(1);

  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void build() throws IOException, InterruptedException {
    bench = new Bench(folder);
  }

  @Test
  void playsWithinTheLeaseThenInGraceThenNoMore() throws IOException {
    LicencePackage licence = bench.buy(Terms.leased(START));
    try (Session session = bench.open(licence)) {
      assertThat(session.inGrace()).isFalse();
    }
    bench.time.pass(DAY.multipliedBy(31));
    try (Session session = bench.open(licence)) {
      assertThat(session.inGrace()).isTrue();
    }
    bench.time.pass(DAY.multipliedBy(14));
    assertThat(bench.reason(licence)).isEqualTo(Refusal.LEASE_EXPIRED);
  }

  @Test
  void refusesAClockBeforeATimeThatItSawItself() throws IOException {
    LicencePackage licence = bench.buy(Terms.leased(START));
    bench.time.pass(DAY.multipliedBy(20));
    bench.plays(licence);

    bench.time.setWall(START.plus(DAY));
    RefusedException refused = bench.refuses(licence);
    assertThat(refused.reason()).isEqualTo(Refusal.CLOCK_SET_BACK);
    assertThat(refused)
        .hasMessageContaining("shows " + START.plus(DAY))
        .hasMessageContaining(
            "saw " + START.plus(DAY.multipliedBy(20)).toString().substring(0, 16));
  }

  @Test
  void refusesAClockBeforeATimeThatThePlatformSigned() throws IOException {
    LicencePackage licence = bench.buy(Terms.leased(START.plus(DAY)));
    assertThat(bench.reason(licence)).isEqualTo(Refusal.CLOCK_SET_BACK);
  }

  @Test
  void remembersTheTimeOfARefusalToo() throws IOException {
    LicencePackage licence = bench.buy(Terms.leased(START));
    bench.time.pass(DAY.multipliedBy(60));
    assertThat(bench.reason(licence)).isEqualTo(Refusal.LEASE_EXPIRED);

    bench.time.setWall(START.plus(DAY));
    assertThat(bench.reason(licence)).isEqualTo(Refusal.CLOCK_SET_BACK);
  }

  @Test
  void forgivesAClockThatIsSetRightByMinutes() throws IOException {
    LicencePackage licence = bench.buy(Terms.leased(START));
    bench.plays(licence);
    bench.time.setWall(START.minus(Duration.ofMinutes(4)));
    bench.plays(licence);
  }

  @Test
  void settingTheClockBackWhileAFilmPlaysDoesNotLengthenTheLease() throws IOException {
    Terms short1 = Terms.leased(START).lasting(Duration.ofHours(1), Duration.ofHours(1));
    try (Session session = bench.open(bench.buy(short1))) {
      for (int minute = 0; minute < 119; minute++) {
        bench.time.pass(Duration.ofMinutes(1));
        bench.time.setWall(START);
        assertThat(session.read(0, ByteBuffer.allocate(10))).isEqualTo(10);
      }
      bench.time.pass(Duration.ofMinutes(2));
      bench.time.setWall(START);
      assertThatExceptionOfType(RefusedException.class)
          .isThrownBy(() -> session.read(0, ByteBuffer.allocate(10)))
          .satisfies(e -> assertThat(e.reason()).isEqualTo(Refusal.LEASE_EXPIRED));
    }
  }

  @Test
  void timeThatPassedWhilePlayingCountsAtTheNextStart() throws IOException {
    LicencePackage licence = bench.buy(Terms.leased(START));
    try (Session session = bench.open(licence)) {
      bench.time.pass(Duration.ofHours(2));
      session.read(0, ByteBuffer.allocate(10));
    }
    bench.time.setWall(START);
    assertThat(bench.reason(licence)).isEqualTo(Refusal.CLOCK_SET_BACK);
  }

  @Test
  void aDeletedRecordRefusesUntilAFreshLeaseComes() throws IOException {
    LicencePackage licence = bench.buy(Terms.leased(START));
    bench.time.pass(DAY.multipliedBy(3));
    bench.plays(licence);
    Files.delete(bench.file("record"));

    assertThat(bench.refuses(licence))
        .hasMessage("the decoder's record of the time is missing or damaged")
        .extracting(RefusedException::reason)
        .isEqualTo(Refusal.CLOCK_SET_BACK);
    LicencePackage renewed =
        bench.platform.renew(licence, Terms.leased(START).renewed(bench.time.wall()));
    bench.plays(renewed);
    bench.plays(renewed);
  }

  @Test
  void aRecordWithAnyByteChangedCountsAsDeleted() throws IOException {
    LicencePackage licence = bench.buy(Terms.leased(START));
    bench.time.pass(DAY.multipliedBy(3));
    Path clock = bench.file("record");
    byte[] good = Files.readAllBytes(clock);
    for (int i = 0; i < good.length; i++) {
      byte[] bad = good.clone();
      bad[i] ^= 1;
      Files.write(clock, bad);
      assertThat(bench.reason(licence)).as("byte %d", i).isEqualTo(Refusal.CLOCK_SET_BACK);
    }
    Files.write(clock, good);
    bench.plays(licence);
  }

  @Test
  void aRecordThatLiesAheadIsPutRightByAFreshLease() throws IOException {
    LicencePackage licence = bench.buy(Terms.leased(START));
    bench.time.setWall(START.plus(DAY.multipliedBy(4000)));
    assertThat(bench.reason(licence)).isEqualTo(Refusal.LEASE_EXPIRED);
    bench.time.setWall(START.plus(Duration.ofHours(1)));
    assertThat(bench.reason(licence)).isEqualTo(Refusal.CLOCK_SET_BACK);

    bench.plays(bench.platform.renew(licence, Terms.leased(START).renewed(bench.time.wall())));
  }

  @Test
  void leasesHeldInReserveDoNotTurnTheClockBackTwice() throws IOException {
    LicencePackage licence = bench.buy(Terms.leased(START));
    Terms terms = Terms.leased(START);
    LicencePackage reserve1 = bench.platform.renew(licence, terms.renewed(START.plus(DAY)));
    LicencePackage reserve2 =
        bench.platform.renew(licence, terms.renewed(START.plus(DAY.multipliedBy(2))));
    bench.plays(licence);
    bench.time.setWall(START.plus(DAY.multipliedBy(40)));
    bench.plays(licence);

    bench.time.setWall(START.plus(DAY));
    bench.plays(reserve1);
    bench.time.setWall(START.plus(DAY.multipliedBy(40)));
    bench.plays(licence);
    bench.time.setWall(START.plus(DAY.multipliedBy(2)));
    assertThat(bench.reason(reserve2)).isEqualTo(Refusal.CLOCK_SET_BACK);
  }

  @Test
  void aLeaseThatIsNotFreshPutsNothingRight() throws IOException {
    LicencePackage licence = bench.buy(Terms.leased(START));
    Files.delete(bench.file("record"));
    bench.time.pass(Duration.ofHours(25));
    assertThat(bench.reason(licence)).isEqualTo(Refusal.CLOCK_SET_BACK);
  }
}
