package app.tangible.licence.certificate;

import app.tangible.identity.DeviceGrant;
import app.tangible.identity.LoanStatement;
import app.tangible.identity.Mandate;
import app.tangible.identity.OwnerKeys;
import app.tangible.licence.Certificate;
import app.tangible.licence.CertificateFacts;
import app.tangible.licence.Checkpoint;
import app.tangible.licence.Lease;
import app.tangible.licence.LicenceChecker.Question;
import app.tangible.licence.LicenceDocument;
import app.tangible.licence.LicenceDocument.Loan;
import app.tangible.licence.LicencePackage;
import app.tangible.licence.Refusal;
import app.tangible.licence.SignedDocument;
import app.tangible.licence.StateProof;
import app.tangible.licence.TrustRoots;
import app.tangible.licence.Verdict;
import app.tangible.licence.Verdict.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** One package, judged by the steps of {@code docs/protocols/licence-1.md} section 7. */
final class Examination {

  /** How far the platform's clock may run ahead of the decoder's. */
  static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

  private final OwnerKeys ownerKeys;
  private final LicencePackage documents;
  private final Question question;
  private final byte[] issuer;
  private final LogKey log;
  private final LicenceDocument licence;
  private final Certificate certificate;
  private final Lease lease;
  private final Optional<StateProof> stateProof;

  private Examination(
      OwnerKeys ownerKeys, LicencePackage documents, TrustRoots trust, Question question) {
    this.ownerKeys = ownerKeys;
    this.documents = documents;
    this.question = question;
    issuer = Ed25519.issuer(trust);
    log = LogKey.parse(trust.log());
    licence = LicenceJson.read(documents.licence().payload());
    certificate = CertificateJson.read(documents.certificate());
    lease = LeaseJson.read(documents.lease().payload());
    stateProof = documents.stateProof().map(StateProofJson::read);
  }

  static Verdict of(
      OwnerKeys ownerKeys, LicencePackage documents, TrustRoots trust, Question question) {
    try {
      return new Examination(ownerKeys, documents, trust, question).verdict();
    } catch (IllegalArgumentException e) {
      // Only forms throw; the steps below answer with values.
      return new Refused(Refusal.MALFORMED, String.valueOf(e.getMessage()));
    }
  }

  private Verdict verdict() {
    return Stream.<Supplier<Optional<Refused>>>of(
            this::signatures,
            this::owner,
            this::device,
            this::film,
            this::loan,
            this::certificate,
            this::state,
            this::times)
        .map(Supplier::get)
        .flatMap(Optional::stream)
        .<Verdict>map(refused -> refused)
        .findFirst()
        .orElseGet(
            () ->
                new Verdict.Valid(
                    licence, certificate, lease, !question.now().isBefore(lease.until())));
  }

  private Optional<Refused> signatures() {
    if (!isIssuers(LicenceJson.CONTEXT, documents.licence())) {
      return refuse(Refusal.LICENCE_FORGED, "the licence's signature is not the issuer's");
    }
    if (!isIssuers(LeaseJson.CONTEXT, documents.lease())) {
      return refuse(Refusal.LICENCE_FORGED, "the lease's signature is not the issuer's");
    }
    return refuseUnless(
        lease.licence().equals(licence.id()),
        Refusal.LICENCE_FORGED,
        () -> "the lease is of licence " + lease.licence() + ", not of " + licence.id());
  }

  /** Three signatures are most of a check: not the JDK's, which takes seven times as long. */
  private boolean isIssuers(String context, SignedDocument document) {
    return Ed25519.isBy(ownerKeys::verifiesEd25519, issuer, context, document);
  }

  private Optional<Refused> owner() {
    return refuseUnless(
        licence.owner().equals(question.owner()),
        Refusal.OTHER_OWNER,
        () -> "the licence's owner key is not the one that asks");
  }

  private Optional<Refused> device() {
    Optional<DeviceGrant> grant =
        licence.devices().stream()
            .filter(device -> device.agreement().equals(question.agreement()))
            .findFirst();
    if (grant.isEmpty()) {
      return refuse(
          Refusal.OTHER_DEVICE,
          "none of the licence's " + licence.devices().size() + " devices has this decoder's key");
    }
    return refuseUnless(
        ownerKeys.verifiesText(licence.owner(), grant.get().statement(), grant.get().signature()),
        Refusal.OTHER_DEVICE,
        () -> "the device's grant is not signed by the owner");
  }

  private Optional<Refused> film() {
    return refuseUnless(
        licence.film().equals(question.film()),
        Refusal.OTHER_FILM,
        () -> "the licence is for film " + licence.film() + ", asked for " + question.film());
  }

  private Optional<Refused> loan() {
    if (licence.loan().isEmpty()) {
      return Optional.empty();
    }
    LoanStatement statement =
        new LoanStatement(
            licence.chainId(),
            licence.contract(),
            licence.tokenId(),
            licence.owner(),
            licence.end().orElseThrow());
    Loan loan = licence.loan().get();
    return refuseUnless(
        ownerKeys.verifiesText(loan.lender(), statement.text(), loan.signature()),
        Refusal.LICENCE_FORGED,
        () -> "the loan to this owner until " + statement.until() + " is not the lender's word");
  }

