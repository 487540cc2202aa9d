package app.tangible.licence.certificate;

import app.tangible.content.FilmId;
import app.tangible.content.KeySet;
import app.tangible.content.MasterHash;
import app.tangible.content.PublisherKey;
import app.tangible.identity.AgreementKey;
import app.tangible.identity.DeviceGrant;
import app.tangible.identity.DeviceId;
import app.tangible.identity.LoanStatement;
import app.tangible.identity.OwnerKeys;
import app.tangible.identity.OwnerPublicKey;
import app.tangible.identity.ReceiptKey;
import app.tangible.identity.bouncycastle.BouncyCastleKeySealing;
import app.tangible.identity.bouncycastle.BouncyCastleOwnerKeys;
import app.tangible.licence.CertificateFacts;
import app.tangible.licence.Checkpoint;
import app.tangible.licence.Lease;
import app.tangible.licence.LicenceChecker.Question;
import app.tangible.licence.LicenceDocument;
import app.tangible.licence.LicenceDocument.Cast;
import app.tangible.licence.LicenceDocument.Kind;
import app.tangible.licence.LicenceDocument.Loan;
import app.tangible.licence.LicenceDocument.Rights;
import app.tangible.licence.LicenceId;
import app.tangible.licence.LicencePackage;
import app.tangible.licence.TrustRoots;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** One owner with one device and one film, all from fixed keys; and the platform that sold it. */
final class Household {

  static final OwnerKeys OWNER_KEYS = new BouncyCastleOwnerKeys();
  static final CertificateLicenceWriter WRITER =
      new CertificateLicenceWriter(new BouncyCastleKeySealing());
  static final CertificateLicenceChecker CHECKER = new CertificateLicenceChecker(OWNER_KEYS);

  static final PrivateKey ISSUER = privateKey(1);
  static final PrivateKey LOG = privateKey(2);
  static final String LOG_NAME = "log.tangible.example";
  static final TrustRoots TRUST =
      new TrustRoots(
          HexFormat.of().formatHex(Ed25519.publicOf(ISSUER)),
          new LogKey(LOG_NAME, Ed25519.publicOf(LOG)).text());

  /** The first account of the test mnemonic of anvil. */
  static final byte[] OWNER_PRIVATE =
      hex("ac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80");

  static final OwnerPublicKey OWNER = OWNER_KEYS.publicKeyOf(OWNER_PRIVATE);

  /** The recipient's pair of the HPKE vector in identity.bouncycastle (CFRG, RFC 9180). */
  static final byte[] AGREEMENT_PRIVATE =
      hex("497b4502664cfea5d5af0b39934dac72242a74f8480451e1aee7d6a53320333d");

  static final AgreementKey AGREEMENT =
      new AgreementKey("430f4b9859665145a6b1ba274024487bd66f03a2dd577d7753c68d7d7d00c00c");
  static final PrivateKey RECEIPTS_PRIVATE = privateKey(4);
  static final ReceiptKey RECEIPTS = ReceiptKey.of(Ed25519.publicOf(RECEIPTS_PRIVATE));
  static final DeviceGrant GRANT = grant(OWNER_PRIVATE, AGREEMENT);

  static final Instant ISSUED = Instant.parse("2026-11-21T12:00:00Z");
  static final Instant NOW = ISSUED.plus(Duration.ofDays(3));
  static final Duration LEASE = Duration.ofDays(30);
  static final Duration GRACE = Duration.ofDays(7);
  static final String CONTRACT = "0x5fbdb2315678afecb367f032d93f642f64180aa3";
  static final String TOKEN = "18446744073709551617";

  static final LicenceDocument LICENCE = licence(Kind.OWNED, Optional.empty());
  static final Lease FIRST_LEASE = new Lease(LICENCE.id(), 1, ISSUED, ISSUED.plus(LEASE));
  static final CertificateFacts FACTS = facts(0, OWNER);
  static final Question QUESTION = new Question(OWNER, AGREEMENT, LICENCE.film(), NOW);

  private Household() {}

