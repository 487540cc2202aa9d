package app.tangible.decoder.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.tangible.content.FilmId;
import app.tangible.decoder.RefusedException;
import app.tangible.decoder.fixture.Household;
import app.tangible.decoder.fixture.Terms;
import app.tangible.decoder.protocol.LicenceClaim;
import app.tangible.decoder.protocol.OpenRequest;
import app.tangible.identity.KeySlot;
import app.tangible.licence.KeyShare;
import app.tangible.licence.LicencePackage;
import app.tangible.licence.Refusal;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionTest {

  @TempDir Path folder;
  private Bench bench;
  private LicencePackage licence;

  @BeforeEach
  void build() throws IOException, InterruptedException {
    bench = new Bench(folder);
    licence = bench.buy(Terms.leased(Bench.START));
  }

  @Test
  void handsOutTheFilmThatWasSealed() throws IOException {
    try (Session session = bench.open(licence)) {
      ByteBuffer all = ByteBuffer.allocate((int) session.size());
      while (all.hasRemaining()) {
        session.read(all.position(), all);
      }
      assertThat(all.array()).isEqualTo(bench.platform.clear(bench.film));
    }
  }

  @Test
  void keepsNoKeyInClearOnTheDisk() throws IOException {
    Path file = bench.keyFiles().getFirst();
    KeySlot slot = new KeySlot(file.getFileName().toString().substring(0, 32));
    byte[] privateKey;
    byte[] seed;
    try (LockedState state =
            new OwnerState(bench.state, bench.household.owner(), bench.machineId, Outside.REAL)
                .lock(bench.household.secretFor("decoder"));
        DecoderKeys keys = state.files().load(slot).orElseThrow()) {
      privateKey = keys.privateKey().clone();
      seed = state.ownerKey().seed().clone();
    }
    assertThat(privateKey).isNotEqualTo(new byte[32]);
    assertThat(latin1(file)).doesNotContain(new String(privateKey, StandardCharsets.ISO_8859_1));
    assertThat(latin1(bench.file("owner")))
        .doesNotContain(new String(seed, StandardCharsets.ISO_8859_1));
  }

  private static String latin1(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
  }

  @Test
  void refusesKeysThatWereMadeOnAnotherMachine() throws IOException {
    Files.writeString(bench.machineId, "fedcba9876543210\n");
    assertThat(bench.reason(licence)).isEqualTo(Refusal.OTHER_MACHINE);
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(bench::enrol)
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Refusal.OTHER_MACHINE));
  }

  @Test
  void refusesAnOwnerKeyWithAnyByteChanged() throws IOException {
    Path keys = bench.file("owner");
    byte[] good = Files.readAllBytes(keys);
    for (int i = 0; i < good.length; i++) {
      byte[] bad = good.clone();
      bad[i] ^= 0x10;
      Files.write(keys, bad);
      assertThat(bench.reason(licence)).as("byte %d", i).isEqualTo(Refusal.OTHER_MACHINE);
    }
    Files.write(keys, new byte[3]);
    assertThat(bench.reason(licence)).isEqualTo(Refusal.OTHER_MACHINE);
  }

  @Test
  void refusesWhereItNeverEnrolled() throws IOException {
    Files.delete(bench.file("owner"));
    assertThat(bench.reason(licence)).isEqualTo(Refusal.OTHER_DEVICE);
  }

  @Test
  void refusesAnotherBuyersLicence() throws IOException {
    LicencePackage other =
        bench.platform.sell(bench.film, new Household(2), bench.enrol(), Terms.leased(Bench.START));
    assertThat(bench.reason(other)).isEqualTo(Refusal.OTHER_OWNER);
  }

  @Test
  void refusesALicenceForAnotherFilm() {
    OpenRequest request = new OpenRequest(new FilmId("0f".repeat(16)), false, bench.claim(licence));
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> bench.service().open(request))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Refusal.OTHER_FILM));
  }

  @Test
  void refusesACertificateWithOneBitChangedAnywhere() {
    byte[] good = licence.certificate();
    for (int i = 0; i < good.length; i++) {
      byte[] bad = good.clone();
      bad[i] ^= (byte) (1 << i % 8);
      LicencePackage changed =
          new LicencePackage(licence.licence(), bad, licence.lease(), licence.shares());
      assertThat(bench.reason(changed))
          .as("byte %d", i)
          .isIn(Refusal.CERTIFICATE_INVALID, Refusal.MALFORMED);
    }
  }

  @Test
  void refusesWithoutBothShares() {
    for (KeyShare share : licence.shares()) {
      LicencePackage half =
          new LicencePackage(
              licence.licence(), licence.certificate(), licence.lease(), List.of(share));
      assertThat(bench.reason(half)).isEqualTo(Refusal.KEYS_MISSING);
    }
  }

  @Test
  void refusesALeaseAloneWhereAProofOfTheChainIsAskedFor() {
    OpenRequest request = new OpenRequest(bench.film.id(), true, bench.claim(licence));
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> bench.service().open(request))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Refusal.PROOF_TOO_OLD));
  }

  @Test
  void refusesAPackageThatIsNone() {
    OpenRequest request =
        new OpenRequest(
            bench.film.id(),
            false,
            new LicenceClaim(
                bench.household.owner(),
                bench.household.secretFor("decoder"),
                bench.platform.trust(),
                new byte[] {1, 2, 3}));
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> bench.service().open(request))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Refusal.MALFORMED));
  }

  @Test
  void aDamagedRecordIsRefusedAndTheNextOnesPlay() throws IOException {
    flip(bench.film.sealed().sealedBytes() - 10);
    try (Session session = bench.open(licence)) {
      assertThatExceptionOfType(RefusedException.class)
          .isThrownBy(() -> session.read(session.size() - 1, ByteBuffer.allocate(1)))
          .satisfies(e -> assertThat(e.reason()).isEqualTo(Refusal.FILM_DAMAGED));
      assertThat(session.read(0, ByteBuffer.allocate(1))).isEqualTo(1);
    }
  }

  private void flip(long position) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(bench.film.file().toFile(), "rw")) {
      file.seek(position);
      int old = file.read();
      file.seek(position);
      file.write(old ^ 1);
    }
  }
}
