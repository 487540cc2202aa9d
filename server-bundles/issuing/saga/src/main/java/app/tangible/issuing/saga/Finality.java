package app.tangible.issuing.saga;

import app.tangible.chain.LicenceRegistry;
import app.tangible.chain.LicenceRegistry.Minted;
import app.tangible.chain.LicenceWord;
import app.tangible.chain.TokenId;
import app.tangible.database.Database;
import app.tangible.identity.OwnerKeys;
import app.tangible.resale.OfferBook;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Certifies nothing that a reorganisation of the chain could take back. */
final class Finality {

  private static final Logger log = LoggerFactory.getLogger(Finality.class);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

  private final Database database;
  private final PurchaseTable table;
  private final OfferBook offers;
  private final LicenceRegistry registry;
  private final OwnerKeys owners;

  Finality(
      Database database,
      PurchaseTable table,
      OfferBook offers,
      LicenceRegistry registry,
      OwnerKeys owners) {
    this.database = database;
    this.table = table;
    this.offers = offers;
    this.registry = registry;
    this.owners = owners;
  }

  /** Whether the mint or sale stays; else the row waits, or goes back to be done again. */
  boolean stays(PurchaseRow row) {
    Long block = row.block();
    if (block == null) { // nothing moved on the chain for it
      return true;
    }
    if (!registry.isFinal(block)) {
      table.later(row, LOOK_AGAIN);
      return false;
    }
    // Asked only now: what was found before may have been of a branch that is no more.
    return switch (row.kind()) {
      case FIRST -> isMinted(row, block);
      case RESALE -> isSold(row);
      // Whose it is now is asked when it is certified.
      case REISSUE, CLAIM -> true;
    };
  }

  private boolean isMinted(PurchaseRow row, long block) {
    Optional<Minted> minted =
        registry.mintedFor(MintLane.paymentId(Objects.requireNonNull(row.intent())));
    if (minted.isEmpty() || !minted.get().token().equals(row.token())) {
      return dropped(row);
    }
    if (minted.get().mined().block() != block) {
      table.mintedIn(row.id(), minted.get().mined());
      return false;
    }
    return true;
  }

  private boolean isSold(PurchaseRow row) {
    TokenId token = Objects.requireNonNull(row.token());
    LicenceWord word = registry.wordOf(token);
    long sold = offers.terms(Objects.requireNonNull(row.offer())).orElseThrow().nonce() + 1;
    boolean theirs = word.owner().text().equals(owners.addressOf(row.grant().owner()).text());
    if (word.nonce() == sold && theirs) {
      database.transaction(
          t -> {
            offers.saw(t, token, word, true);
            return word;
          });
      return true;
    }
    return word.nonce() > sold || dropped(row);
  }

  private boolean dropped(PurchaseRow row) {
    log.warn("the mint or sale of purchase {} is no more on the chain: once again", row.id());
    table.dropped(row.id());
    return false;
  }
}
