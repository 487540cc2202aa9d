package app.tangible.issuing.saga;

import app.tangible.chain.Bytes32;
import app.tangible.chain.ChainException;
import app.tangible.chain.LicenceRegistry;
import app.tangible.chain.LicenceWord;
import app.tangible.chain.Mined;
import app.tangible.keys.ServerKeys;
import app.tangible.licence.Checkpoint;
import app.tangible.licence.LicenceWriter;
import app.tangible.log.CertificateLog;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** MINTED to ANCHORED: all that are ready share one batch, one root and one transaction. */
final class AnchorLane {

  private static final Logger log = LoggerFactory.getLogger(AnchorLane.class);
  private static final int MAX_BATCH = 1_024;

  private final BatchTable batches;
  private final PurchaseTable purchases;
  private final LicenceRegistry registry;
  private final Finality finality;
  private final LicenceIssuer issuer;
  private final LicenceWriter writer;
  private final CertificateLog certificates;
  private final ServerKeys keys;
  private final Clock clock;
  private final Consumer<String> moved;
  private final CutPoint cut;

  AnchorLane(
      BatchTable batches,
      PurchaseTable purchases,
      LicenceRegistry registry,
      Finality finality,
      LicenceIssuer issuer,
      LicenceWriter writer,
      CertificateLog certificates,
      ServerKeys keys,
      Clock clock,
      Consumer<String> moved,
      CutPoint cut) {
    this.batches = batches;
    this.purchases = purchases;
    this.registry = registry;
    this.finality = finality;
    this.issuer = issuer;
    this.writer = writer;
    this.certificates = certificates;
    this.keys = keys;
    this.clock = clock;
    this.moved = moved;
    this.cut = cut;
  }

  Optional<Instant> round() {
    settle();
    for (BatchTable.Open batch : batches.open()) {
      try {
        anchor(batch);
      } catch (ChainException e) {
        log.warn("batch {} waits for the chain: {}", batch.id(), e.getMessage());
        batches.again(batch);
      } catch (RuntimeException e) {
        log.error("batch {} met a mistake of ours", batch.id(), e);
        batches.again(batch);
      }
    }
    return batches.nextDue();
  }

  private void settle() {
    List<PurchaseRow> members = new ArrayList<>();
    Map<String, Long> nonces = new HashMap<>();
    for (PurchaseRow row : batches.waiting(MAX_BATCH)) {
      try {
        if (!finality.stays(row)) {
          moved.accept(row.id());
          continue;
        }
        LicenceWord word = registry.wordOf(Objects.requireNonNull(row.token()));
        if (word.owner().text().equals(issuer.ownerOf(row).text())) {
          nonces.put(row.id(), word.nonce());
          members.add(row);
        } else {
          log.warn("the licence of purchase {} moved before it was certified", row.id());
          purchases.again(row, "The licence was moved on the chain before it was certified.");
        }
      } catch (ChainException e) {
        log.warn("purchase {} waits for the chain: {}", row.id(), e.getMessage());
        purchases.again(row, "Your licence is minted. The chain is slow to answer.");
      }
    }
    if (!members.isEmpty()) {
      batches.settle(members, nonces, (row, nonce) -> writer.entry(issuer.facts(row, nonce)));
      cut.reached("after the batch was settled");
    }
  }

  private void anchor(BatchTable.Open batch) {
    byte[] root = certificates.root(batch.tree());
    Mined mined = registry.anchorBatch(Bytes32.of(root), batch.tree());
    cut.reached("after the anchor");
    if (!registry.isFinal(mined.block())) {
      // Asked again, the registry finds the anchor wherever the chain has it by then.
      batches.again(batch);
      return;
    }
    String note =
        writer.checkpoint(
            new Checkpoint(
                certificates.name(),
                batch.tree(),
                HexFormat.of().formatHex(root),
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                registry.chainId(),
                mined.transaction().text(),
                mined.block()),
            certificates.name(),
            keys.signing(ServerKeys.Purpose.LOG).privateKey());
    List<PurchaseRow> members = batches.members(batch.id());
    batches.anchored(batch, note, members);
    cut.reached("after ANCHORED");
    members.forEach(member -> moved.accept(member.id()));
  }
}
