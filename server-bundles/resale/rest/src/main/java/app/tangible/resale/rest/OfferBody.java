package app.tangible.resale.rest;

import app.tangible.catalogue.Price;
import app.tangible.identity.OwnerPublicKey;
import app.tangible.identity.OwnerSignature;
import app.tangible.licence.Ask;
import app.tangible.licence.SignedDocument;
import app.tangible.resale.OfferRequest;
import app.tangible.resale.OfferRequest.Terms;
import app.tangible.resale.ResaleOffer.Kind;
import app.tangible.web.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An offer as it is sent. */
public record OfferBody(
    Kind kind,
    Money price,
    long deadline,
    @Nullable AskBody ask,
    @Nullable String askSignature,
    Receipt receipt,
    @Nullable Long until,
    @Nullable String loanSignature,
    @Nullable String borrower) {

  private static final String ANYONE = "0x" + "0".repeat(40);
  private static final int MAX_RECEIPT_CHARS = 4_000;

  /** What the owner signed; price in units of the coin. */
  public record AskBody(
      String tokenId, long price, long nonce, long deadline, String buyer, String receipt) {}

  /** What the decoder signed: base64, and hex. */
  public record Receipt(String payload, String signature) {}

  OfferRequest request(long chainId, String contract) {
    try {
      if (receipt.payload().length() > MAX_RECEIPT_CHARS) {
        throw new IllegalArgumentException("a receipt has at most 3000 bytes");
      }
      return new OfferRequest(
          new Price(price.minorUnits(), price.currency()),
          Instant.ofEpochSecond(deadline),
          new SignedDocument(
              Base64.getDecoder().decode(receipt.payload()),
              HexFormat.of().parseHex(receipt.signature())),
          kind == Kind.LOAN ? lends() : moves(chainId, contract));
    } catch (IllegalArgumentException | NullPointerException | DateTimeException e) {
      throw new ProblemException(
          422,
          "offer",
          "An offer has kind, price, deadline and receipt; a sale or gift has ask and"
              + " askSignature, a loan has until, borrower and loanSignature.");
    }
  }

  private Terms moves(long chainId, String contract) {
    if (ask == null || askSignature == null || !askSignature.startsWith("0x")) {
      throw new IllegalArgumentException("an ask and its signature are needed");
    }
    return new Terms.Moves(
        kind,
        new Ask(
            chainId,
            contract,
            ask.tokenId(),
            ask.price(),
            ask.nonce(),
            Instant.ofEpochSecond(ask.deadline()),
            ANYONE.equals(ask.buyer()) ? Optional.empty() : Optional.of(ask.buyer()),
            ask.receipt()),
        askSignature.substring(2));
  }

  private Terms lends() {
    if (until == null || borrower == null || loanSignature == null) {
      throw new IllegalArgumentException("end, borrower and signature are needed");
    }
    return new Terms.Lends(
        new OwnerPublicKey(borrower),
        Instant.ofEpochSecond(until),
        new OwnerSignature(loanSignature));
  }
}