  private Optional<Refused> certificate() {
    CertificateFacts facts = certificate.facts();
    return Stream.of(
            differs("film", facts.film(), licence.film()),
            differs("master hash", facts.masterHash(), licence.masterHash()),
            differs("chain", facts.chainId(), licence.chainId()),
            differs("contract", facts.contract(), licence.contract()),
            differs("token", facts.tokenId(), licence.tokenId()),
            differs("owner key", facts.ownerKey(), licence.holder()))
        .flatMap(Optional::stream)
        .findFirst()
        .or(() -> differs("mandate", facts.mandate(), licence.mandate().map(Mandate::digest)))
        .or(() -> licence.mandate().map(this::mandate).orElseGet(this::address))
        .or(this::checkpoint);
  }

  private Optional<Refused> address() {
    CertificateFacts facts = certificate.facts();
    return refuseUnless(
        ownerKeys.addressOf(facts.ownerKey()).equals(facts.owner()),
        Refusal.CERTIFICATE_INVALID,
        () -> "the owner key does not derive the owner's address");
  }

  private Optional<Refused> mandate(Mandate mandate) {
    return differs("owner", certificate.facts().owner(), mandate.account())
        .or(
            () ->
                refuseUnless(
                    ownerKeys.verifies(mandate),
                    Refusal.CERTIFICATE_INVALID,
                    () -> "the mandate is not the word of the account's passkey"));
  }

  private Optional<Refused> checkpoint() {
    Checkpoint checkpoint = certificate.checkpoint();
    if (!checkpoint.origin().equals(log.name())) {
      return refuse(
          Refusal.CERTIFICATE_INVALID, "the checkpoint's origin is not log " + log.name());
    }
    if (!CheckpointNote.parse(certificate.note())
        .signed()
        .isSignedBy(log, ownerKeys::verifiesEd25519)) {
      return refuse(
          Refusal.CERTIFICATE_INVALID, "the checkpoint is not signed by log " + log.name());
    }
    byte[] leafHash = MerkleTree.leafHash(CertificateJson.leaf(certificate.facts()));
    return refuseUnless(
        MerkleTree.includes(
            leafHash,
            certificate.leafIndex(),
            checkpoint.treeSize(),
            certificate.path(),
            HexFormat.of().parseHex(checkpoint.root())),
        Refusal.CERTIFICATE_INVALID,
        () ->
            "leaf "
                + certificate.leafIndex()
                + " of "
                + checkpoint.treeSize()
                + " does not lead to the checkpoint's root");
  }

  private Optional<Refused> state() {
    return new StateExamination(ownerKeys, log, certificate.facts(), licence.grace(), question)
        .refusal(stateProof);
  }

  private Optional<Refused> times() {
    return ahead("licence", licence.issued())
        .or(() -> ahead("lease", lease.issued()))
        .or(() -> ahead("checkpoint", certificate.checkpoint().time()))
        .or(
            () ->
                refuseUnless(
                    !isAhead(licence.notBefore()),
                    Refusal.NOT_YET,
                    () -> "begins " + licence.notBefore() + ", it is " + question.now()))
        .or(
            () ->
                refuseUnless(
                    licence.end().isEmpty() || question.now().isBefore(licence.end().get()),
                    Refusal.ENDED,
                    () -> "ended " + licence.end().orElseThrow() + ", it is " + question.now()))
        .or(
            () ->
                refuseUnless(
                    question.now().isBefore(lease.until().plus(licence.grace())),
                    Refusal.LEASE_EXPIRED,
                    () ->
                        "the lease ended "
                            + lease.until()
                            + " with a grace of "
                            + licence.grace()
                            + ", it is "
                            + question.now()));
  }

  private Optional<Refused> ahead(String document, Instant time) {
    return refuseUnless(
        !isAhead(time),
        Refusal.CLOCK_SET_BACK,
        () -> "the " + document + " is of " + time + ", the clock shows " + question.now());
  }

  private boolean isAhead(Instant time) {
    return isAhead(time, question.now());
  }

  static boolean isAhead(Instant time, Instant now) {
    return time.minus(CLOCK_TOLERANCE).isAfter(now);
  }

  private static Optional<Refused> differs(String what, Object found, Object expected) {
    return refuseUnless(
        Objects.equals(found, expected),
        Refusal.CERTIFICATE_INVALID,
        () -> "the certificate's " + what + " is not the licence's");
  }

  private static Optional<Refused> refuseUnless(
      boolean holds, Refusal reason, Supplier<String> detail) {
    return holds ? Optional.empty() : refuse(reason, detail.get());
  }

  private static Optional<Refused> refuse(Refusal reason, String detail) {
    return Optional.of(new Refused(reason, detail));
  }
}
