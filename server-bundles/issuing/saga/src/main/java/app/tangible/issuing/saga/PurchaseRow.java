package app.tangible.issuing.saga;

import app.tangible.chain.TokenId;
import app.tangible.content.FilmId;
import app.tangible.content.MasterHash;
import app.tangible.identity.DeviceGrant;
import app.tangible.issuing.Purchase;
import app.tangible.licence.LicenceId;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A row of the table: the order, what was sold as it was then, and how far it is. */
record PurchaseRow(
    long number,
    String id,
    Purchase.State state,
    String orderHash,
    DeviceGrant grant,
    Sold sold,
    @Nullable String intent,
    @Nullable String clientSecret,
    @Nullable String confirmAt,
    @Nullable TokenId token,
    @Nullable String transaction,
    @Nullable Long gas,
    @Nullable Long nonce,
    @Nullable LicenceId licence,
    int attempts,
    @Nullable String problem) {

  /** The edition as it was when it was ordered. */
  record Sold(
      long edition,
      FilmId film,
      MasterHash masterHash,
      String title,
      String quality,
      String studio,
      long minorUnits,
      String currency) {}

  Purchase seen() {
    return new Purchase(
        id,
        state,
        new Purchase.Payment(
            intent == null ? "" : intent,
            clientSecret == null ? "" : clientSecret,
            confirmAt == null ? "" : confirmAt,
            sold.minorUnits(),
            sold.currency()),
        Optional.ofNullable(licence),
        Optional.ofNullable(transaction),
        Optional.ofNullable(token).map(TokenId::toString),
        gas == null ? OptionalLong.empty() : OptionalLong.of(gas),
        Optional.ofNullable(problem));
  }
}
