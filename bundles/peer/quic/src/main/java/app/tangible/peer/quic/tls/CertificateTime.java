package app.tangible.peer.quic.tls;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;

/** The times of a certificate (RFC 5280, 4.1.2.5): in UTC, to the second, never anything else. */
final class CertificateTime {

  private static final int UTC_LENGTH = 13;
  private static final int GENERALIZED_LENGTH = 15;
  private static final int FIRST_YEAR_OF_THE_LAST_CENTURY = 50;
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss'Z'", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private CertificateTime() {}

  static Instant read(DerReader from) throws CertificateRefused {
    boolean utc = from.nextIs(Tag.UTC_TIME);
    Element time = from.next(utc ? Tag.UTC_TIME : Tag.GENERALIZED_TIME);
    String text = new String(time.content(), StandardCharsets.US_ASCII);
    if (text.length() != (utc ? UTC_LENGTH : GENERALIZED_LENGTH)
        || !text.chars().limit(text.length() - 1L).allMatch(c -> c >= '0' && c <= '9')) {
      throw new CertificateRefused("not a time of a certificate");
    }
    try {
      return LocalDateTime.parse(utc ? century(text) + text : text, FORMAT)
          .toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw new CertificateRefused("not a time of a certificate", e);
    }
  }

  private static String century(String text) {
    return Integer.parseInt(text.substring(0, 2)) >= FIRST_YEAR_OF_THE_LAST_CENTURY ? "19" : "20";
  }
}
