package app.tangible.resale;

import app.tangible.catalogue.Price;
import app.tangible.identity.OwnerPublicKey;
import app.tangible.identity.OwnerSignature;
import app.tangible.licence.Ask;
import app.tangible.licence.SignedDocument;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an owner asks to be offered. Nothing of it is believed before it is checked.
 *
 * @param deadline the last second at which it holds
 * @param receipt the decoder's word that it destroyed the licence's key
 * @param terms of a sale or gift, or of a loan
 */
public record OfferRequest(Price price, Instant deadline, SignedDocument receipt, Terms terms) {

  /** What a signature over an ask or its cancellation is made of. */
  public static final Pattern SIGNATURE = Pattern.compile("([0-9a-f]{2}){65,2048}");

  /** What the owner signed. */
  public sealed interface Terms {

    /**
     * Moves the licence on the chain.
     *
     * @param signature of the owner's key, or what the owner's account takes (ERC-1271): lower-case
     *     hex of 65 to 2,048 bytes
     */
    record Moves(ResaleOffer.Kind kind, Ask ask, String signature) implements Terms {

      /** By the owner's key. */
      public Moves(ResaleOffer.Kind kind, Ask ask, OwnerSignature signature) {
        this(kind, ask, signature.hex());
      }

      /** Refuses a loan, and what is no signature. */
      public Moves {
        if (!SIGNATURE.matcher(signature).matches()) {
          throw new IllegalArgumentException("a signature is hex of 65 to 2048 bytes");
        }
        if (kind == ResaleOffer.Kind.LOAN) {
          throw new IllegalArgumentException("a loan moves nothing");
        }
      }
    }

    /** Lends it. */
    record Lends(OwnerPublicKey borrower, Instant until, OwnerSignature signature)
        implements Terms {}
  }

  /** Of this kind. */
  public ResaleOffer.Kind kind() {
    return switch (terms) {
      case Terms.Moves moves -> moves.kind();
      case Terms.Lends lends -> ResaleOffer.Kind.LOAN;
    };
  }

  /** Whom it is for, by name of the key; only a loan names one. */
  public Optional<OwnerPublicKey> borrower() {
    return terms instanceof Terms.Lends lends ? Optional.of(lends.borrower()) : Optional.empty();
  }
}
