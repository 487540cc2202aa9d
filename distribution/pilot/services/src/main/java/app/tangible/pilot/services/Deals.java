package app.tangible.pilot.services;

import app.tangible.licence.LicenceId;
import app.tangible.store.Money;
import app.tangible.store.Resale;
import app.tangible.store.Sale;
import app.tangible.store.Split;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Map;

/** What commands of the market read and answer. */
final class Deals {

  private static final Duration STANDS = Duration.ofDays(30);

  private Deals() {}

  static LicenceId licence(Map<String, String> arguments) {
    return new LicenceId(arguments.getOrDefault("licence", ""));
  }

  /** {@code "price":"8.00"}, in {@code "currency"}, EUR unless said. */
  static Money price(Map<String, String> arguments) {
    String currency = arguments.getOrDefault("currency", "EUR");
    int digits = Currency.getInstance(currency).getDefaultFractionDigits();
    return new Money(
        new BigDecimal(arguments.getOrDefault("price", "")).movePointRight(digits).longValueExact(),
        currency);
  }

  /** {@code "seconds"}, 30 days unless said. */
  static Duration seconds(Map<String, String> arguments) {
    return arguments.containsKey("seconds")
        ? Duration.ofSeconds(Long.parseLong(arguments.get("seconds")))
        : STANDS;
  }

  static Map<String, Object> describe(Resale offer) {
    return Map.of(
        "offer", offer.id(),
        "deal", offer.deal().name(),
        "state", offer.state().name(),
        "film", offer.goods().film().hex(),
        "edition", offer.goods().edition(),
        "price", offer.goods().price().minorUnits(),
        "currency", offer.goods().price().currency(),
        "split", describe(offer.split()),
        "deadline", offer.deadline().getEpochSecond(),
        "until", offer.until().map(Instant::getEpochSecond).orElse(0L));
  }

  static Map<String, Object> describe(Sale sale) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("offer", sale.offer().orElse(""));
    answer.put("licence", sale.licence().hex());
    answer.put("film", sale.film().hex());
    answer.put("deal", sale.deal().name());
    answer.put("state", sale.state().name());
    answer.put("over", sale.over());
    answer.put("cancelled", sale.cancelled());
    answer.put("price", sale.price().minorUnits());
    answer.put("split", sale.split().map(Deals::describe).orElse(Map.of()));
    answer.put("deadline", sale.deadline().getEpochSecond());
    answer.put("until", sale.until().map(Instant::getEpochSecond).orElse(0L));
    answer.put("transaction", sale.transaction().orElse(""));
    answer.put("problem", sale.problem().orElse(""));
    return answer;
  }

  private static Map<String, Object> describe(Split split) {
    return Map.of(
        "seller", split.seller().minorUnits(),
        "studio", split.studio().minorUnits(),
        "platform", split.platform().minorUnits());
  }
}
