package app.tangible.transfer.voucher;

import static app.tangible.transfer.voucher.Sample.FILM;
import static app.tangible.transfer.voucher.Sample.HOUSEHOLD;
import static app.tangible.transfer.voucher.Sample.SEEDER;
import static app.tangible.transfer.voucher.Sample.entitlement;
import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.content.MasterHash;
import app.tangible.identity.Identity;
import app.tangible.identity.OwnerAddress;
import app.tangible.identity.bouncycastle.BouncyCastleOwnerKeys;
import app.tangible.library.Library;
import app.tangible.library.OwnedFilm;
import app.tangible.library.testing.FilmCopy;
import app.tangible.library.testing.Films;
import app.tangible.library.testing.FixedIdentity;
import app.tangible.library.testing.FolderHome;
import app.tangible.licence.Certificate;
import app.tangible.licence.CertificateFacts;
import app.tangible.licence.Checkpoint;
import app.tangible.licence.LicenceChecker;
import app.tangible.transfer.Entitlement;
import app.tangible.transfer.SignedVoucher;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HouseholdSignerTest {

  private static final long BYTES = 1_000;
  private static final BouncyCastleOwnerKeys KEYS = new BouncyCastleOwnerKeys();
  private static final OwnerAddress OTHER = new OwnerAddress("0x" + "b2".repeat(20));

  @TempDir Path folder;
  private CertificateFacts facts = facts("1", 31_337, 3, HOUSEHOLD);
  private HouseholdSigner signer;

  private static CertificateFacts facts(String token, long chain, long nonce, Identity owner) {
    return new CertificateFacts(
        FILM,
        new MasterHash("ab".repeat(32)),
        "A film",
        "HD",
        "A studio",
        chain,
        "0x" + "11".repeat(20),
        entitlement(Long.parseLong(token), 0).token().toString(),
        owner.address(),
        nonce,
        owner.owner());
  }

  @BeforeEach
  void open() throws Exception {
    Files.write(
        folder.resolve("film.tsf.manifest"),
        ByteBuffer.allocate(4 + 4 + 8 + 16)
            .putInt(0x54504D31)
            .putInt(16_384)
            .putLong(BYTES)
            .put(FILM.bytes())
            .array());
    signer = signer();
  }

  private HouseholdSigner signer() {
    OwnedFilm film = Films.film(1);
    OwnedFilm owned = FilmCopy.of(film).film(FILM).build();
    Library library =
        (Library)
            Proxy.newProxyInstance(
                Library.class.getClassLoader(),
                new Class<?>[] {Library.class},
                (proxy, method, arguments) ->
                    switch (method.getName()) {
                      case "films" -> List.of(owned);
                      case "sealedFile" -> folder.resolve("film.tsf");
                      default -> throw new UnsupportedOperationException(method.getName());
                    });
    LicenceChecker checker =
        (LicenceChecker)
            Proxy.newProxyInstance(
                LicenceChecker.class.getClassLoader(),
                new Class<?>[] {LicenceChecker.class},
                (proxy, method, arguments) ->
                    switch (method.getName()) {
                      case "peekCertificate" ->
                          new Certificate(facts, 0, List.of(), "", checkpoint());
                      default -> throw new UnsupportedOperationException(method.getName());
                    });
    HouseholdSigner.Config config =
        (HouseholdSigner.Config)
            Proxy.newProxyInstance(
                HouseholdSigner.class.getClassLoader(),
                new Class<?>[] {HouseholdSigner.Config.class},
                (proxy, method, arguments) -> method.getDefaultValue());
    return new HouseholdSigner(new FolderHome(folder), HOUSEHOLD, KEYS, library, checker, config);
  }

  private static Checkpoint checkpoint() {
    return new Checkpoint("log", 1, "00".repeat(32), Instant.EPOCH, 1, "0x" + "00".repeat(32), 1);
  }

  @AfterEach
  void close() {
    signer.close();
  }

  private static Entitlement right() {
    return entitlement(1, 3);
  }

  private Optional<Long> signed(Entitlement of, OwnerAddress seeder, long bytes) {
    return signer.sign(of, seeder, bytes).map(SignedVoucher::bytesServed);
  }

  @Test
  void signsAsTheOwner() {
    SignedVoucher voucher = signer.sign(right(), SEEDER, 400).orElseThrow();
    assertThat(voucher.bytesServed()).isEqualTo(400);
    assertThat(KEYS.signerOf(voucher.voucher().typed(), voucher.signature()))
        .contains(HOUSEHOLD.address());
  }

  @Test
  void neverSignsLessThanBeforeAlsoNotAfterAKill() {
    assertThat(signed(right(), SEEDER, 400)).contains(400L);
    assertThat(signed(right(), SEEDER, 300)).contains(400L);
    HouseholdSigner killed = signer;
    signer = signer();
    assertThat(signer.signed(right(), SEEDER)).isEqualTo(400);
    assertThat(signed(right(), SEEDER, 1)).contains(400L);
    assertThat(signed(right(), SEEDER, 401)).contains(401L);
    killed.close();
  }

  @Test
  void signsForNoLicenceThatIsNotTheHouseholds() {
    assertThat(signed(entitlement(2, 3), SEEDER, 1)).isEmpty();
    assertThat(signed(entitlement(1, 2), SEEDER, 1)).isEmpty();
    assertThat(signed(entitlement(1, 4), SEEDER, 1)).isEmpty();
    Entitlement chain = new Entitlement(right().token(), 3, 1, right().rewards());
    assertThat(signed(chain, SEEDER, 1)).isEmpty();
    facts = facts("1", 31_337, 3, new FixedIdentity(8));
    assertThat(signed(right(), SEEDER, 1)).isEmpty();
  }

  @Test
  void signsForAllSeedersTogetherNoMoreThanTwoFilms() {
    long sum = 0;
    for (int i = 0; i < 5; i++) {
      OwnerAddress one = new OwnerAddress("0x" + ("a" + i).repeat(20));
      sum += signed(right(), one, 700).orElse(0L);
    }
    assertThat(sum).isEqualTo(2 * BYTES);
    assertThat(signed(right(), OTHER, 1)).isEmpty();
    // What was signed stays signed.
    OwnerAddress first = new OwnerAddress("0x" + "a0".repeat(20));
    assertThat(signed(right(), first, 700)).contains(700L);
    assertThat(signed(right(), first, 701)).isEmpty();
  }

  @Test
  void signsNothingForItself() {
    assertThat(signed(right(), HOUSEHOLD.address(), 1)).isEmpty();
  }

  @Test
  void signsNothingBeforeTheFilmsLengthIsKnown() throws Exception {
    Files.delete(folder.resolve("film.tsf.manifest"));
    assertThat(signed(right(), SEEDER, 1)).isEmpty();
  }

  @Test
  void isRemindedOfItsOwnSignatureOnly() {
    SignedVoucher own =
        new SignedVoucher(right(), SEEDER, 600, HOUSEHOLD.sign(right().voucher(SEEDER, 600)));
    SignedVoucher inflated = new SignedVoucher(right(), SEEDER, 900, own.signature());
    SignedVoucher foreign =
        new SignedVoucher(
            right(), SEEDER, 900, new FixedIdentity(9).sign(right().voucher(SEEDER, 900)));
    signer.remind(inflated);
    signer.remind(foreign);
    assertThat(signer.signed(right(), SEEDER)).isZero();
    signer.remind(own);
    assertThat(signer.signed(right(), SEEDER)).isEqualTo(600);
    assertThat(signed(right(), SEEDER, 10)).contains(600L);
  }
}
