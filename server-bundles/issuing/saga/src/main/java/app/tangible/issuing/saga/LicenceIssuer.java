package app.tangible.issuing.saga;

import app.tangible.catalogue.Catalogue;
import app.tangible.chain.LicenceRegistry;
import app.tangible.content.FilmId;
import app.tangible.content.FilmKey;
import app.tangible.content.FilmSealer;
import app.tangible.content.KeySet;
import app.tangible.content.PublisherKey;
import app.tangible.identity.Mandate;
import app.tangible.identity.OwnerAddress;
import app.tangible.identity.OwnerKeys;
import app.tangible.identity.OwnerPublicKey;
import app.tangible.keys.ServerKeys;
import app.tangible.keys.ServerKeys.Purpose;
import app.tangible.licence.CertificateFacts;
import app.tangible.licence.KeyShare;
import app.tangible.licence.Lease;
import app.tangible.licence.LicenceChecker;
import app.tangible.licence.LicenceDocument;
import app.tangible.licence.LicenceId;
import app.tangible.licence.LicencePackage;
import app.tangible.licence.LicenceWriter;
import app.tangible.licence.TrustRoots;
import app.tangible.licence.Verdict;
import app.tangible.log.CertificateLog;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes licences, certificates and leases; the one place where a film key is in clear. */
final class LicenceIssuer {

  /** How far a decoder's clock may be behind ours. */
  private static final Duration CLOCKS = Duration.ofMinutes(10);

  private final ServerKeys keys;
  private final FilmSealer sealer;
  private final LicenceWriter writer;
  private final LicenceChecker checker;
  private final LicenceRegistry registry;
  private final CertificateLog certificates;
  private final Catalogue catalogue;
  private final OwnerKeys owners;
  private final Terms terms;
  private final SecureRandom random = new SecureRandom();

  LicenceIssuer(
      ServerKeys keys,
      FilmSealer sealer,
      LicenceWriter writer,
      LicenceChecker checker,
      LicenceRegistry registry,
      CertificateLog certificates,
      Catalogue catalogue,
      OwnerKeys owners,
      Terms terms) {
    this.keys = keys;
    this.sealer = sealer;
    this.writer = writer;
    this.checker = checker;
    this.registry = registry;
    this.certificates = certificates;
    this.catalogue = catalogue;
    this.owners = owners;
    this.terms = terms;
  }

  /**
   * A licence that is ready to be kept.
   *
   * @param codeword wrapped
   */
  record Issued(LicenceId id, byte[] encoded, byte[] codeword) {}

  TrustRoots trust() {
    return new TrustRoots(
        keys.signing(Purpose.ISSUER).publicHex(),
        writer.logKey(certificates.name(), keys.signing(Purpose.LOG).publicKey()));
  }

  /** Whose licence the chain says, or will say, that it is. */
  OwnerAddress ownerOf(PurchaseRow row) {
    return ownerOf(row.certified(), row.mandate());
  }

  OwnerAddress ownerOf(OwnerPublicKey certified, @Nullable Mandate mandate) {
    return mandate == null ? owners.addressOf(certified) : mandate.account();
  }

  CertificateFacts facts(PurchaseRow row, long nonce) {
    return new CertificateFacts(
        row.sold().film(),
        row.sold().masterHash(),
        row.sold().title(),
        row.sold().quality(),
        row.sold().studio(),
        registry.chainId(),
        registry.licences().text(),
        Objects.requireNonNull(row.token()).toString(),
        ownerOf(row),
        nonce,
        row.certified(),
        Optional.ofNullable(row.mandate()).map(Mandate::digest));
  }

  /** Refuses to hand out what the buyer's decoder would refuse. */
  Issued issue(PurchaseRow row, BatchTable.Anchored batch, Instant now) {
    byte[] name = new byte[16];
    random.nextBytes(name);
    LicenceId id = LicenceId.of(name);
    byte[] filmKey = filmKey(row.sold().film());
    try {
      return issue(row, batch, now, id, filmKey);
    } finally {
      Arrays.fill(filmKey, (byte) 0);
    }
  }

  private Issued issue(
      PurchaseRow row, BatchTable.Anchored batch, Instant now, LicenceId id, byte[] filmKey) {
    Codeword codeword = Codeword.draw(filmKey, random);
    LicenceDocument document = document(row, id, now, codeword.commitment());
    CertificateFacts facts = facts(row, Objects.requireNonNull(row.nonce()));
    List<byte[]> path = certificates.inclusion(batch.index(), batch.tree());
    var issuer = keys.signing(Purpose.ISSUER).privateKey();
    LicencePackage licence =
        new LicencePackage(
            writer.licence(document, issuer),
            writer.certificate(facts, batch.index(), path, batch.note()),
            writer.lease(new Lease(id, 1, now, now.plus(terms.lease())), issuer),
            shares(document, filmKey));
    Verdict verdict =
        checker.check(
            licence,
            trust(),
            new LicenceChecker.Question(
                row.grant().owner(), row.grant().agreement(), row.sold().film(), now));
    if (verdict instanceof Verdict.Refused(var reason, var detail)) {
      throw new IllegalStateException("our own licence is refused: " + reason + ", " + detail);
    }
    return new Issued(id, checker.encode(licence), keys.wrap(codeword.encoded(), "codeword/" + id));
  }

  private LicenceDocument document(
      PurchaseRow row, LicenceId id, Instant now, String codewordCommitment) {
    boolean owned = row.lent() == null; // what is borrowed is not passed on
    return new LicenceDocument(
        id,
        row.sold().film(),
        row.sold().masterHash(),
        new PublisherKey(keys.signing(Purpose.PUBLISHER).publicHex()),
        registry.chainId(),
        registry.licences().text(),
        Objects.requireNonNull(row.token()).toString(),
        row.grant().owner(),
        List.of(row.grant()),
        owned ? LicenceDocument.Kind.OWNED : LicenceDocument.Kind.LOAN,
        now,
        now.minus(CLOCKS),
        Optional.ofNullable(row.lent()).map(PurchaseRow.Lent::until),
        new LicenceDocument.Rights(
            terms.maxHeight(), LicenceDocument.Cast.OWN_DEVICES, owned, owned),
        terms.lease(),
        terms.grace(),
        row.number(),
        codewordCommitment,
        Optional.ofNullable(row.lent())
            .map(lent -> new LicenceDocument.Loan(lent.lender(), lent.signature())),
        Optional.ofNullable(row.mandate()));
  }

  private byte[] filmKey(FilmId film) {
    byte[] wrapped =
        catalogue
            .wrappedKey(film)
            .orElseThrow(() -> new IllegalStateException("no key of film " + film));
    return keys.unwrap(wrapped, "film/" + film);
  }

  private List<KeyShare> shares(LicenceDocument document, byte[] filmKey) {
    try (FilmKey key = new FilmKey(filmKey);
        KeySet opens = sealer.keysOf(key)) {
      return writer.shares(opens, document);
    }
  }

  /** The same package with the next lease. */
  byte[] renewed(LicenceTable.LicenceRow row, Instant now) {
    LicencePackage before = checker.decode(row.encoded());
    Lease lease = new Lease(row.id(), row.sequence() + 1, now, now.plus(terms.lease()));
    return checker.encode(
        before.withLease(writer.lease(lease, keys.signing(Purpose.ISSUER).privateKey())));
  }
}
