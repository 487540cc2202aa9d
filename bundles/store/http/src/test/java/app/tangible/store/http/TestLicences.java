package app.tangible.store.http;

import app.tangible.content.KeySet;
import app.tangible.content.MasterHash;
import app.tangible.content.PublisherKey;
import app.tangible.identity.AgreementKey;
import app.tangible.identity.DeviceGrant;
import app.tangible.identity.DeviceId;
import app.tangible.identity.OwnerPublicKey;
import app.tangible.identity.OwnerSignature;
import app.tangible.identity.ReceiptKey;
import app.tangible.identity.bouncycastle.BouncyCastleKeySealing;
import app.tangible.identity.bouncycastle.BouncyCastleOwnerKeys;
import app.tangible.licence.CertificateFacts;
import app.tangible.licence.Checkpoint;
import app.tangible.licence.Lease;
import app.tangible.licence.LicenceDocument;
import app.tangible.licence.LicenceId;
import app.tangible.licence.LicencePackage;
import app.tangible.licence.certificate.CertificateLicenceChecker;
import app.tangible.licence.certificate.CertificateLicenceWriter;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Issues the one licence of the test backend. */
final class TestLicences {

  static final LicenceId ID = new LicenceId("0123456789abcdef0123456789abcdef");
  static final String MASTER = "aa".repeat(32);
  private static final String CONTRACT = "0x5fbdb2315678afecb367f032d93f642f64180aa3";
  private static final String TOKEN = "18446744073709551617";
  private static final String LOG = "log.tangible.example";
  private static final Duration LEASE = Duration.ofDays(30);

  private final CertificateLicenceWriter writer =
      new CertificateLicenceWriter(new BouncyCastleKeySealing());
  private final BouncyCastleOwnerKeys ownerKeys = new BouncyCastleOwnerKeys();
  private final CertificateLicenceChecker checker = new CertificateLicenceChecker(ownerKeys);
  private final Ed25519Pair issuer = Ed25519Pair.of(1);
  private final Ed25519Pair log = Ed25519Pair.of(2);
  private volatile @Nullable DeviceGrant grant;
  private volatile MasterHash master = new MasterHash(MASTER);
  private int leases;

  void grant(JsonNode node) {
    DeviceGrant read =
        new DeviceGrant(
            new OwnerPublicKey(node.path("owner").asText()),
            new DeviceId(node.path("device").asText()),
            new AgreementKey(node.path("agreement").asText()),
            new ReceiptKey(node.path("receipts").asText()),
            new OwnerSignature(node.path("signature").asText()));
    if (!ownerKeys.verifiesText(read.owner(), read.statement(), read.signature())) {
      throw new IllegalStateException("the grant is not signed by its owner");
    }
    grant = read;
  }

  /** From now on licences are for another film. */
  void mistakeTheFilm() {
    master = new MasterHash("bb".repeat(32));
  }

  void correct() {
    master = new MasterHash(MASTER);
  }

  byte[] current() {
    return issue(Instant.now().truncatedTo(ChronoUnit.SECONDS));
  }

  synchronized byte[] renewed() {
    leases++;
    return current();
  }

  synchronized int leases() {
    return leases;
  }

  private synchronized byte[] issue(Instant now) {
    DeviceGrant to = grant;
    if (to == null) {
      throw new IllegalStateException("nobody bought yet");
    }
    Instant issued = Instant.parse("2026-11-21T12:00:00Z");
    LicenceDocument licence =
        new LicenceDocument(
            ID,
            TestBackend.FILM,
            master,
            new PublisherKey("bb".repeat(32)),
            31_337,
            CONTRACT,
            TOKEN,
            to.owner(),
            List.of(to),
            LicenceDocument.Kind.OWNED,
            issued,
            issued,
            Optional.empty(),
            new LicenceDocument.Rights(2_160, LicenceDocument.Cast.OWN_DEVICES, true, true),
            LEASE,
            Duration.ofDays(7),
            42,
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CertificateFacts facts =
        new CertificateFacts(
            TestBackend.FILM,
            master,
            "Big Buck Bunny",
            "1080p",
            "Blender",
            31_337,
            CONTRACT,
            TOKEN,
            ownerKeys.addressOf(to.owner()),
            0,
            to.owner());
    List<CertificateFacts> batch = List.of(facts);
    String note =
        writer.checkpoint(
            new Checkpoint(
                LOG + "/2026",
                1,
                HexFormat.of().formatHex(writer.rootOf(batch)),
                issued,
                31_337,
                "0x" + "cd".repeat(32),
                1_234),
            LOG,
            log.pair().getPrivate());
    try (KeySet keys = KeySet.common(new byte[32])) {
      return checker.encode(
          new LicencePackage(
              writer.licence(licence, issuer.pair().getPrivate()),
              writer.certificate(batch, 0, note),
              writer.lease(
                  new Lease(ID, leases + 1, now, now.plus(LEASE)), issuer.pair().getPrivate()),
              writer.shares(keys, licence)));
    }
  }
}
