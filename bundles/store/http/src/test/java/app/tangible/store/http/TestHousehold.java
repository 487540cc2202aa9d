package app.tangible.store.http;

import app.tangible.content.FilmId;
import app.tangible.content.sealed1.Bep52PieceHashing;
import app.tangible.decoder.Decoder;
import app.tangible.decoder.Destruction;
import app.tangible.decoder.Enrolment;
import app.tangible.decoder.Opening;
import app.tangible.decoder.Revocation;
import app.tangible.host.ProductHome;
import app.tangible.identity.AgreementKey;
import app.tangible.identity.DeviceGrant;
import app.tangible.identity.DeviceId;
import app.tangible.identity.DeviceSignature;
import app.tangible.identity.Identity;
import app.tangible.identity.KeySlot;
import app.tangible.identity.LoanStatement;
import app.tangible.identity.OwnerAddress;
import app.tangible.identity.OwnerPublicKey;
import app.tangible.identity.OwnerSignature;
import app.tangible.identity.Protection;
import app.tangible.identity.ReceiptKey;
import app.tangible.identity.TypedMessage;
import app.tangible.identity.bouncycastle.BouncyCastleOwnerKeys;
import app.tangible.library.Library;
import app.tangible.library.h2.H2Library;
import app.tangible.licence.LicencePackage;
import app.tangible.licence.SignedDocument;
import app.tangible.licence.TrustRoots;
import app.tangible.licence.certificate.CertificateLicenceChecker;
import app.tangible.store.testcard.TestCard;
import app.tangible.transfer.cdn.CdnTransfers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.h2.util.OsgiDataSourceFactory;

/** The client side of one home with fixed keys, put together as the container would. */
final class TestHousehold implements ProductHome, Identity, Decoder, AutoCloseable {

  private static final BouncyCastleOwnerKeys OWNER_KEYS = new BouncyCastleOwnerKeys();
  private static final byte[] OWNER_PRIVATE = filled(5);
  private static final Ed25519Pair DEVICE = Ed25519Pair.of(3);

  final H2Library library;
  final CertificateLicenceChecker checker = new CertificateLicenceChecker(OWNER_KEYS);
  final HttpStore store;
  private final CdnTransfers transfers;
  private final TestCard card;
  private final Path home;

  TestHousehold(Path home, String server) {
    this(home, server, Map.of(), Clock.systemUTC());
  }

  TestHousehold(Path home, String server, Map<String, Object> settings, Clock clock) {
    this.home = home;
    library = new H2Library(new OsgiDataSourceFactory(new org.h2.Driver()), this, this, checker);
    Map<String, Object> all = new HashMap<>(settings);
    all.put("server", server);
    all.putIfAbsent("firstRetryMillis", 50);
    all.putIfAbsent("maxRetrySeconds", 1);
    all.putIfAbsent("giveUpSeconds", 2);
    all.putIfAbsent("stallSeconds", 1);
    all.putIfAbsent("backoffMillis", 20);
    all.putIfAbsent("maxBackoffSeconds", 1);
    transfers = new CdnTransfers(new Bep52PieceHashing(), config(CdnTransfers.Config.class, all));
    card = new TestCard(config(TestCard.Config.class, all));
    store =
        new HttpStore(
            library, this, this, transfers, checker, config(HttpStore.Config.class, all), clock);
    if (!settings.containsKey("cardless")) {
      store.addPaymentMethod(card);
    }
  }

  private static <T> T config(Class<T> type, Map<String, Object> settings) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, _) -> settings.getOrDefault(method.getName(), method.getDefaultValue())));
  }

  private static byte[] filled(int value) {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }

  void pay() {
    store.addPaymentMethod(card);
  }

  Library library() {
    return library;
  }

  @Override
  public void close() {
    store.close();
    card.close();
    transfers.close();
    library.close();
  }

  @Override
  public Path folder(String name) {
    try {
      return Files.createDirectories(home.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String product() {
    return "center";
  }

  @Override
  public Path distribution() {
    throw new UnsupportedOperationException();
  }

  @Override
  public OwnerPublicKey owner() {
    return OWNER_KEYS.publicKeyOf(OWNER_PRIVATE);
  }

  @Override
  public OwnerAddress address() {
    return OWNER_KEYS.addressOf(owner());
  }

  @Override
  public DeviceId device() {
    return DeviceId.of(DEVICE.publicBytes());
  }

  @Override
  public Protection protection() {
    return Protection.MACHINE_BOUND;
  }

  @Override
  public DeviceGrant grant(AgreementKey agreement, ReceiptKey receipts) {
    return new DeviceGrant(
        owner(),
        device(),
        agreement,
        receipts,
        OWNER_KEYS.signText(OWNER_PRIVATE, DeviceGrant.statement(device(), agreement, receipts)));
  }

  @Override
  public OwnerSignature sign(TypedMessage message) {
    return OWNER_KEYS.signTyped(OWNER_PRIVATE, message);
  }

  @Override
  public OwnerSignature sign(LoanStatement loan) {
    return OWNER_KEYS.signText(OWNER_PRIVATE, loan.text());
  }

  @Override
  public DeviceSignature sign(byte[] message) {
    return DeviceSignature.of(DEVICE.sign(message));
  }

  @Override
  public byte[] secretFor(String purpose) {
    return filled(purpose.hashCode());
  }

  @Override
  public Level level() {
    return Level.PLAIN_PROCESS;
  }

  @Override
  public TrustRoots trust() {
    throw new UnsupportedOperationException("nobody buys by asking for trust roots");
  }

  @Override
  public boolean seesRestoredBackups() {
    return true;
  }

  @Override
  public Enrolment enrol(OwnerPublicKey owner, KeySlot slot) {
    return new Enrolment(
        new AgreementKey("430f4b9859665145a6b1ba274024487bd66f03a2dd577d7753c68d7d7d00c00c"),
        new ReceiptKey("17".repeat(32)));
  }

  @Override
  public Destruction destroy(OwnerPublicKey owner, LicencePackage licence) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Revocation moved(SignedDocument list) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Opening open(FilmId film, Path sealed, LicencePackage licence) {
    throw new UnsupportedOperationException();
  }
}
