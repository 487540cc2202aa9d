package app.tangible.store.http;

import app.tangible.identity.OwnerAddress;
import app.tangible.identity.OwnerPublicKey;
import app.tangible.store.Household;
import app.tangible.store.Money;
import app.tangible.store.Proposal;
import app.tangible.store.Split;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Currency;
import java.util.Optional;

/**
 * On which terms a licence leaves, as the library keeps them: fixed with the wish, so that every
 * repetition of the offer is the same offer.
 *
 * @param split of the price, once the store said it
 */
record PartingTerms(
    Money price,
    Instant deadline,
    Optional<Household> to,
    Optional<Instant> until,
    Optional<Split> split) {

  private static final int STABLECOIN_DIGITS = 6;

  static PartingTerms of(Proposal proposal, Instant now) {
    Instant begun = Instant.ofEpochSecond(now.getEpochSecond());
    return new PartingTerms(
        proposal.price(),
        begun.plus(proposal.stands()),
        proposal.to(),
        proposal.loan().map(begun::plus),
        Optional.empty());
  }

  /** The price in the stablecoin's smallest unit. */
  long units() {
    int digits = Currency.getInstance(price.currency()).getDefaultFractionDigits();
    return Math.multiplyExact(
        price.minorUnits(), (long) Math.pow(10, STABLECOIN_DIGITS - Math.max(0, digits)));
  }

  PartingTerms split(Split said) {
    return new PartingTerms(price, deadline, to, until, Optional.of(said));
  }

  static PartingTerms read(byte[] written) {
    JsonNode terms = Json.read(written);
    Money price = Offers.money(terms.path("price"));
    return new PartingTerms(
        price,
        Json.time(terms, "deadline"),
        terms.has("to") ? Optional.of(household(terms.path("to"))) : Optional.empty(),
        Resales.until(terms),
        terms.has("split") ? Optional.of(Resales.split(terms)) : Optional.empty());
  }

  private static Household household(JsonNode node) {
    return new Household(
        Json.text(node, "code", 10),
        new OwnerPublicKey(Json.text(node, "owner", 128)),
        new OwnerAddress(Json.text(node, "address", 42)));
  }

  byte[] write() {
    ObjectNode node = Json.object();
    node.set("price", Offers.node(price));
    node.put("deadline", deadline.getEpochSecond());
    to.ifPresent(
        household ->
            node.putObject("to")
                .put("code", household.code())
                .put("owner", household.owner().hex())
                .put("address", household.address().text()));
    until.ifPresent(end -> node.put("until", end.getEpochSecond()));
    split.ifPresent(said -> node.set("split", Resales.node(said)));
    return Json.bytes(node);
  }
}
