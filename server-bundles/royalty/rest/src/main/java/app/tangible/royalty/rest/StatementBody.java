package app.tangible.royalty.rest;

import app.tangible.royalty.Statement;
import app.tangible.royalty.Statement.Line;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement as docs/protocols/api-v1.md writes it; amounts are units of the stablecoin. */
public record StatementBody(
    String account,
    String from,
    String to,
    Earned earned,
    Open open,
    boolean complete,
    List<Sale> sales) {

  /** In this time: sent at once, kept by the contract, taken by card. */
  public record Earned(long paid, long owed, long payable, long total) {}

  /** Not fetched or paid out yet, at the end of this time. */
  public record Open(long owed, long payable) {}

  /** One sale. */
  public record Sale(
      String time,
      String kind,
      String edition,
      @Nullable String title,
      String token,
      String transaction,
      long price,
      long share,
      String settled) {}

  static StatementBody of(Statement statement) {
    return new StatementBody(
        statement.studio().text(),
        statement.from().toString(),
        statement.to().toString(),
        new Earned(
            statement.paid(),
            statement.owed(),
            statement.payable(),
            statement.paid() + statement.owed() + statement.payable()),
        new Open(statement.openOwed(), statement.openPayable()),
        statement.complete(),
        statement.lines().stream().map(StatementBody::sale).toList());
  }

  private static Sale sale(Line line) {
    return new Sale(
        line.time().toString(),
        line.kind().name(),
        Long.toUnsignedString(line.edition()),
        line.title().orElse(null),
        line.token(),
        line.transaction(),
        line.price(),
        line.share(),
        line.settled().name());
  }
}
