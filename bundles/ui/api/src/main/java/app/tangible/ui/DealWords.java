package app.tangible.ui;

import app.tangible.store.DealState;
import app.tangible.store.Sale;
import java.util.Locale;

/** What pages say of a licence that the household offers or offered. */
public final class DealWords {

  private final Texts texts;
  private final Formats formats;

  /** In this language. */
  public DealWords(Locale locale) {
    texts = new Texts(DealWords.class, locale);
    formats = new Formats(locale);
  }

  /** What is happening, in a few words. */
  public String title(Sale sale) {
    return texts.get("deal." + key(sale));
  }

  /** What it means; what stands in its way, where something does. */
  public String hint(Sale sale) {
    String shares =
        sale.split()
            .map(
                split ->
                    texts.get(
                        "deal.shares",
                        formats.money(split.seller()),
                        formats.money(split.studio()),
                        formats.money(split.platform())))
            .orElse("");
    return sale.problem()
        .orElseGet(
            () ->
                texts.get(
                    "deal." + key(sale) + ".hint",
                    formats.date(sale.deadline()),
                    sale.until().map(formats::date).orElse(""),
                    shares));
  }

  /** What it is offered for. */
  public String terms(Sale sale) {
    return switch (sale.deal()) {
      case SALE -> formats.money(sale.price());
      case GIFT -> texts.get("deal.gift");
      case LOAN -> texts.get("deal.loan", sale.until().map(formats::date).orElse(""));
    };
  }

  private static String key(Sale sale) {
    if (sale.state().home() && !sale.over()) {
      return "back";
    }
    if (sale.cancelled()
        && (sale.state() == DealState.PARKING
            || sale.state() == DealState.OPEN
            || sale.state() == DealState.RESERVED)) {
      return DealState.CANCELLING.name();
    }
    return sale.state().name();
  }
}
