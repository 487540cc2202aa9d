package app.tangible.chain.evm;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.web3j.crypto.Hash;

/**
 * Why a contract refused.
 *
 * @param name the custom error, as in {@code ErrorsLib}; the selector when it is none of ours
 * @param arguments one word each, those the error has
 */
record Revert(String name, List<BigInteger> arguments) {

  /** Every error of the contracts, of the base contracts they use, and of the compiler. */
  static final List<String> SIGNATURES =
      List.of(
          "ZeroAddress()",
          "ZeroHash()",
          "UnknownEdition(uint256)",
          "UnknownLicence(uint256)",
          "EditionExists(uint256)",
          "ShareTooHigh(uint256,uint256)",
          "BadQuality()",
          "SoldOut(uint256)",
          "NotForSale(uint256)",
          "PriceAbove(uint256,uint256)",
          "PriceTooHigh(uint256,uint256)",
          "SalesPaused(uint256)",
          "BadShares()",
          "TooManyHolders(uint256)",
          "NotHolder(address)",
          "NotListed(uint256)",
          "StaleNonce(uint256,uint32)",
          "AskExpired(uint64)",
          "GiftToNobody()",
          "NotTheBuyer(address)",
          "NotSigned(address)",
          "AlreadyMinted(uint256)",
          "NotOwner(uint256,address)",
          "MovedTooOften(uint256)",
          "ApprovalsRefused()",
          "UnsafeReceiver(address)",
          "NothingOwed(address)",
          "CoinFellShort(uint256,uint256)",
          "NotAllowed(address)",
          "CoinNotAccepted(address)",
          "TwoCoins()",
          "BadFeed()",
          "StalePrice(address,uint256)",
          "PriceOutOfBounds(address,int256)",
          "SequencerDown(uint256)",
          "PromiseCannotShrink(uint256)",
          "RewardTooHigh(uint256,uint256)",
          "NoRewards(uint256)",
          "NotClosing(uint256)",
          "AlreadyPaid(uint256)",
          "OwnVoucher(address)",
          "NothingToPay(uint256)",
          "NotAnchorer(address)",
          "StaleHead(bytes32,bytes32)",
          "Unauthorized()",
          "TransferFailed()",
          "TransferFromFailed()",
          "Panic(uint256)");

  private static final String MESSAGE_SELECTOR = selector("Error(string)");
  private static final int MAX_MESSAGE_BYTES = 300;

  private static final Map<String, String> BY_SELECTOR =
      SIGNATURES.stream().collect(Collectors.toUnmodifiableMap(Revert::selector, s -> s));

  static String selector(String signature) {
    return Hash.sha3String(signature).substring(0, 10);
  }

  /** Reads revert data; whatever it is, something readable comes out. */
  static Revert decode(byte[] data) {
    if (data.length < 4) {
      return new Revert("no reason", List.of());
    }
    String selector = "0x" + HexFormat.of().formatHex(data, 0, 4);
    if (selector.equals(MESSAGE_SELECTOR)) {
      return new Revert(message(data), List.of());
    }
    String signature = BY_SELECTOR.get(selector);
    int count = (data.length - 4) / Words.BYTES;
    if (signature == null || count != parameters(signature)) {
      return new Revert("error " + selector, List.of());
    }
    Function<Integer, BigInteger> word =
        i -> new BigInteger(1, data, 4 + i * Words.BYTES, Words.BYTES);
    return new Revert(
        signature.substring(0, signature.indexOf('(')),
        Stream.iterate(0, i -> i < count, i -> i + 1).map(word).toList());
  }

  boolean is(String error) {
    return name.equals(error);
  }

  private static int parameters(String signature) {
    String list = signature.substring(signature.indexOf('(') + 1, signature.length() - 1);
    return list.isEmpty() ? 0 : list.split(",").length;
  }

  /** Error(string): offset word, length word, text. */
  private static String message(byte[] data) {
    int start = 4 + 2 * Words.BYTES;
    if (data.length <= start) {
      return "no reason";
    }
    BigInteger length = new BigInteger(1, data, 4 + Words.BYTES, Words.BYTES);
    int end =
        length.min(BigInteger.valueOf(Math.min(data.length - start, MAX_MESSAGE_BYTES))).intValue();
    return new String(Arrays.copyOfRange(data, start, start + end), StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return arguments.isEmpty()
        ? name
        : arguments.stream().map(Revert::shown).collect(Collectors.joining(", ", name + "(", ")"));
  }

  /** Accounts and hashes are recognised by their length. */
  private static String shown(BigInteger argument) {
    return argument.bitLength() <= 96 + 32 ? argument.toString() : "0x" + argument.toString(16);
  }
}
