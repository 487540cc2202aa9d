package app.tangible.store.http;

import app.tangible.content.Cid;
import app.tangible.content.FilmId;
import app.tangible.content.MasterHash;
import app.tangible.content.PieceRoot;
import app.tangible.store.Money;
import app.tangible.store.Offer;
import app.tangible.store.StoreException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Offers as the interface writes them. */
final class Offers {

  static final int MAX_OFFERS = 200;
  private static final int MAX_SOURCES = 32;
  private static final int MAX_NAME = 500;
  private static final int MAX_SYNOPSIS = 20_000;

  private Offers() {}

  /** One offer that cannot be read does not hide the others. */
  static List<Offer> list(JsonNode films) {
    List<Offer> offers = new ArrayList<>();
    for (JsonNode film : films) {
      if (offers.size() == MAX_OFFERS) {
        break;
      }
      try {
        offers.add(read(film));
      } catch (StoreException unreadable) {
        continue;
      }
    }
    return offers;
  }

  /**
   * @throws StoreException when it is not an offer
   */
  static Offer read(JsonNode offer) {
    try {
      List<URI> sources = new ArrayList<>();
      for (JsonNode source : offer.path("sources")) {
        if (sources.size() == MAX_SOURCES) {
          break;
        }
        sources.add(Json.address(source.asText()));
      }
      return new Offer(
          Json.text(offer, "edition", 100),
          new FilmId(Json.text(offer, "film", 32)),
          Json.text(offer, "title", MAX_NAME),
          Math.toIntExact(Json.number(offer, "year")),
          Json.text(offer, "studio", MAX_NAME),
          Json.text(offer, "synopsis", MAX_SYNOPSIS),
          Json.text(offer, "quality", MAX_NAME),
          Duration.ofSeconds(Json.number(offer, "durationSeconds")),
          money(offer.path("price")),
          Json.number(offer, "sealedBytes"),
          new MasterHash(Json.text(offer, "masterHash", 64)),
          new PieceRoot(Json.text(offer, "pieceRoot", 64)),
          sources,
          offer.hasNonNull("cid")
              ? Optional.of(Cid.parse(Json.text(offer, "cid", 100)))
              : Optional.empty(),
          genres(offer.path("genres")));
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw Json.unreadable();
    }
  }

  /** What is out of bounds is left out: a film is not unsaleable for its genre. */
  private static List<String> genres(JsonNode genres) {
    Set<String> kept = new LinkedHashSet<>();
    for (JsonNode genre : genres) {
      String word = genre.asText("").strip();
      boolean fit =
          genre.isTextual()
              && !word.isEmpty()
              && word.length() <= Offer.LONGEST_GENRE
              && word.chars().noneMatch(Character::isISOControl);
      if (fit && kept.size() < Offer.MOST_GENRES) {
        kept.add(word);
      }
    }
    return List.copyOf(kept);
  }

  static Money money(JsonNode money) {
    return new Money(Json.number(money, "minorUnits"), Json.text(money, "currency", 3));
  }

  static byte[] write(Offer offer) {
    return Json.bytes(node(offer));
  }

  static ObjectNode node(Offer offer) {
    ObjectNode node = Json.object();
    node.put("edition", offer.edition());
    node.put("film", offer.film().hex());
    node.put("title", offer.title());
    node.put("year", offer.year());
    node.put("studio", offer.studio());
    node.put("synopsis", offer.synopsis());
    node.put("quality", offer.quality());
    node.put("durationSeconds", offer.duration().toSeconds());
    node.set("price", node(offer.price()));
    node.put("sealedBytes", offer.sealedBytes());
    node.put("masterHash", offer.masterHash().hex());
    node.put("pieceRoot", offer.pieceRoot().hex());
    offer.cid().ifPresent(cid -> node.put("cid", cid.text()));
    ArrayNode sources = node.putArray("sources");
    offer.sources().forEach(source -> sources.add(source.toString()));
    ArrayNode genres = node.putArray("genres");
    offer.genres().forEach(genres::add);
    return node;
  }

  static ObjectNode node(Money money) {
    return Json.object().put("minorUnits", money.minorUnits()).put("currency", money.currency());
  }
}
