package app.tangible.store.http;

import app.tangible.content.sealed1.Bep52PieceHashing;
import app.tangible.identity.Identity;
import app.tangible.identity.bouncycastle.BouncyCastleOwnerKeys;
import app.tangible.library.Library;
import app.tangible.library.h2.H2Library;
import app.tangible.library.testing.FixedIdentity;
import app.tangible.library.testing.FolderHome;
import app.tangible.licence.certificate.CertificateLicenceChecker;
import app.tangible.store.testcard.TestCard;
import app.tangible.transfer.cdn.CdnSource;
import app.tangible.transfer.swarm.SwarmTransfers;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.h2.util.OsgiDataSourceFactory;

/** The client side of one home with fixed keys, put together as the container would. */
final class TestHousehold implements AutoCloseable {

  static final int NUMBER = 5;
  private static final BouncyCastleOwnerKeys OWNER_KEYS = new BouncyCastleOwnerKeys();

  final CertificateLicenceChecker checker = new CertificateLicenceChecker(OWNER_KEYS);
  final Identity identity;
  final H2Library library;
  final TestDecoder decoder;
  final HttpStore store;
  final Cuts cuts;
  final SwarmTransfers transfers;
  private final CdnSource cdn;
  private final TestCard card;

  TestHousehold(Path home, String server) {
    this(home, server, Map.of(), Clock.systemUTC());
  }

  TestHousehold(Path home, String server, Map<String, Object> settings, Clock clock) {
    this(NUMBER, home, server, settings, clock, Cuts.none());
  }

  /** The same owner on a device of another number. */
  TestHousehold(int device, Path home, String server) {
    this(new FixedIdentity(NUMBER, device), home, server, Map.of(), Clock.systemUTC(), Cuts.none());
  }

  TestHousehold(
      int number, Path home, String server, Map<String, Object> settings, Clock clock, Cuts cuts) {
    this(new FixedIdentity(number), home, server, settings, clock, cuts);
  }

  private TestHousehold(
      Identity identity,
      Path home,
      String server,
      Map<String, Object> settings,
      Clock clock,
      Cuts cuts) {
    this.cuts = cuts;
    FolderHome folders = new FolderHome(home);
    this.identity = identity;
    library =
        new H2Library(new OsgiDataSourceFactory(new org.h2.Driver()), folders, identity, checker);
    decoder = new TestDecoder(folders.folder("decoder"), checker, identity.device(), cuts);
    Map<String, Object> all = new HashMap<>(settings);
    all.put("server", server);
    all.putIfAbsent("firstRetryMillis", 50);
    all.putIfAbsent("maxRetrySeconds", 1);
    all.putIfAbsent("giveUpSeconds", 2);
    all.putIfAbsent("stallSeconds", 1);
    all.putIfAbsent("backoffMillis", 20);
    all.putIfAbsent("maxBackoffSeconds", 1);
    transfers =
        new SwarmTransfers(new Bep52PieceHashing(), config(SwarmTransfers.Config.class, all));
    cdn = new CdnSource(config(CdnSource.Config.class, all));
    transfers.add(cdn);
    card = new TestCard(config(TestCard.Config.class, all));
    Library counted = cuts.on(library);
    store =
        new HttpStore(
            counted,
            cuts.on(identity),
            decoder,
            transfers,
            checker,
            OWNER_KEYS,
            config(HttpStore.Config.class, all),
            clock);
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

  void pay() {
    store.addPaymentMethod(card);
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
