package app.tangible.store.http;

import app.tangible.identity.Identity;
import app.tangible.library.Library;
import app.tangible.library.OwnedFilm;
import app.tangible.library.Parting;
import app.tangible.licence.Ask;
import app.tangible.licence.CertificateFacts;
import app.tangible.licence.LicenceChecker;
import app.tangible.store.StoreException;
import app.tangible.store.http.StoreClient.Call;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** Takes an offer back at the store. May be repeated. */
final class Withdrawal {

  private final StoreClient client;
  private final Library library;
  private final Identity identity;
  private final LicenceChecker checker;

  Withdrawal(StoreClient client, Library library, Identity identity, LicenceChecker checker) {
    this.client = client;
    this.library = library;
    this.identity = identity;
    this.checker = checker;
  }

  /** What the store says then; empty while a buyer pays, or where it is too late. */
  Optional<JsonNode> ask(Parting parting) {
    Optional<String> number = parting.offer();
    Optional<OwnedFilm> film = library.film(parting.licence());
    if (number.isEmpty() || film.isEmpty()) {
      return Optional.empty();
    }
    Call call = Call.delete("/v1/offers/" + number.get(), Json.bytes(body(parting, film.get())));
    return switch (client.call(call)) {
      case Answer.Good good -> Optional.of(Json.read(good.body()));
      case Answer.Refused refused when refused.status() == 404 || refused.status() == 409 ->
          Optional.empty();
      case Answer.Refused refused ->
          throw new StoreException(Messages.text("refused", refused.detail()), true);
    };
  }

  private ObjectNode body(Parting parting, OwnedFilm film) {
    ObjectNode body = Json.object();
    if (parting.kind() != Parting.Kind.LOAN) {
      CertificateFacts facts = checker.peekCertificate(film.licencePackage()).facts();
      body.put(
          "signature",
          "0x"
              + identity
                  .sign(
                      Ask.cancellation(
                          facts.chainId(), facts.contract(), facts.tokenId(), facts.nonce()))
                  .hex());
    }
    return body;
  }
}
