package app.tangible.store.http;

import app.tangible.identity.Identity;
import app.tangible.library.Library;
import app.tangible.library.OwnedFilm;
import app.tangible.licence.LicenceChecker;
import app.tangible.licence.LicenceDocument;
import app.tangible.licence.LicenceId;
import app.tangible.store.Offer;
import app.tangible.store.Resale;
import app.tangible.store.StoreException;
import app.tangible.store.Terms;
import app.tangible.store.http.StoreClient.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What there is to be had, new and from other households. */
final class Shelf {

  private static final int MAX_QUERY = 200;

  private final StoreClient client;
  private final Library library;
  private final LicenceChecker checker;
  private final Identity identity;

  Shelf(StoreClient client, Library library, LicenceChecker checker, Identity identity) {
    this.client = client;
    this.library = library;
    this.checker = checker;
    this.identity = identity;
  }

  List<Offer> browse(String query) {
    return Offers.list(ask("/v1/films?query=" + bounded(query)).path("films"));
  }

  List<Resale> resales(String query) {
    return Resales.list(ask("/v1/offers?query=" + bounded(query)).path("offers"));
  }

  List<Resale> toMe() {
    return Resales.list(ask("/v1/offers?buyer=" + identity.address()).path("offers"));
  }

  Terms terms(LicenceId licence) {
    OwnedFilm film =
        library
            .film(licence)
            .orElseThrow(() -> new StoreException(Messages.text("noLongerYours"), false));
    JsonNode offer = ask("/v1/films/" + film.film());
    LicenceDocument document = checker.peek(film.licencePackage());
    boolean owned = document.kind() == LicenceDocument.Kind.OWNED;
    JsonNode shares = ask("/v1/films/" + film.film() + "/shares");
    try {
      return new Terms(
          Offers.money(offer.path("price")),
          Math.toIntExact(Json.number(shares, "studio")),
          Math.toIntExact(Json.number(shares, "platform")),
          owned && document.rights().resale() && document.mandate().isEmpty(),
          owned && document.rights().loanable());
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw Json.unreadable();
    }
  }

  private static String bounded(String query) {
    String plain = query.strip();
    String cut = plain.substring(0, Math.min(plain.length(), MAX_QUERY));
    return URLEncoder.encode(cut, StandardCharsets.UTF_8).replace("+", "%20")
        + "&limit="
        + Offers.MAX_OFFERS;
  }

  private JsonNode ask(String path) {
    return switch (client.call(Call.get(path))) {
      case Answer.Good good -> Json.read(good.body());
      case Answer.Refused refused ->
          throw new StoreException(Messages.text("refused", refused.detail()), false);
    };
  }
}
