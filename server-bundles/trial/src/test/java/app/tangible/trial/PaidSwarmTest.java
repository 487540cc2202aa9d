package app.tangible.trial;

import static app.tangible.trial.SeedingRig.FILM;
import static app.tangible.trial.SeedingRig.FILM_BYTES;
import static app.tangible.trial.SeedingRig.UNITS_PER_GIB;
import static app.tangible.trial.SeedingRig.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.tangible.chain.Account;
import app.tangible.chain.TokenId;
import app.tangible.content.MasterHash;
import app.tangible.content.PieceManifest;
import app.tangible.content.sealed1.Bep52PieceHashing;
import app.tangible.identity.Identity;
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
import app.tangible.peer.PeerId;
import app.tangible.peer.libp2p.node.Node;
import app.tangible.peer.transport.NodeIdentity;
import app.tangible.transfer.Entitlement;
import app.tangible.transfer.FilmKey;
import app.tangible.transfer.Wanted;
import app.tangible.transfer.piece.PieceHandler;
import app.tangible.transfer.piece.PieceSource;
import app.tangible.transfer.piece.Wiring;
import app.tangible.transfer.swarm.FilmShelf;
import app.tangible.transfer.swarm.SwarmTransfers;
import app.tangible.transfer.tracker.StoreTracker;
import app.tangible.transfer.voucher.HouseholdSigner;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A film goes from one home to another, found by the store's list, and the first one is paid. */
@Timeout(180)
class PaidSwarmTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Identity BUYER = new FixedIdentity(50);
  private static final Bep52PieceHashing HASHING = new Bep52PieceHashing();
  @TempDir Path folder;

  @Test
  void aFilmFromAnotherHomeIsPaidForOnTheChainToTheUnit() throws Exception {
    FolderHome seederHome = new FolderHome(Files.createDirectories(folder.resolve("seeder")));
    PieceManifest manifest = film(seederHome.folder("films"));
    try (SeedingRig rig =
            new SeedingRig(
                Files.createDirectories(folder.resolve("server")),
                SeedingRig.eager(),
                manifest.root());
        SeedingRig.Seeder seeder = rig.seeder()) {
      await().atMost(PATIENCE).until(() -> rig.registry.promiseOf(rig.edition).pot() > 0);
      TokenId token = rig.licenceOf(BUYER.address());
      Key seederKey = new Key(1);
      Key buyerKey = new Key(2);
      try (Node serving = Node.onLoopback(seederKey);
          StoreTracker announcing =
              new StoreTracker(serving, seederKey, seeder.book(), rig.tracker());
          Node fetching = Node.onLoopback(buyerKey);
          StoreTracker finding =
              new StoreTracker(
                  fetching,
                  buyerKey,
                  null,
                  settings(
                      StoreTracker.Config.class,
                      Map.of("server", rig.address().toString(), "findSeconds", 1)));
          HouseholdSigner signer = signer(token, rig)) {
        SwarmTransfers nothing =
            new SwarmTransfers(HASHING, settings(SwarmTransfers.Config.class, Map.of()));
        PieceHandler handler =
            new PieceHandler(
                new FilmShelf(seederHome, nothing, HASHING),
                HASHING,
                settings(PieceHandler.Config.class, Map.of("seeds", true)));
        Wiring.paid(handler, seeder.book());
        serving.addHandler(handler);
        announcing.provide(FilmKey.of(manifest.root()), Duration.ofMinutes(10));
        await().atMost(PATIENCE).until(() -> rig.seeders.count(FILM) == 1);

        PieceSource source =
            new PieceSource(fetching, settings(PieceSource.Config.class, Map.of()));
        source.add(finding);
        Wiring.pays(source, signer);
        SwarmTransfers transfers =
            new SwarmTransfers(HASHING, settings(SwarmTransfers.Config.class, Map.of()));
        transfers.add(source);
        Entitlement entitlement =
            new Entitlement(token, 0, 31_337, rig.registry.contract().orElseThrow());
        Path target = folder.resolve("buyer").resolve("film.tsf");
        Wanted wanted =
            new Wanted(FILM, manifest.root(), FILM_BYTES, List.of(), Optional.of(entitlement));
        Path whole = transfers.fetch(wanted, target).whole().get(120, TimeUnit.SECONDS);

        assertThat(Files.mismatch(whole, sealed(seederHome))).isEqualTo(-1);
        long earned = FILM_BYTES * UNITS_PER_GIB >> 30;
        await()
            .atMost(PATIENCE)
            .untilAsserted(
                () ->
                    assertThat(rig.coins(new Account(seeder.book().seeder().text())))
                        // Each claim is rounded down to a unit.
                        .isBetween(earned - 20, earned));
        assertThat(seeder.book().earnings(FILM).servedBytes()).isEqualTo(FILM_BYTES);
        assertThat(seeder.book().earnings(FILM).signedBytes()).isEqualTo(FILM_BYTES);
        rig.indexed();
        assertThat(rig.ledger.reconcile().differences()).isEmpty();
        transfers.close();
        source.close();
        handler.close();
        nothing.close();
      }
    }
  }

  private static Path sealed(FolderHome home) {
    return home.folder("films").resolve(FILM.hex() + ".tsf");
  }

  private static PieceManifest film(Path films) throws Exception {
    byte[] bytes = new byte[(int) FILM_BYTES];
    new Random(5).nextBytes(bytes);
    Path sealed = Files.write(films.resolve(FILM.hex() + ".tsf"), bytes);
    PieceManifest manifest = HASHING.manifestOf(FILM, sealed, 1 << 20);
    Files.write(films.resolve(FILM.hex() + ".tsf.manifest"), manifest.encode());
    return manifest;
  }

  /** A household with this licence in its library. */
  private HouseholdSigner signer(TokenId token, SeedingRig rig) throws Exception {
    FolderHome home = new FolderHome(Files.createDirectories(folder.resolve("buyer")));
    OwnedFilm film = Films.film(1);
    OwnedFilm owned = FilmCopy.of(film).film(FILM).build();
    CertificateFacts facts =
        new CertificateFacts(
            FILM,
            new MasterHash("ab".repeat(32)),
            "Sintel",
            "HD",
            "Blender",
            31_337,
            rig.registry.licences().text(),
            token.toString(),
            BUYER.address(),
            0,
            BUYER.owner());
    Certificate certificate =
        new Certificate(
            facts,
            0,
            List.of(),
            "",
            new Checkpoint("log", 1, "00".repeat(32), Instant.EPOCH, 1, "0x" + "00".repeat(32), 1));
    return new HouseholdSigner(
        home,
        BUYER,
        new BouncyCastleOwnerKeys(),
        answering(
            Library.class,
            Map.of("films", List.of(owned), "sealedFile", folder.resolve("buyer/film.tsf"))),
        answering(LicenceChecker.class, Map.of("peekCertificate", certificate)),
        settings(HouseholdSigner.Config.class, Map.of()));
  }

  private static <T> T answering(Class<T> type, Map<String, Object> answers) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                Optional.ofNullable(answers.get(method.getName()))
                    .orElseThrow(() -> new UnsupportedOperationException(method.getName()))));
  }

  /** The key of a node. */
  private record Key(FixedIdentity identity) implements NodeIdentity {

    Key(int number) {
      this(new FixedIdentity(number));
    }

    @Override
    public PeerId self() {
      return PeerId.ofEd25519(identity.device().bytes());
    }

    @Override
    public byte[] publicKey() {
      return self().key().orElseThrow();
    }

    @Override
    public byte[] sign(byte[] message) {
      return identity.sign(message).bytes();
    }
  }
}
