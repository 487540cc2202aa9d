package app.tangible.issuing.saga;

import app.tangible.chain.Account;
import app.tangible.chain.Bytes32;
import app.tangible.chain.ChainException;
import app.tangible.chain.LicenceRegistry;
import app.tangible.chain.LicenceRegistry.Minted;
import app.tangible.database.DueWork;
import app.tangible.issuing.Purchase.State;
import app.tangible.issuing.saga.PurchaseRow.Kind;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** PAID to MINTED: several at a time, each exactly once by its payment id. */
final class MintLane {

  private static final Logger log = LoggerFactory.getLogger(MintLane.class);
  private static final Set<Kind> KINDS = Set.of(Kind.FIRST);
  private static final int AT_ONCE = 16;

  private final PurchaseTable table;
  private final LicenceRegistry registry;
  private final LicenceIssuer issuer;
  private final Consumer<String> moved;
  private final CutPoint cut;

  MintLane(
      PurchaseTable table,
      LicenceRegistry registry,
      LicenceIssuer issuer,
      Consumer<String> moved,
      CutPoint cut) {
    this.table = table;
    this.registry = registry;
    this.issuer = issuer;
    this.moved = moved;
    this.cut = cut;
  }

  Optional<Instant> round() {
    return DueWork.atOnce(table.due(State.PAID, KINDS, AT_ONCE), this::mint)
        ? table.nextDue(State.PAID, KINDS)
        : Optional.empty();
  }

  private void mint(PurchaseRow row) {
    try {
      cut.reached("before the mint");
      Minted minted =
          registry.mint(
              row.sold().edition(),
              new Account(issuer.ownerOf(row).text()),
              paymentId(Objects.requireNonNull(row.intent())));
      cut.reached("after the mint");
      table.minted(row.id(), minted);
      cut.reached("after MINTED");
    } catch (ChainException e) {
      log.warn("purchase {} waits for the chain: {}", row.id(), e.getMessage());
      table.again(row, "Your payment arrived. The chain is slow to answer; it is tried again.");
    } catch (RuntimeException e) {
      log.error("purchase {} met a mistake of ours", row.id(), e);
      table.again(row, "Your payment arrived. The server made a mistake; it is tried again.");
    }
    moved.accept(row.id());
  }

  static Bytes32 paymentId(String intent) {
    return Bytes32.of(OrderHash.sha256(intent));
  }
}
