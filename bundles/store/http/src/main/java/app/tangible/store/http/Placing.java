package app.tangible.store.http;

import app.tangible.decoder.Decoder;
import app.tangible.decoder.Destruction;
import app.tangible.identity.Identity;
import app.tangible.identity.LoanStatement;
import app.tangible.library.Library;
import app.tangible.library.OwnedFilm;
import app.tangible.library.Parting;
import app.tangible.licence.Ask;
import app.tangible.licence.CertificateFacts;
import app.tangible.licence.LicenceChecker;
import app.tangible.licence.Refusal;
import app.tangible.licence.SignedDocument;
import app.tangible.store.Household;
import app.tangible.store.StoreException;
import app.tangible.store.http.Licences.Renewal;
import app.tangible.store.http.StoreClient.Call;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/**
 * From the wish to the offer: destroys the keys, signs, and tells the store. May be repeated after
 * a kill anywhere: the decoder gives the same receipt, the terms are fixed with the wish, and the
 * store knows the idempotency key.
 */
final class Placing {

  /** Refusals of a decoder that a newer lease heals. */
  private static final Set<Refusal> STALE =
      EnumSet.of(
          Refusal.LEASE_EXPIRED,
          Refusal.BACKUP_RESTORED,
          Refusal.CLOCK_SET_BACK,
          Refusal.PROOF_TOO_OLD);

  private final StoreClient client;
  private final Library library;
  private final Identity identity;
  private final Decoder decoder;
  private final LicenceChecker checker;
  private final Licences licences;

  Placing(
      StoreClient client,
      Library library,
      Identity identity,
      Decoder decoder,
      LicenceChecker checker,
      Licences licences) {
    this.client = client;
    this.library = library;
    this.identity = identity;
    this.decoder = decoder;
    this.checker = checker;
    this.licences = licences;
  }

  /** What came of it. */
  sealed interface Placed {

    /** The store's number, and where it says that the offer is. */
    record Offered(byte[] document) implements Placed {}

    /** Nothing was destroyed. */
    record NotDestroyed(String why) implements Placed {}

    /** The keys are destroyed, and the store does not take the offer. */
    record NotTaken(String why) implements Placed {}
  }

  Placed run(Parting parting, OwnedFilm film) {
    return switch (destroy(film, true)) {
      case Destruction.Refused refused ->
          new Placed.NotDestroyed(Messages.text("notDestroyed", refused.reason().name()));
      case Destruction.Destroyed destroyed -> post(parting, film, destroyed.document());
    };
  }

  private Destruction destroy(OwnedFilm film, boolean mayRenew) {
    Destruction done = decoder.destroy(identity.owner(), film.licencePackage());
    if (mayRenew && done instanceof Destruction.Refused why && STALE.contains(why.reason())) {
      return switch (licences.renew(film.licence(), film.licencePackage())) {
        case Renewal.Renewed renewed -> {
          library.renew(film.licence(), renewed.licence());
          yield destroy(film.with(renewed.licence()), false);
        }
        case Renewal.NotYours _ -> done;
        case Renewal.Refused refused ->
            throw new StoreException(Messages.text("refused", refused.detail()), true);
      };
    }
    return done;
  }

  private Placed post(Parting parting, OwnedFilm film, SignedDocument receipt) {
    Call call =
        Call.post(
                "/v1/licences/" + film.licence() + "/offers",
                Json.bytes(body(parting, film, receipt)))
            .withKey(parting.idempotencyKey());
    return switch (client.call(call)) {
      case Answer.Good good -> new Placed.Offered(good.body());
      case Answer.Refused refused when refused.status() == 409 && refused.kind().equals("busy") ->
          throw new StoreException(Messages.text("refused", refused.detail()), true);
      case Answer.Refused refused ->
          new Placed.NotTaken(Messages.text("refused", refused.detail()));
    };
  }

  private ObjectNode body(Parting parting, OwnedFilm film, SignedDocument receipt) {
    PartingTerms terms = PartingTerms.read(parting.terms());
    CertificateFacts facts = checker.peekCertificate(film.licencePackage()).facts();
    ObjectNode body = Json.object().put("kind", parting.kind().name());
    body.set("price", Offers.node(terms.price()));
    body.put("deadline", terms.deadline().getEpochSecond());
    body.putObject("receipt")
        .put("payload", Base64.getEncoder().encodeToString(receipt.payload()))
        .put("signature", HexFormat.of().formatHex(receipt.signature()));
    switch (parting.kind()) {
      case SALE, GIFT -> sign(body, terms, facts, receipt);
      case LOAN -> lend(body, terms, facts);
    }
    return body;
  }

  private void sign(
      ObjectNode body, PartingTerms terms, CertificateFacts facts, SignedDocument receipt) {
    String hash =
        "0x" + HexFormat.of().formatHex(Slots.sha256(receipt.payload(), receipt.signature()));
    Optional<String> buyer = terms.to().map(household -> household.address().text());
    Ask ask =
        new Ask(
            facts.chainId(),
            facts.contract(),
            facts.tokenId(),
            terms.units(),
            facts.nonce(),
            terms.deadline(),
            buyer,
            hash);
    body.putObject("ask")
        .put("tokenId", ask.tokenId())
        .put("price", ask.priceUnits())
        .put("nonce", ask.nonce())
        .put("deadline", ask.deadline().getEpochSecond())
        .put("buyer", buyer.orElse("0x" + "0".repeat(40)))
        .put("receipt", hash);
    body.put("askSignature", "0x" + identity.sign(ask.message()).hex());
  }

  private void lend(ObjectNode body, PartingTerms terms, CertificateFacts facts) {
    Household borrower = terms.to().orElseThrow();
    Instant until = terms.until().orElseThrow();
    LoanStatement loan =
        new LoanStatement(
            facts.chainId(), facts.contract(), facts.tokenId(), borrower.owner(), until);
    body.put("until", until.getEpochSecond());
    body.put("borrower", borrower.owner().hex());
    body.put("loanSignature", identity.sign(loan).hex());
  }
}
