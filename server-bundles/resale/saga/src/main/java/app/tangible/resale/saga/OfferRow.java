package app.tangible.resale.saga;

import app.tangible.catalogue.Price;
import app.tangible.chain.Account;
import app.tangible.chain.Bytes32;
import app.tangible.chain.LicenceMarket.SignedAsk;
import app.tangible.chain.TokenId;
import app.tangible.identity.OwnerPublicKey;
import app.tangible.licence.LicenceId;
import app.tangible.resale.OfferBook;
import app.tangible.resale.ResaleOffer;
import app.tangible.resale.ResaleOffer.Kind;
import app.tangible.resale.ResaleOffer.Split;
import app.tangible.resale.ResaleOffer.State;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A row of the table: what was offered, as it was checked and signed, and how far it is. */
record OfferRow(
    String id,
    Kind kind,
    State state,
    String requestHash,
    OwnerPublicKey seller,
    @Nullable Account account,
    LicenceId licence,
    TokenId token,
    long nonce,
    Price price,
    Split split,
    Instant deadline,
    @Nullable Long askUnits,
    @Nullable String askReceipt,
    @Nullable String askSignature,
    @Nullable Account buyer,
    @Nullable OwnerPublicKey borrower,
    @Nullable Instant until,
    @Nullable String loanSignature,
    @Nullable String cancelSignature,
    @Nullable String reservedBy,
    @Nullable Instant reservedUntil,
    @Nullable String transaction,
    int attempts,
    @Nullable String problem) {

  ResaleOffer seen() {
    return new ResaleOffer(
        id,
        kind,
        state,
        licence,
        seller,
        token,
        price,
        split,
        Optional.ofNullable(buyer),
        deadline,
        Optional.ofNullable(until),
        Optional.ofNullable(transaction),
        Optional.ofNullable(problem));
  }

  OfferBook.Terms terms() {
    return new OfferBook.Terms(
        id, kind, seller, Optional.ofNullable(account), token, nonce, price, ask(), loan());
  }

  private Optional<SignedAsk> ask() {
    return kind == Kind.LOAN
        ? Optional.empty()
        : Optional.of(
            new SignedAsk(
                token,
                Objects.requireNonNull(askUnits),
                nonce,
                deadline,
                Optional.ofNullable(buyer),
                new Bytes32(Objects.requireNonNull(askReceipt)),
                HexFormat.of().parseHex(Objects.requireNonNull(askSignature))));
  }

  private Optional<OfferBook.Loan> loan() {
    return kind == Kind.LOAN
        ? Optional.of(
            new OfferBook.Loan(
                Objects.requireNonNull(until), Objects.requireNonNull(loanSignature)))
        : Optional.empty();
  }
}
