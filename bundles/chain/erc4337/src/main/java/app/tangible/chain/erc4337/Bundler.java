package app.tangible.chain.erc4337;

import app.tangible.chain.Account;
import app.tangible.chain.Bytes32;
import app.tangible.chain.ChainException;
import app.tangible.chain.TokenId;
import app.tangible.chain.TransactionHash;
import app.tangible.chain.account.OperationOutcome;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Any bundler (ERC-7769): takes operations and says what became of them. */
final class Bundler {

  private static final Logger log = LoggerFactory.getLogger(Bundler.class);
  private static final String TRANSFER =
      Bytes.hex(
          Keccak.hash("Transfer(address,address,uint256)".getBytes(StandardCharsets.US_ASCII)));
  private static final Duration FIRST_LOOK = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
  private static final int MAX_REASON = 300;

  private final Rpc rpc;
  private final Account licences;
  private final Duration patience;
  private final ScheduledExecutorService clock;

  /**
   * With the contract whose tokens count as received, and how long an operation may take into a
   * block.
   */
  Bundler(Rpc rpc, Account licences, Duration patience, ScheduledExecutorService clock) {
    this.rpc = rpc;
    this.licences = licences;
    this.patience = patience;
    this.clock = clock;
  }

  /** Sends it, if it is in no block yet, and waits. */
  OperationOutcome send(UserOperation operation, byte[] signature, Bytes32 hash) {
    Optional<OperationOutcome> before = outcomeOf(hash);
    if (before.isPresent()) {
      return before.get();
    }
    try {
      String sent =
          rpc.call(
                  "eth_sendUserOperation",
                  operation.json(signature),
                  UserOperation.ENTRY_POINT.text())
              .asText()
              .toLowerCase(Locale.ROOT);
      if (!sent.equals(hash.text())) {
        throw new ChainException("the bundler names another operation than " + hash);
      }
    } catch (Rpc.Refusal refusal) {
      // The same again: it waits there, or has just been mined.
      log.debug("the bundler did not take {}", hash, refusal);
      if (!isKnown(refusal)) {
        return outcomeOf(hash)
            .orElseThrow(
                () -> new ChainException("operation " + hash + ": " + refusal.getMessage()));
      }
    }
    return await(hash);
  }

  private static boolean isKnown(Rpc.Refusal refusal) {
    return refusal.getMessage().toLowerCase(Locale.ROOT).contains("already known");
  }

  Optional<OperationOutcome> outcomeOf(Bytes32 hash) {
    JsonNode receipt = rpc.call("eth_getUserOperationReceipt", hash.text());
    return receipt.isObject() ? Optional.of(read(receipt)) : Optional.empty();
  }

  private OperationOutcome await(Bytes32 hash) {
    CompletableFuture<OperationOutcome> found = new CompletableFuture<>();
    look(hash, found, FIRST_LOOK, Instant.now().plus(patience));
    try {
      return found.get(patience.toMillis() + LONGEST_PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new ChainException("operation " + hash + " cannot be followed", e.getCause());
    } catch (java.util.concurrent.TimeoutException e) {
      throw new ChainException(
          "operation " + hash + " is in no block after " + patience.toSeconds() + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ChainException("interrupted", e);
    } finally {
      found.cancel(false);
    }
  }

  private void look(
      Bytes32 hash, CompletableFuture<OperationOutcome> found, Duration pause, Instant last) {
    if (found.isDone() || Instant.now().isAfter(last)) {
      return;
    }
    clock.schedule(
        () ->
            Thread.ofVirtual()
                .name("operation")
                .start(
                    () -> {
                      try {
                        outcomeOf(hash).ifPresent(found::complete);
                      } catch (ChainException | Rpc.Refusal e) {
                        // The bundler is away: the operation is not.
                        log.debug("could not look for {}", hash, e);
                      } catch (RuntimeException e) {
                        found.completeExceptionally(e);
                      }
                      Duration next = pause.multipliedBy(2);
                      look(hash, found, shorter(next, LONGEST_PAUSE), last);
                    }),
        pause.toMillis(),
        TimeUnit.MILLISECONDS);
  }

  private static Duration shorter(Duration some, Duration other) {
    return some.compareTo(other) < 0 ? some : other;
  }

  private OperationOutcome read(JsonNode receipt) {
    JsonNode mined = receipt.path("receipt");
    TransactionHash transaction = new TransactionHash(mined.path("transactionHash").asText());
    long block = Rpc.number(mined.path("blockNumber").asText()).longValueExact();
    if (!receipt.path("success").asBoolean()) {
      String reason = receipt.path("reason").asText("");
      return new OperationOutcome.Reverted(
          transaction, block, reason.substring(0, Math.min(reason.length(), MAX_REASON)));
    }
    long gas = Rpc.number(mined.path("gasUsed").asText()).longValueExact();
    String account = receipt.path("sender").asText().toLowerCase(Locale.ROOT);
    return new OperationOutcome.Done(
        transaction, block, gas, received(receipt.path("logs"), account));
  }

  private List<TokenId> received(JsonNode logs, String account) {
    List<TokenId> tokens = new ArrayList<>();
    for (JsonNode entry : logs) {
      JsonNode topics = entry.path("topics");
      if (entry.path("address").asText().equalsIgnoreCase(licences.text())
          && topics.size() == 4
          && topics.get(0).asText().equalsIgnoreCase(TRANSFER)
          && topics.get(2).asText().toLowerCase(Locale.ROOT).endsWith(account.substring(2))) {
        BigInteger token = Rpc.number(topics.get(3).asText());
        tokens.add(TokenId.parse(token.toString()));
      }
    }
    return tokens;
  }
}
