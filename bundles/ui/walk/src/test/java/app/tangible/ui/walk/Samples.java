package app.tangible.ui.walk;

import app.tangible.content.FilmId;
import app.tangible.content.MasterHash;
import app.tangible.content.PieceRoot;
import app.tangible.content.PublisherKey;
import app.tangible.identity.AgreementKey;
import app.tangible.identity.DeviceGrant;
import app.tangible.identity.DeviceId;
import app.tangible.identity.OwnerAddress;
import app.tangible.identity.OwnerPublicKey;
import app.tangible.identity.OwnerSignature;
import app.tangible.identity.ReceiptKey;
import app.tangible.library.OwnedFilm;
import app.tangible.licence.Certificate;
import app.tangible.licence.CertificateFacts;
import app.tangible.licence.Checkpoint;
import app.tangible.licence.Lease;
import app.tangible.licence.LicenceDocument;
import app.tangible.licence.LicenceId;
import app.tangible.licence.LicencePackage;
import app.tangible.licence.SignedDocument;
import app.tangible.store.Money;
import app.tangible.store.Offer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Films and documents to show. The films are the Blender Foundation's open ones. */
final class Samples {

  static final OwnerAddress OWNER = new OwnerAddress("0x" + "8a37c4e1b2".repeat(4));
  private static final Instant BOUGHT = Instant.parse("2026-11-21T19:30:00Z");
  private static final MasterHash MASTER = new MasterHash("7e".repeat(32));
  private static final String CONTRACT = "0x" + "5f0a93cc71".repeat(4);
  private static final OwnerPublicKey KEY = new OwnerPublicKey("1f".repeat(64));
  private static final String STUDIO = "Blender Foundation";

  /** One of the films. */
  record Sample(String title, int year, int seconds, String synopsis) {}

  static final List<Sample> FILMS =
      List.of(
          new Sample(
              "Big Buck Bunny",
              2008,
              596,
              "A giant rabbit with a heart bigger than himself has his morning ruined by three"
                  + " rascals. He is a gentle soul, until they go too far."),
          new Sample("Sintel", 2010, 888, "A lonely young woman searches for a lost dragon."),
          new Sample("Tears of Steel", 2012, 734, "Old Amsterdam, robots, and a broken heart."),
          new Sample("Elephants Dream", 2006, 654, "Two men walk through an endless machine."),
          new Sample("Cosmos Laundromat", 2015, 730, "A sheep is offered another life."),
          new Sample("Agent 327: Operation Barbershop", 2017, 231, "A trap in a barbershop."),
          new Sample("Spring", 2019, 464, "A shepherd girl and her dog face old spirits."),
          new Sample("Caminandes: Llamigos", 2016, 150, "Koro the llama meets a hungry penguin."),
          new Sample("Charge", 2022, 264, "An old man breaks into a battery factory."),
          new Sample("Sprite Fright", 2021, 630, "Teenagers, mushrooms, and a bad idea."),
          new Sample("Coffee Run", 2020, 184, "Fuelled by caffeine, a woman runs through memory."),
          new Sample("The Daily Dweebs", 2017, 60, "A dog makes a mess of a perfect house."),
          new Sample("Glass Half", 2015, 193, "Two critics disagree about everything."));

  private Samples() {}

  static FilmId filmId(int index) {
    return new FilmId(String.format("%032x", 0x51a7L + index * 0x9e3779b97f4aL));
  }

  static LicenceId licence(int index) {
    return new LicenceId(String.format("%032x", 0xfeedL + index));
  }

  static OwnedFilm owned(int index, Duration resumeAt, boolean onDisk) {
    Sample sample = FILMS.get(index % FILMS.size());
    return new OwnedFilm(
        licence(index),
        filmId(index),
        sample.title(),
        sample.year(),
        STUDIO,
        sample.synopsis(),
        "1080p",
        Duration.ofSeconds(sample.seconds()),
        BOUGHT,
        resumeAt,
        onDisk,
        licencePackage(),
        List.of());
  }

  private static final List<List<String>> GENRES =
      List.of(
          List.of("Animation", "Comedy"),
          List.of("Fantasy"),
          List.of("Science fiction", "Drama"),
          List.of());

  static Offer offer(int index) {
    Sample sample = FILMS.get(index);
    return new Offer(
        String.valueOf(index),
        filmId(index),
        sample.title(),
        sample.year(),
        STUDIO,
        sample.synopsis(),
        "1080p",
        Duration.ofSeconds(sample.seconds()),
        new Money(900 + 100L * (index % 5), "EUR"),
        412_000_000L + index * 31_000_000L,
        MASTER,
        new PieceRoot("3c".repeat(32)),
        List.of(URI.create("http://127.0.0.1:8470/v1/films/" + filmId(index))),
        Optional.empty(),
        GENRES.get(index % GENRES.size()));
  }

  static Offer at(Offer offer, Money price) {
    return new Offer(
        offer.edition(),
        offer.film(),
        offer.title(),
        offer.year(),
        offer.studio(),
        offer.synopsis(),
        offer.quality(),
        offer.duration(),
        price,
        offer.sealedBytes(),
        offer.masterHash(),
        offer.pieceRoot(),
        offer.sources(),
        offer.cid(),
        offer.genres());
  }

  private static LicencePackage licencePackage() {
    SignedDocument document = new SignedDocument(new byte[] {'{', '}'}, new byte[64]);
    return new LicencePackage(document, new byte[] {'{', '}'}, document, List.of());
  }

  static LicenceDocument document() {
    DeviceGrant device =
        new DeviceGrant(
            KEY,
            new DeviceId("d4".repeat(32)),
            new AgreementKey("ab".repeat(32)),
            new ReceiptKey("17".repeat(32)),
            new OwnerSignature("cd".repeat(65)));
    return new LicenceDocument(
        licence(0),
        filmId(0),
        MASTER,
        new PublisherKey("77".repeat(32)),
        31337,
        CONTRACT,
        "18446744073709551617",
        KEY,
        List.of(device),
        LicenceDocument.Kind.OWNED,
        BOUGHT,
        BOUGHT,
        Optional.empty(),
        new LicenceDocument.Rights(1080, LicenceDocument.Cast.OWN_DEVICES, true, true),
        Duration.ofDays(30),
        Duration.ofDays(14),
        4711,
        "00".repeat(32),
        Optional.empty());
  }

  static Certificate certificate() {
    CertificateFacts facts =
        new CertificateFacts(
            filmId(0),
            MASTER,
            "Big Buck Bunny",
            "1080p",
            STUDIO,
            31337,
            CONTRACT,
            "18446744073709551617",
            OWNER,
            0,
            KEY);
    Checkpoint checkpoint =
        new Checkpoint(
            "tangible.example/log",
            2048,
            "9b".repeat(32),
            BOUGHT,
            31337,
            "0x" + "4e".repeat(32),
            1287);
    return new Certificate(facts, 1041, List.of(), "note", checkpoint);
  }

  static Lease lease() {
    return new Lease(licence(0), 1, BOUGHT, BOUGHT.plus(Duration.ofDays(30)));
  }
}
