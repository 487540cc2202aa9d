package app.tangible.trial;

import app.tangible.content.FilmId;
import app.tangible.content.sealed1.Bep52PieceHashing;
import app.tangible.decoder.Decoder;
import app.tangible.decoder.DecoderException;
import app.tangible.decoder.Destruction;
import app.tangible.decoder.Enrolment;
import app.tangible.decoder.Opening;
import app.tangible.decoder.Revocation;
import app.tangible.identity.AgreementKey;
import app.tangible.identity.KeySlot;
import app.tangible.identity.OwnerPublicKey;
import app.tangible.identity.ReceiptKey;
import app.tangible.identity.bouncycastle.BouncyCastleKeySealing;
import app.tangible.identity.bouncycastle.BouncyCastleOwnerKeys;
import app.tangible.library.h2.H2Library;
import app.tangible.library.testing.Ed25519Pair;
import app.tangible.library.testing.FixedIdentity;
import app.tangible.library.testing.FolderHome;
import app.tangible.licence.DestructionReceipt;
import app.tangible.licence.LicenceDocument;
import app.tangible.licence.LicenceId;
import app.tangible.licence.LicencePackage;
import app.tangible.licence.MovedList;
import app.tangible.licence.SignedDocument;
import app.tangible.licence.TrustRoots;
import app.tangible.licence.certificate.CertificateLicenceChecker;
import app.tangible.licence.certificate.SignedDestructionReceipts;
import app.tangible.licence.certificate.SignedMovedLists;
import app.tangible.store.http.HttpStore;
import app.tangible.store.testcard.TestCard;
import app.tangible.transfer.cdn.CdnSource;
import app.tangible.transfer.swarm.SwarmTransfers;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.h2.util.OsgiDataSourceFactory;

/** A household with its real library and store, and a decoder that keeps its word in memory. */
final class TradingHome implements Decoder, AutoCloseable {

  private static final BouncyCastleOwnerKeys OWNERS = new BouncyCastleOwnerKeys();

  final CertificateLicenceChecker checker = new CertificateLicenceChecker(OWNERS);
  final FixedIdentity identity;
  final H2Library library;
  final HttpStore store;
  private final TrustRoots trust;
  private final SwarmTransfers transfers;
  private final CdnSource cdn;
  private final TestCard card;
  private final Ed25519Pair receipts;
  private final Map<KeySlot, AgreementKey> keys = new HashMap<>();
  private final Map<AgreementKey, Instant> destroyed = new HashMap<>();
  private final Map<LicenceId, Long> nonces = new HashMap<>();
  private final Map<LicenceId, String> tokens = new HashMap<>();

  TradingHome(int number, Path home, URI server, TrustRoots trust) {
    this.trust = trust;
    FolderHome folders = new FolderHome(home);
    identity = new FixedIdentity(number);
    receipts = Ed25519Pair.of(number + 20);
    library =
        new H2Library(new OsgiDataSourceFactory(new org.h2.Driver()), folders, identity, checker);
    transfers =
        new SwarmTransfers(new Bep52PieceHashing(), config(SwarmTransfers.Config.class, server));
    cdn = new CdnSource(config(CdnSource.Config.class, server));
    transfers.add(cdn);
    card = new TestCard(config(TestCard.Config.class, server));
    store =
        new HttpStore(
            library,
            identity,
            this,
            transfers,
            checker,
            OWNERS,
            config(HttpStore.Config.class, server));
    store.addPaymentMethod(card);
  }

  private static <T> T config(Class<T> type, URI server) {
    Map<String, Object> set =
        Map.of("server", server.toString(), "firstRetryMillis", 50, "maxRetrySeconds", 1);
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, _) -> set.getOrDefault(method.getName(), method.getDefaultValue())));
  }

  @Override
  public Level level() {
    return Level.PLAIN_PROCESS;
  }

  @Override
  public boolean strict() {
    return false;
  }

  @Override
  public void strict(boolean wanted) {
    throw new UnsupportedOperationException("nobody chooses here");
  }

  @Override
  public boolean seesRestoredBackups() {
    return false;
  }

  @Override
  public synchronized Enrolment enrol(OwnerPublicKey owner, KeySlot slot) {
    AgreementKey key =
        keys.computeIfAbsent(slot, fresh -> new BouncyCastleKeySealing().generate().publicKey());
    if (destroyed.containsKey(key)) {
      throw new DecoderException("the key of this slot is destroyed");
    }
    return new Enrolment(key, ReceiptKey.of(receipts.publicBytes()));
  }

  @Override
  public synchronized Destruction destroy(OwnerPublicKey owner, LicencePackage licence) {
    LicenceDocument document = checker.peek(licence);
    AgreementKey key = document.devices().getFirst().agreement();
    DestructionReceipt receipt =
        new DestructionReceipt(
            document.id(),
            document.chainId(),
            document.contract(),
            document.tokenId(),
            identity.device(),
            key,
            destroyed.computeIfAbsent(
                key, fresh -> Instant.ofEpochSecond(Instant.now().getEpochSecond())));
    return new Destruction.Destroyed(
        receipt, new SignedDestructionReceipts().sign(receipt, receipts.pair().getPrivate()));
  }

  /** Whether the licence's key is gone. */
  synchronized boolean destroyed(LicencePackage licence) {
    return destroyed.containsKey(checker.peek(licence).devices().getFirst().agreement());
  }

  /** As a decoder remembers what it opened. */
  synchronized void opened(LicencePackage licence) {
    LicenceId id = checker.peek(licence).id();
    nonces.put(id, checker.peekCertificate(licence).facts().nonce());
    tokens.put(id, checker.peek(licence).tokenId());
  }

  @Override
  public synchronized Revocation moved(SignedDocument document) {
    MovedList list = new SignedMovedLists().read(document, trust);
    Set<LicenceId> revoked =
        nonces.keySet().stream()
            .filter(
                id ->
                    list.moved().stream()
                        .anyMatch(
                            entry ->
                                entry.tokenId().equals(tokens.get(id))
                                    && entry.nonce() > nonces.get(id)))
            .collect(Collectors.toSet());
    return new Revocation.Done(revoked);
  }

  @Override
  public Opening open(FilmId film, Path sealed, LicencePackage licence) {
    throw new UnsupportedOperationException("nobody watches here");
  }

  @Override
  public TrustRoots trust() {
    return trust;
  }

  @Override
  public void close() {
    store.close();
    card.close();
    transfers.close();
    cdn.close();
    library.close();
  }
}
