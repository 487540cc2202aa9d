package app.tangible.issuing.saga;

import app.tangible.chain.TokenId;
import app.tangible.content.FilmId;
import app.tangible.content.MasterHash;
import app.tangible.identity.DeviceGrant;
import app.tangible.identity.Mandate;
import app.tangible.identity.OwnerPublicKey;
import app.tangible.identity.OwnerSignature;
import app.tangible.issuing.Purchase;
import app.tangible.issuing.Purchase.State;
import app.tangible.licence.LicenceId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A row of the table: the order, what was sold as it was then, and how far it is. */
record PurchaseRow(
    long number,
    String id,
    Kind kind,
    State state,
    String orderHash,
    DeviceGrant grant,
    @Nullable String offer,
    @Nullable Lent lent,
    @Nullable Mandate mandate,
    Sold sold,
    @Nullable String intent,
    @Nullable String clientSecret,
    @Nullable String confirmAt,
    @Nullable TokenId token,
    @Nullable String transaction,
    @Nullable Long block,
    @Nullable Long gas,
    @Nullable Long nonce,
    @Nullable LicenceId licence,
    int attempts,
    @Nullable String problem) {

  /** Where the licence comes from. */
  enum Kind {
    /** It is minted. */
    FIRST,
    /** An owner sells, gives or lends it. */
    RESALE,
    /** The buyer owns it already. */
    REISSUE,
    /** The chain says that it is the buyer's; nothing was issued to them yet. */
    CLAIM
  }

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

  /** What a borrower gets: the lender stays the owner. */
  record Lent(OwnerPublicKey lender, Instant until, OwnerSignature signature) {}

  /** Whose licence it is: by this key itself, or by an account that mandated it. */
  OwnerPublicKey certified() {
    return lent == null ? grant.owner() : lent.lender();
  }

  Purchase seen() {
    return new Purchase(
        id,
        // That the money is about to go back is no state that a buyer must know.
        state == State.REFUNDING ? State.PAID : state,
        intent == null
            ? Optional.empty()
            : Optional.of(
                new Purchase.Payment(
                    intent,
                    Objects.requireNonNullElse(clientSecret, ""),
                    Objects.requireNonNullElse(confirmAt, ""),
                    sold.minorUnits(),
                    sold.currency())),
        Optional.ofNullable(licence),
        Optional.ofNullable(transaction),
        Optional.ofNullable(token).map(TokenId::toString),
        gas == null ? OptionalLong.empty() : OptionalLong.of(gas),
        Optional.ofNullable(problem));
  }
}
