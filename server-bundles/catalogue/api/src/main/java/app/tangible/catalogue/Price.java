package app.tangible.catalogue;

import java.util.regex.Pattern;

/**
 * What an edition costs.
 *
 * @param minorUnits such as cents
 * @param currency ISO 4217, upper case
 */
public record Price(long minorUnits, String currency) {

  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
  private static final long MAX_MINOR_UNITS = 100_000_000;

  /** Refuses a negative or absurd price and anything but three letters. */
  public Price {
    if (minorUnits < 0 || minorUnits > MAX_MINOR_UNITS) {
      throw new IllegalArgumentException(
          "a price has 0 to " + MAX_MINOR_UNITS + " minor units, got " + minorUnits);
    }
    if (!CURRENCY.matcher(currency).matches()) {
      throw new IllegalArgumentException("a currency has three upper-case letters");
    }
  }
}