  /** A friend, who lends: the second account of the test mnemonic of anvil. */
  static final byte[] LENDER_PRIVATE =
      hex("59c6995e998f97a5a0044966f0945389dc9e86dae88c7a8412f4603b6b78690d");

  static final OwnerPublicKey LENDER = OWNER_KEYS.publicKeyOf(LENDER_PRIVATE);

  static LicenceDocument licence(Kind kind, Optional<Instant> end) {
    return licence(
        kind, end, kind == Kind.LOAN ? Optional.of(lent(end.orElseThrow())) : Optional.empty());
  }

  /** What the lender signs for our owner. */
  static Loan lent(Instant until) {
    LoanStatement statement = new LoanStatement(31_337, CONTRACT, TOKEN, OWNER, until);
    return new Loan(LENDER, OWNER_KEYS.signText(LENDER_PRIVATE, statement.text()));
  }

  static LicenceDocument licence(Kind kind, Optional<Instant> end, Optional<Loan> loan) {
    return new LicenceDocument(
        new LicenceId("0123456789abcdef0123456789abcdef"),
        new FilmId("00112233445566778899aabbccddeeff"),
        new MasterHash("aa".repeat(32)),
        new PublisherKey("bb".repeat(32)),
        31_337,
        CONTRACT,
        TOKEN,
        OWNER,
        List.of(GRANT),
        kind,
        ISSUED,
        ISSUED,
        end,
        new Rights(2_160, Cast.OWN_DEVICES, true, true),
        LEASE,
        GRACE,
        42,
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        loan);
  }

  static CertificateFacts facts(int serial, OwnerPublicKey owner) {
    return new CertificateFacts(
        new FilmId("00112233445566778899aabbccddeeff"),
        new MasterHash("aa".repeat(32)),
        "Le Château, \u6620\u753b \ud83c\udfac",
        "1080p",
        "Studio \"A\" \\ B",
        31_337,
        CONTRACT,
        serial == 0 ? TOKEN : "9" + serial,
        OWNER_KEYS.addressOf(owner),
        0,
        owner);
  }

  /** A batch of this size with our certificate at this index. */
  static List<CertificateFacts> batch(int size, int mine) {
    return IntStream.range(0, size).mapToObj(i -> facts(i == mine ? 0 : i + 1, OWNER)).toList();
  }

  static Checkpoint checkpoint(List<CertificateFacts> batch) {
    return new Checkpoint(
        LOG_NAME,
        batch.size(),
        HexFormat.of().formatHex(WRITER.rootOf(batch)),
        ISSUED,
        31_337,
        "0x" + "cd".repeat(32),
        1_234);
  }

  static byte[] certificate(List<CertificateFacts> batch, int index) {
    return WRITER.certificate(batch, index, WRITER.checkpoint(checkpoint(batch), LOG_NAME, LOG));
  }

  static LicencePackage packageOf(LicenceDocument licence, Lease lease, byte[] certificate) {
    return new LicencePackage(
        WRITER.licence(licence, ISSUER), certificate, WRITER.lease(lease, ISSUER), List.of());
  }

  static LicencePackage valid() {
    return packageOf(LICENCE, FIRST_LEASE, certificate(batch(11, 5), 5));
  }

  static DeviceGrant grant(byte[] owner, AgreementKey agreement) {
    DeviceId device = DeviceId.of(Ed25519.publicOf(privateKey(3)));
    return new DeviceGrant(
        OWNER_KEYS.publicKeyOf(owner),
        device,
        agreement,
        RECEIPTS,
        OWNER_KEYS.signText(owner, DeviceGrant.statement(device, agreement, RECEIPTS)));
  }

  static KeySet keys() {
    return KeySet.common(hex("f0".repeat(32)));
  }

  /** The Ed25519 key whose seed is this byte 32 times. */
  static PrivateKey privateKey(int fill) {
    byte[] seed = new byte[32];
    Arrays.fill(seed, (byte) fill);
    return privateKey(seed);
  }

  static PrivateKey privateKey(byte[] seed) {
    try {
      return KeyFactory.getInstance("Ed25519")
          .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }
}
