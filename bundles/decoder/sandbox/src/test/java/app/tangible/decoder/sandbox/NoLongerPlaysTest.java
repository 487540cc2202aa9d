package app.tangible.decoder.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.tangible.decoder.Decoder.Level;
import app.tangible.decoder.DecoderException;
import app.tangible.decoder.Destruction;
import app.tangible.decoder.OpenFilm;
import app.tangible.decoder.Opening;
import app.tangible.decoder.Revocation;
import app.tangible.decoder.fixture.Household;
import app.tangible.decoder.fixture.Platform;
import app.tangible.decoder.fixture.Terms;
import app.tangible.decoder.guest.AnotherTime;
import app.tangible.decoder.protocol.LicenceClaim;
import app.tangible.decoder.protocol.OpenRequest;
import app.tangible.decoder.sandbox.Stage.Home;
import app.tangible.identity.KeySlot;
import app.tangible.licence.LicenceDocument;
import app.tangible.licence.LicenceId;
import app.tangible.licence.LicencePackage;
import app.tangible.licence.Refusal;
import app.tangible.licence.SignedDocument;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every reason why a seller cannot play any more, by the real guest under real bubblewrap. */
class NoLongerPlaysTest {

  private static final Path MACHINE_ID = Path.of("/etc/machine-id");

  private static Stage stage;
  private static int homes;
  private Home home;
  private LicencePackage licence;

  @BeforeAll
  static void build() throws IOException, InterruptedException {
    stage = new Stage(1, "160x90");
  }

  @AfterAll
  static void strike() {
    stage.close();
  }

  @BeforeEach
  void buy() {
    home = home("home" + ++homes);
    licence = home.buy(stage.film, Terms.usual());
    home.play(stage.film, licence).close();
    assertThat(home.decoder().level()).isEqualTo(Level.SANDBOXED_PROCESS);
  }

  @Test
  void destroyed() {
    Destruction.Destroyed parked = destroy();
    assertThat(parked.receipt().licence()).isEqualTo(document().id());
    assertThat(parked.receipt().tokenId()).isEqualTo(document().tokenId());
    assertThat(parked.receipt().agreement()).isEqualTo(document().devices().getFirst().agreement());
    assertThat(parked.receipt().destroyed())
        .isBetween(Instant.now().minusSeconds(60), Instant.now());
    assertThat(reason(licence)).isEqualTo(Refusal.DESTROYED);
    assertThat(reason(newer())).isEqualTo(Refusal.DESTROYED);
    assertThat(destroy()).isEqualTo(parked);
  }

  @Test
  void destroyedWhileTheFilmPlays() throws IOException {
    try (OpenFilm film = home.play(stage.film, licence)) {
      assertThat(film.read(0, ByteBuffer.allocate(10))).isEqualTo(10);
      destroy();
      assertThatExceptionOfType(ClosedChannelException.class)
          .isThrownBy(() -> film.read(0, ByteBuffer.allocate(10)));
    }
    assertThat(reason(licence)).isEqualTo(Refusal.DESTROYED);
  }

  @Test
  void revoked() {
    SignedDocument list = stage.platform.moved(licence, 1);
    assertThat(home.decoder().moved(list)).isEqualTo(new Revocation.Done(ids()));
    assertThat(reason(licence)).isEqualTo(Refusal.REVOKED);
    assertThat(reason(newer())).isEqualTo(Refusal.REVOKED);
    assertThat(home.decoder().moved(list)).isEqualTo(new Revocation.Done(ids()));
  }

  @Test
  void revokedOnTheIssuersWordOnly() {
    Revocation revocation = home.decoder().moved(new Platform().moved(licence, 1));
    assertThat(revocation).isInstanceOf(Revocation.Refused.class);
    assertThat(((Revocation.Refused) revocation).reason()).isEqualTo(Refusal.LICENCE_FORGED);
    home.play(stage.film, licence).close();
  }

  @Test
  void leaseOver() {
    Terms day45 = Terms.leased(Instant.now().minus(Duration.ofDays(45)));
    assertThat(reason(home.buy(stage.film, day45))).isEqualTo(Refusal.LEASE_EXPIRED);
    Terms day43 = Terms.leased(Instant.now().minus(Duration.ofDays(43)));
    Opening opening = home.open(stage.film, home.buy(stage.film, day43));
    assertThat(opening).isInstanceOf(Opening.Ready.class);
    assertThat(((Opening.Ready) opening).inGrace()).isTrue();
    ((Opening.Ready) opening).film().close();
  }

  @Test
  void backupRestored() throws Exception {
    assertThat(home.decoder().seesRestoredBackups()).isTrue();
    Path decoder = home.folder().resolve("decoder");
    Path backup = home.folder().resolve("backup");
    run("cp", "-a", decoder.toString(), backup.toString());
    destroy();
    run("rm", "-r", decoder.toString());
    run("cp", "-a", backup.toString(), decoder.toString());

    assertThat(reason(licence)).isEqualTo(Refusal.BACKUP_RESTORED);
    Destruction again = home.decoder().destroy(home.household().owner(), licence);
    assertThat(again).isInstanceOf(Destruction.Refused.class);
    assertThat(((Destruction.Refused) again).reason()).isEqualTo(Refusal.BACKUP_RESTORED);
    // To who still owns it, and only to them, the platform issues a newer lease.
    home.play(stage.film, newer()).close();
    home.play(stage.film, licence).close();
  }

