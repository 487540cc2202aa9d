package app.tangible.metadata.tmdb;

import app.tangible.metadata.FilmQuery;
import java.util.Locale;

/** The language of a query, as the database names languages. */
record Language(Locale locale) {

  static Language of(FilmQuery query) {
    Locale locale = Locale.forLanguageTag(query.language());
    return new Language(locale.getLanguage().isEmpty() ? Locale.ENGLISH : locale);
  }

  /** {@code fr-FR}, or {@code fr}. */
  String tag() {
    boolean country = locale.getCountry().length() == 2;
    return country ? locale.getLanguage() + "-" + locale.getCountry() : locale.getLanguage();
  }

  String code() {
    return locale.getLanguage();
  }

  boolean isEnglish() {
    return code().equals("en");
  }

  /** What pictures with words on them may be in. */
  String ofPictures() {
    return isEnglish() ? "en,null" : code() + ",en,null";
  }

  /** The country whose certificates are shown first. */
  String country() {
    if (!locale.getCountry().isEmpty()) {
      return locale.getCountry();
    }
    return switch (code()) {
      case "en" -> "US";
      case "da" -> "DK";
      case "sv" -> "SE";
      case "ja" -> "JP";
      default -> code().toUpperCase(Locale.ROOT);
    };
  }
}
