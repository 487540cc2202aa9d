package app.tangible.chain.erc4337;

import app.tangible.chain.Account;
import app.tangible.chain.Bytes32;
import app.tangible.chain.ChainException;
import app.tangible.chain.account.PasskeyPublicKey;
import app.tangible.chain.account.Recovery;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** What the node says of accounts, coins and editions. */
final class ChainReader {

  private static final int WORD = 32;
  private static final int PRICE_WORD = 4;
  private static final int TERMS_WORDS = 6;
  private static final Account NOBODY = new Account("0x" + "0".repeat(40));

  /** {@code PasskeyAccount.RECOVERY_WINDOW}. */
  private static final Duration RECOVERY_WINDOW = Duration.ofDays(14);

  private final Rpc node;

  ChainReader(Rpc node) {
    this.node = node;
  }

  boolean isThere(Account account) {
    return node.call("eth_getCode", account.text(), "latest").asText().length() > 2;
  }

  /** The next operation's number in this lane, lane and all. */
  BigInteger nonce(Account account, long lane) {
    Bytes call = Bytes.calling("getNonce(address,uint192)").word(account).word(lane);
    return new BigInteger(1, ask(UserOperation.ENTRY_POINT, call, 1));
  }

  long coinsOf(Account stablecoin, Account account) {
    byte[] answer = ask(stablecoin, Bytes.calling("balanceOf(address)").word(account), 1);
    BigInteger units = new BigInteger(1, answer);
    return units.bitLength() < Long.SIZE ? units.longValue() : Long.MAX_VALUE;
  }

  long priceOf(Account licences, long edition) {
    try {
      Bytes call = Bytes.calling("termsOf(uint256)").word(edition);
      byte[] answer = ask(licences, call, TERMS_WORDS);
      return new BigInteger(1, answer, PRICE_WORD * WORD, WORD).longValueExact();
    } catch (Rpc.Refusal unknownEdition) {
      return 0;
    }
  }

  /** The account's passkey of this index, if it can sign. */
  Optional<PasskeyPublicKey> keyAt(Account account, int index) {
    byte[] answer = ask(account, Bytes.calling("keyAt(uint256)").word(index), 3);
    return answer[WORD - 1] == 0
        ? Optional.empty()
        : Optional.of(
            new PasskeyPublicKey(
                Bytes32.of(Arrays.copyOfRange(answer, WORD, 2 * WORD)),
                Bytes32.of(Arrays.copyOfRange(answer, 2 * WORD, 3 * WORD))));
  }

  /** Who may propose a passkey; the account is there. */
  Optional<Account> guardianOf(Account account) {
    byte[] answer = ask(account, Bytes.calling("guardian()"), 1);
    Account guardian = new Account(Bytes.hex(Arrays.copyOfRange(answer, WORD - 20, WORD)));
    return guardian.equals(NOBODY) ? Optional.empty() : Optional.of(guardian);
  }

  /** What the guardian has proposed; the account is there. */
  Optional<Recovery> recoveryOf(Account account) {
    byte[] answer = ask(account, Bytes.calling("recovery()"), 3);
    long ready = new BigInteger(1, answer, 2 * WORD, WORD).longValueExact();
    if (ready == 0) {
      return Optional.empty();
    }
    Instant from = Instant.ofEpochSecond(ready);
    return Optional.of(
        new Recovery(
            new PasskeyPublicKey(
                Bytes32.of(Arrays.copyOfRange(answer, 0, WORD)),
                Bytes32.of(Arrays.copyOfRange(answer, WORD, 2 * WORD))),
            from,
            from.plus(RECOVERY_WINDOW),
            time()));
  }

  /** Of the newest block. */
  Instant time() {
    JsonNode block = node.call("eth_getBlockByNumber", "latest", false);
    return Instant.ofEpochSecond(Rpc.number(block.path("timestamp").asText()).longValueExact());
  }

  BigInteger priorityFee() {
    return Rpc.number(node.call("eth_maxPriorityFeePerGas").asText());
  }

  BigInteger baseFee() {
    JsonNode block = node.call("eth_getBlockByNumber", "latest", false);
    return Rpc.number(block.path("baseFeePerGas").asText());
  }

  private byte[] ask(Account contract, Bytes call, int words) {
    Map<String, String> question = Map.of("to", contract.text(), "data", Bytes.hex(call.bytes()));
    byte[] answer = Bytes.unhex(node.call("eth_call", question, "latest").asText("0x"));
    if (answer.length != words * WORD) {
      throw new ChainException(
          "expected " + words + " words from " + contract + ", found " + answer.length + " bytes");
    }
    return answer;
  }
}