  @Test
  void clockSetBack() throws IOException {
    LicenceClaim claim =
        new LicenceClaim(
            home.household().owner(),
            home.household().secretFor("decoder"),
            stage.platform.trust(),
            stage.platform.checker().encode(licence));
    try (OpenRequest request = new OpenRequest(stage.film.id(), false, claim)) {
      AnotherTime.open(
          Instant.now().plus(Duration.ofDays(10)),
          home.folder().resolve("decoder"),
          stage.film.file(),
          MACHINE_ID,
          request);
    }
    Opening.Refused refused = home.refused(stage.film, licence);
    assertThat(refused.reason()).isEqualTo(Refusal.CLOCK_SET_BACK);
    assertThat(refused.detail()).contains("the clock shows");
  }

  @Test
  void aReceiptIsOneHoweverOftenTheGuestDiesOnIt() throws Exception {
    Random random = new Random(11);
    for (int round = 0; round < 12; round++) {
      LicencePackage sold = home.buy(stage.film, Terms.usual());
      CompletableFuture<Destruction> asked =
          CompletableFuture.supplyAsync(
              () -> home.decoder().destroy(home.household().owner(), sold));
      killAfter(Duration.ofMillis(random.nextInt(900)), asked);
      boolean told = !asked.isCompletedExceptionally();
      Destruction receipt = home.decoder().destroy(home.household().owner(), sold);
      assertThat(receipt).as("round %d", round).isInstanceOf(Destruction.Destroyed.class);
      if (told) {
        assertThat(receipt).isEqualTo(asked.join());
      }
      assertThat(reason(sold)).isEqualTo(Refusal.DESTROYED);
    }
    home.play(stage.film, licence).close();
  }

  @Test
  void manyGuestsAtOnceLoseNothing() {
    List<CompletableFuture<LicencePackage>> sales =
        IntStream.range(0, 4)
            .mapToObj(
                _ ->
                    CompletableFuture.supplyAsync(
                        () -> {
                          LicencePackage sold = home.buy(stage.film, Terms.usual());
                          home.decoder().destroy(home.household().owner(), sold);
                          return sold;
                        },
                        task -> Thread.ofVirtual().start(task)))
            .toList();
    for (CompletableFuture<LicencePackage> sale : sales) {
      assertThat(reason(sale.join())).isEqualTo(Refusal.DESTROYED);
    }
    home.play(stage.film, licence).close();
  }

  @Test
  void strictAndWithoutAProof() {
    Home strict =
        stage.home("strict", new Household(77), TestConfig.of(stage.platform.trust()).strictly());
    LicencePackage bought = strict.buy(stage.film, Terms.usual());
    assertThat(strict.refused(stage.film, bought).reason()).isEqualTo(Refusal.PROOF_TOO_OLD);
    strict.decoder().strict(false);
    strict.play(stage.film, bought).close();
    strict.decoder().strict(true);
    assertThat(strict.refused(stage.film, bought).reason()).isEqualTo(Refusal.PROOF_TOO_OLD);
  }

  /** Kills the guests that this test's own decoder started, and waits for the answer. */
  private static void killAfter(Duration delay, CompletableFuture<Destruction> asked)
      throws InterruptedException {
    try {
      asked.get(delay.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      ProcessHandle.current().children().forEach(Home::killInnermost);
      asked.handle((answer, failure) -> answer).join();
    } catch (ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aSlotWhoseKeyIsGoneMakesNoOther() {
    KeySlot slot = new KeySlot("5a".repeat(16));
    LicencePackage sold =
        stage.platform.sell(
            stage.film,
            home.household(),
            home.decoder().enrol(home.household().owner(), slot),
            Terms.usual());
    assertThat(home.decoder().destroy(home.household().owner(), sold))
        .isInstanceOf(Destruction.Destroyed.class);
    assertThatExceptionOfType(DecoderException.class)
        .isThrownBy(() -> home.decoder().enrol(home.household().owner(), slot))
        .withMessageContaining("DESTROYED");
  }

  private static Home home(String name) {
    return stage.home(name, new Household(homes), TestConfig.of(stage.platform.trust()));
  }

  private Destruction.Destroyed destroy() {
    Destruction destruction = home.decoder().destroy(home.household().owner(), licence);
    assertThat(destruction).isInstanceOf(Destruction.Destroyed.class);
    return (Destruction.Destroyed) destruction;
  }

  private Refusal reason(LicencePackage with) {
    return home.refused(stage.film, with).reason();
  }

  private LicenceDocument document() {
    return stage.platform.checker().peek(licence);
  }

  private Set<LicenceId> ids() {
    return Set.of(document().id());
  }

  private LicencePackage newer() {
    return stage.platform.renew(licence, Terms.leased(Instant.now().plusSeconds(2)));
  }

  private static void run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).inheritIO().start();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
  }
}
