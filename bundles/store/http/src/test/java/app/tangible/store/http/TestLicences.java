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
import app.tangible.library.testing.Ed25519Pair;
import app.tangible.licence.CertificateFacts;
import app.tangible.licence.Checkpoint;
import app.tangible.licence.Lease;
import app.tangible.licence.LicenceDocument;
import app.tangible.licence.LicenceId;
import app.tangible.licence.LicencePackage;
import app.tangible.licence.SignedDocument;
import app.tangible.licence.certificate.CertificateLicenceChecker;
import app.tangible.licence.certificate.CertificateLicenceWriter;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Issues the licences of the one token that the test backend knows. */
final class TestLicences {

  static final LicenceId ID = new LicenceId("0123456789abcdef0123456789abcdef");
  static final String MASTER = "aa".repeat(32);
  static final String CONTRACT = "0x5fbdb2315678afecb367f032d93f642f64180aa3";
  static final String TOKEN = "18446744073709551617";
  static final long CHAIN = 31_337;
  private static final String LOG = "log.tangible.example";
  private static final String CONTEXT = "tangible/moved/1";
  private static final Duration LEASE = Duration.ofDays(30);
  private static final Ed25519Pair ISSUER = Ed25519Pair.of(1);

  private final CertificateLicenceWriter writer =
      new CertificateLicenceWriter(new BouncyCastleKeySealing());
  private final BouncyCastleOwnerKeys ownerKeys = new BouncyCastleOwnerKeys();
  private final CertificateLicenceChecker checker = new CertificateLicenceChecker(ownerKeys);
  private final Ed25519Pair log = Ed25519Pair.of(2);
  private final Map<LicenceId, Issue> issues = new HashMap<>();
  private final Set<LicenceId> revoked = new HashSet<>();
  private MasterHash master = new MasterHash(MASTER);
  private int leases;

  /** One licence: for whom, and how often the token had moved. */
  record Issue(DeviceGrant grant, long nonce, Optional<Instant> end) {}

  DeviceGrant grant(JsonNode node) {
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
    return read;
  }

  synchronized LicenceId issue(DeviceGrant grant, long nonce, Optional<Instant> end) {
    LicenceId id =
        issues.isEmpty() ? ID : new LicenceId("%032x".formatted(0xbeef_0000L + issues.size()));
    issues.put(id, new Issue(grant, nonce, end));
    return id;
  }

  synchronized Optional<Issue> find(LicenceId id) {
    return Optional.ofNullable(issues.get(id));
  }

  /** The licence is no longer its holder's. */
  synchronized void revoke(LicenceId id) {
    revoked.add(id);
  }

  synchronized boolean revoked(LicenceId id) {
    return revoked.contains(id);
  }

  /** From now on licences are for another film. */
  synchronized void mistakeTheFilm() {
    master = new MasterHash("bb".repeat(32));
  }

  synchronized void correct() {
    master = new MasterHash(MASTER);
  }

  synchronized byte[] renewed(LicenceId id) {
    leases++;
    return current(id);
  }

  synchronized int leases() {
    return leases;
  }

  static byte[] moved(String payload) {
    byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(4 + bytes.length + 64)
        .putInt(bytes.length)
        .put(bytes)
        .put(ISSUER.sign(inContext(bytes)))
        .array();
  }

  private static byte[] inContext(byte[] payload) {
    byte[] context = (CONTEXT + "\0").getBytes(StandardCharsets.US_ASCII);
    byte[] all = Arrays.copyOf(context, context.length + payload.length);
    System.arraycopy(payload, 0, all, context.length, payload.length);
    return all;
  }

  static boolean issued(SignedDocument moved) {
    return Arrays.equals(ISSUER.sign(inContext(moved.payload())), moved.signature());
  }

  synchronized byte[] current(LicenceId id) {
    Issue issue = issues.get(id);
    DeviceGrant to = issue.grant();
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    Instant issued = Instant.parse("2026-11-21T12:00:00Z");
    LicenceDocument licence =
        new LicenceDocument(
            id,
            TestBackend.FILM,
            master,
            new PublisherKey("bb".repeat(32)),
            CHAIN,
            CONTRACT,
            TOKEN,
            to.owner(),
            List.of(to),
            issue.end().isPresent() ? LicenceDocument.Kind.LOAN : LicenceDocument.Kind.OWNED,
            issued,
            issued,
            issue.end(),
            new LicenceDocument.Rights(2_160, LicenceDocument.Cast.OWN_DEVICES, true, true),
            LEASE,
            Duration.ofDays(7),
            42,
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            Optional.empty());
    CertificateFacts facts =
        new CertificateFacts(
            TestBackend.FILM,
            master,
            "Big Buck Bunny",
            "1080p",
            "Blender",
            CHAIN,
            CONTRACT,
            TOKEN,
            ownerKeys.addressOf(to.owner()),
            issue.nonce(),
            to.owner());
    List<CertificateFacts> batch = List.of(facts);
    String note =
        writer.checkpoint(
            new Checkpoint(
                LOG,
                1,
                HexFormat.of().formatHex(writer.rootOf(batch)),
                issued,
                CHAIN,
                "0x" + "cd".repeat(32),
                1_234),
            LOG,
            log.pair().getPrivate());
    try (KeySet keys = KeySet.common(new byte[32])) {
      return checker.encode(
          new LicencePackage(
              writer.licence(licence, ISSUER.pair().getPrivate()),
              writer.certificate(batch, 0, note),
              writer.lease(
                  new Lease(id, leases + 1, now, now.plus(LEASE)), ISSUER.pair().getPrivate()),
              writer.shares(keys, licence)));
    }
  }
}
