package app.tangible.payment.testprocessor;

/** What a test card does. */
enum Card {
  PAYS,
  PAYS_AND_IS_REPORTED_TWICE,
  DECLINED;

  static Card of(String number) {
    return switch (number.replace(" ", "")) {
      case "4242424242424242" -> PAYS;
      case "4000000000000259" -> PAYS_AND_IS_REPORTED_TWICE;
      default -> DECLINED;
    };
  }
}
