package app.tangible.ui;

import app.tangible.store.Money;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.Locale;

/** Writes numbers, money, bytes and times as people of one language read them. */
public final class Formats {

  private static final String[] UNITS = {"bytes", "kilo", "mega", "giga", "tera"};

  private final Locale locale;
  private final Texts texts;

  /** For one language; where it names no country, its own. */
  public Formats(Locale locale) {
    this.locale =
        locale.getCountry().isEmpty()
            ? Locale.of(
                locale.getLanguage(),
                locale.getLanguage().equals("en") ? "IE" : locale.getLanguage())
            : locale;
    this.texts = new Texts(Formats.class, locale);
  }

  /** 13,00 € or €13.00. */
  public String money(Money money) {
    Currency currency = Currency.getInstance(money.currency());
    NumberFormat format = NumberFormat.getCurrencyInstance(locale);
    format.setCurrency(currency);
    int digits = Math.max(0, currency.getDefaultFractionDigits());
    format.setMinimumFractionDigits(digits);
    format.setMaximumFractionDigits(digits);
    return format.format(java.math.BigDecimal.valueOf(money.minorUnits(), digits));
  }

  /** 1.2 GB or 1,2 Go, in powers of ten as disks are sold. */
  public String bytes(long bytes) {
    double value = bytes;
    int unit = 0;
    while (value >= 999.5 && unit < UNITS.length - 1) {
      value /= 1000;
      unit++;
    }
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMaximumFractionDigits(unit == 0 || value >= 100 ? 0 : 1);
    return texts.get("size." + UNITS[unit], format.format(value));
  }

  /** 12 MB/s. */
  public String rate(long bytesPerSecond) {
    return texts.get("rate", bytes(bytesPerSecond));
  }

  /** 43 %. */
  public String percent(double share) {
    return NumberFormat.getPercentInstance(locale).format(Math.clamp(share, 0, 1));
  }

  /** 1 h 32 min; below one minute in seconds. */
  public String length(Duration duration) {
    if (duration.toMinutes() < 1) {
      return texts.get("seconds", duration.toSeconds());
    }
    Duration rounded = Duration.ofMinutes(Math.round(duration.toSeconds() / 60.0));
    return rounded.toHours() == 0
        ? texts.get("minutes", rounded.toMinutes())
        : texts.get("hours", rounded.toHours(), rounded.toMinutesPart());
  }

  /** 1:32:05 or 2:05. */
  public String position(Duration position) {
    return position.toHours() == 0
        ? String.format(locale, "%d:%02d", position.toMinutes(), position.toSecondsPart())
        : String.format(
            locale,
            "%d:%02d:%02d",
            position.toHours(),
            position.toMinutesPart(),
            position.toSecondsPart());
  }

  /** 21 November 2026. */
  public String date(Instant instant) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
        .withLocale(locale)
        .withZone(ZoneId.systemDefault())
        .format(instant);
  }

  /** 21 Nov. */
  public String day(Instant instant) {
    return DateTimeFormatter.ofLocalizedPattern("MMMd")
        .withLocale(locale)
        .withZone(ZoneId.systemDefault())
        .format(instant);
  }

  /** 21:04 or 9:04 pm. */
  public String timeOfDay(Instant instant) {
    return DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
        .withLocale(locale)
        .withZone(ZoneId.systemDefault())
        .format(instant);
  }
}
