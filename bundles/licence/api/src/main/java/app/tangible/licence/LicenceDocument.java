package app.tangible.licence;

import app.tangible.content.FilmId;
import app.tangible.content.MasterHash;
import app.tangible.content.PublisherKey;
import app.tangible.identity.DeviceGrant;
import app.tangible.identity.Mandate;
import app.tangible.identity.OwnerPublicKey;
import app.tangible.identity.OwnerSignature;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What was bought, by whom, for which devices, with which rights.
 *
 * @param publisher whose signature the film's index must carry
 * @param chainId chain of the licence contract
 * @param contract the licence contract, 0x and 40 hex digits
 * @param tokenId decimal
 * @param devices those that may play, each with the owner's grant; 1 to 6
 * @param end when it stops to play, for loans and rentals
 * @param lease how long the newest lease is good for
 * @param grace how long after its end it still plays, with a warning
 * @param statusIndex this licence's bit in the status list
 * @param codewordCommitment SHA-256 of the holder's codeword and salt, 64 hex digits; another one
 *     for each licence
 * @param loan who lent it, where the kind is {@code LOAN}: the owner on the chain, while {@code
 *     owner} is the borrower
 * @param mandate by which the holder's key stands for an account that passkeys command, which the
 *     licence is of on the chain
 */
public record LicenceDocument(
    LicenceId id,
    FilmId film,
    MasterHash masterHash,
    PublisherKey publisher,
    long chainId,
    String contract,
    String tokenId,
    OwnerPublicKey owner,
    List<DeviceGrant> devices,
    Kind kind,
    Instant issued,
    Instant notBefore,
    Optional<Instant> end,
    Rights rights,
    Duration lease,
    Duration grace,
    long statusIndex,
    String codewordCommitment,
    Optional<Loan> loan,
    Optional<Mandate> mandate) {

  /** How many devices one licence may name. */
  public static final int MAX_DEVICES = 6;

  /** Copies; refuses a list of devices out of bounds and times out of order. */
  public LicenceDocument {
    devices = List.copyOf(devices);
    if (devices.isEmpty() || devices.size() > MAX_DEVICES) {
      throw new IllegalArgumentException("a licence names 1 to 6 devices, got " + devices.size());
    }
    if (end.isPresent() && end.get().isBefore(notBefore)) {
      throw new IllegalArgumentException(
          "a licence ends " + end.get() + ", before it begins " + notBefore);
    }
    if (loan.isPresent() != (kind == Kind.LOAN) || loan.isPresent() && end.isEmpty()) {
      throw new IllegalArgumentException("a loan, and nothing else, names a lender and an end");
    }
    if (mandate.isPresent()
        && (mandate.get().chainId() != chainId
            || !mandate.get().household().equals(loan.map(Loan::lender).orElse(owner)))) {
      throw new IllegalArgumentException("a mandate is for the holder's key, on this chain");
    }
  }

  /** Of an owner with a key. */
  public LicenceDocument(
      LicenceId id,
      FilmId film,
      MasterHash masterHash,
      PublisherKey publisher,
      long chainId,
      String contract,
      String tokenId,
      OwnerPublicKey owner,
      List<DeviceGrant> devices,
      Kind kind,
      Instant issued,
      Instant notBefore,
      Optional<Instant> end,
      Rights rights,
      Duration lease,
      Duration grace,
      long statusIndex,
      String codewordCommitment,
      Optional<Loan> loan) {
    this(
        id,
        film,
        masterHash,
        publisher,
        chainId,
        contract,
        tokenId,
        owner,
        devices,
        kind,
        issued,
        notBefore,
        end,
        rights,
        lease,
        grace,
        statusIndex,
        codewordCommitment,
        loan,
        Optional.empty());
  }

  /** Whose licence it is: the lender's or the owner's. */
  public OwnerPublicKey holder() {
    return loan.map(Loan::lender).orElse(owner);
  }

  /** The class of the licence. */
  public enum Kind {
    OWNED,
    LOAN,
    RENTAL
  }

  /**
   * The lender's word.
   *
   * @param signature over the {@link app.tangible.identity.LoanStatement} whose borrower is the
   *     licence's owner and whose time is the licence's end
   */
  public record Loan(OwnerPublicKey lender, OwnerSignature signature) {}

  /** Where it may be cast to. */
  public enum Cast {
    OWN_DEVICES,
    ANY,
    NONE
  }

  /**
   * What the holder may do.
   *
   * @param maxHeight picture height in pixels at decoder level L0
   */
  public record Rights(int maxHeight, Cast cast, boolean loanable, boolean resale) {}
}
