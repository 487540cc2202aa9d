package app.tangible.store.http;

import app.tangible.library.Library;
import app.tangible.library.OwnedFilm;
import app.tangible.licence.LicenceChecker;
import app.tangible.store.Offer;
import app.tangible.store.StoreException;
import app.tangible.store.http.StoreClient.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks for keys of what the household's accounts own on the chain and have none of: what a passkey
 * bought on its own page, or somebody sent.
 */
final class Claims {

  private static final Logger LOG = LoggerFactory.getLogger(Claims.class);
  private static final Pattern TOKEN = Pattern.compile("[1-9][0-9]{0,77}");
  private static final int MOST = 1_000;

  private final StoreClient client;
  private final Library library;
  private final LicenceChecker checker;
  private final Purchases purchases;

  Claims(StoreClient client, Library library, LicenceChecker checker, Purchases purchases) {
    this.client = client;
    this.library = library;
    this.checker = checker;
    this.purchases = purchases;
  }

  /** A store that does not know of holdings has none; what fails is done at the next look. */
  void run() {
    try {
      if (client.call(Call.get("/v1/holdings").bySignature()) instanceof Answer.Good good) {
        int seen = 0;
        for (JsonNode holding : Json.read(good.body()).path("holdings")) {
          if (seen++ == MOST) {
            return;
          }
          claim(holding);
        }
      }
    } catch (StoreException e) {
      LOG.debug("what is owned on the chain is not known now: {}", e.getMessage());
    }
  }

  private void claim(JsonNode holding) {
    String token = holding.path("token").asText();
    String film = holding.path("film").asText();
    if (holding.path("issued").asBoolean(true)
        || !TOKEN.matcher(token).matches()
        || !film.matches("[0-9a-f]{32}")
        || isHere(token)) {
      return;
    }
    try {
      if (client.call(Call.get("/v1/films/" + film)) instanceof Answer.Good good) {
        Offer offer = Offers.read(Json.read(good.body()));
        purchases.claim(offer, token);
      }
    } catch (StoreException unreadable) {
      LOG.debug("token {} is not claimed now: {}", token, unreadable.getMessage());
    }
  }

  private boolean isHere(String token) {
    return library.films().stream().anyMatch(film -> token.equals(tokenOf(film)));
  }

  private String tokenOf(OwnedFilm film) {
    try {
      return checker.peek(film.licencePackage()).tokenId();
    } catch (IllegalArgumentException damaged) {
      return "";
    }
  }
}
