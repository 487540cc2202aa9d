package app.tangible.store.http;

import app.tangible.store.Deal;
import app.tangible.store.DealState;
import app.tangible.store.Money;
import app.tangible.store.Resale;
import app.tangible.store.Split;
import app.tangible.store.StoreException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Offers of households as the interface writes them. */
final class Resales {

  private static final String ID = "[A-Za-z0-9._~-]{1,100}";

  private Resales() {}

  /** One that cannot be read does not hide the others. */
  static List<Resale> list(JsonNode offers) {
    List<Resale> found = new ArrayList<>();
    for (JsonNode offer : offers) {
      if (found.size() == Offers.MAX_OFFERS) {
        break;
      }
      try {
        found.add(read(offer));
      } catch (StoreException unreadable) {
        continue;
      }
    }
    return found;
  }

  /**
   * @throws StoreException when it is not an offer
   */
  static Resale read(JsonNode offer) {
    try {
      return new Resale(
          id(offer),
          Deal.valueOf(Json.text(offer, "kind", 20)),
          state(offer),
          Offers.read(offer),
          split(offer),
          Json.time(offer, "deadline"),
          until(offer));
    } catch (IllegalArgumentException e) {
      throw Json.unreadable();
    }
  }

  static String id(JsonNode offer) {
    String id = Json.text(offer, "offer", 100);
    if (!id.matches(ID)) {
      throw Json.unreadable();
    }
    return id;
  }

  static DealState state(JsonNode offer) {
    try {
      return DealState.valueOf(Json.text(offer, "state", 20));
    } catch (IllegalArgumentException e) {
      throw Json.unreadable();
    }
  }

  static Split split(JsonNode offer) {
    try {
      String currency = Offers.money(offer.path("price")).currency();
      JsonNode split = offer.path("split");
      return new Split(
          new Money(Json.number(split, "seller"), currency),
          new Money(Json.number(split, "studio"), currency),
          new Money(Json.number(split, "platform"), currency));
    } catch (IllegalArgumentException e) {
      throw Json.unreadable();
    }
  }

  static Optional<Instant> until(JsonNode offer) {
    return offer.hasNonNull("until") ? Optional.of(Json.time(offer, "until")) : Optional.empty();
  }

  static Optional<String> transaction(JsonNode offer) {
    return Optional.of(offer.path("transaction").asText(""))
        .filter(text -> text.matches("0x[0-9a-f]{64}"));
  }

  /** What {@link #read} reads. */
  static byte[] write(Resale resale) {
    ObjectNode node = Offers.node(resale.goods());
    node.put("offer", resale.id());
    node.put("kind", resale.deal().name());
    node.put("state", resale.state().name());
    node.set("split", node(resale.split()));
    node.put("deadline", resale.deadline().getEpochSecond());
    resale.until().ifPresent(until -> node.put("until", until.getEpochSecond()));
    return Json.bytes(node);
  }

  static ObjectNode node(Split split) {
    return Json.object()
        .put("seller", split.seller().minorUnits())
        .put("studio", split.studio().minorUnits())
        .put("platform", split.platform().minorUnits());
  }
}
