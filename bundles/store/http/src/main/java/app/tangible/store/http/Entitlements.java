package app.tangible.store.http;

import app.tangible.chain.Account;
import app.tangible.chain.TokenId;
import app.tangible.identity.Identity;
import app.tangible.library.OwnedFilm;
import app.tangible.licence.CertificateFacts;
import app.tangible.licence.LicenceChecker;
import app.tangible.store.StoreException;
import app.tangible.store.http.StoreClient.Call;
import app.tangible.transfer.Entitlement;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** On what seeders of a film are paid: the household's own licence, where the store pays them. */
final class Entitlements {

  private static final Logger log = LoggerFactory.getLogger(Entitlements.class);

  private final StoreClient client;
  private final LicenceChecker checker;
  private final Identity identity;

  Entitlements(StoreClient client, LicenceChecker checker, Identity identity) {
    this.client = client;
    this.checker = checker;
    this.identity = identity;
  }

  /** Empty where seeders are asked to serve for nothing; a film is fetched all the same. */
  Optional<Entitlement> of(OwnedFilm film) {
    CertificateFacts facts;
    try {
      facts = checker.peekCertificate(film.licencePackage()).facts();
    } catch (RuntimeException e) {
      log.debug("a certificate that cannot be read entitles to nothing");
      return Optional.empty();
    }
    // A borrower draws nothing on the lender's licence.
    if (!facts.owner().equals(identity.address())) {
      return Optional.empty();
    }
    try {
      return switch (client.call(Call.get("/v1/seeding"))) {
        case Answer.Good good -> read(Json.read(good.body()), facts);
        case Answer.Refused unpaid -> Optional.empty();
      };
    } catch (StoreException | IllegalArgumentException e) {
      log.debug("seeders are not paid now: {}", e.getMessage());
      return Optional.empty();
    }
  }

  private static Optional<Entitlement> read(JsonNode contract, CertificateFacts facts) {
    if (contract.path("chainId").asLong() != facts.chainId()) {
      return Optional.empty();
    }
    return Optional.of(
        new Entitlement(
            TokenId.parse(facts.tokenId()),
            facts.nonce(),
            facts.chainId(),
            new Account(contract.path("rewards").asText())));
  }
}
