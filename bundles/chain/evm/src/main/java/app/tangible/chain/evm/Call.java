package app.tangible.chain.evm;

import app.tangible.chain.Account;
import app.tangible.chain.Bytes32;
import app.tangible.chain.EditionTerms;
import app.tangible.chain.LicenceMarket.SignedAsk;
import app.tangible.chain.ServedBytes;
import app.tangible.chain.TokenId;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.web3j.abi.FunctionEncoder;
import org.web3j.abi.datatypes.Address;
import org.web3j.abi.datatypes.DynamicBytes;
import org.web3j.abi.datatypes.Function;
import org.web3j.abi.datatypes.StaticStruct;
import org.web3j.abi.datatypes.Type;
import org.web3j.abi.datatypes.generated.Bytes16;
import org.web3j.abi.datatypes.generated.Uint16;
import org.web3j.abi.datatypes.generated.Uint256;
import org.web3j.abi.datatypes.generated.Uint32;
import org.web3j.abi.datatypes.generated.Uint64;
import org.web3j.abi.datatypes.generated.Uint96;

/**
 * A call of a contract, ABI-encoded: the functions of {@code ILicences}, {@code IAnchor} and {@code
 * ISeederRewards} that this product uses.
 *
 * @param data 0x-hex: selector and arguments
 */
record Call(String name, Account contract, String data) {

  private static final Account NOBODY = new Account("0x" + "0".repeat(40));
  private static final int QUALITY_BYTES = 31;
  private static final int FILM_ID_BYTES = 16;

  static Call registerEdition(Account licences, EditionTerms terms) {
    return of(
        licences,
        "registerEdition",
        new StaticStruct(
            new Bytes16(filmId(terms)),
            word(terms.masterHash()),
            word(quality(terms)),
            address(terms.studio()),
            new Uint64(terms.priceMinor()),
            new Uint16(terms.royaltyBasisPoints())));
  }

  static Call editionOf(Account licences, Bytes32 masterHash) {
    return of(licences, "editionOf", word(masterHash));
  }

  static Call mintFor(Account licences, long edition, Account owner, Bytes32 paymentId) {
    return of(licences, "mintFor", number(edition), address(owner), word(paymentId));
  }

  static Call mintedFor(Account licences, Bytes32 paymentId) {
    return of(licences, "mintedFor", word(paymentId));
  }

  static Call wordOf(Account licences, TokenId token) {
    return of(licences, "wordOf", new Uint256(token.value()));
  }

  static Call acceptSigned(Account licences, SignedAsk ask, Account to) {
    return of(
        licences,
        "acceptSigned",
        new StaticStruct(
            new Uint256(ask.token().value()),
            new Uint64(ask.price()),
            new Uint32(ask.nonce()),
            new Uint64(ask.deadline().getEpochSecond()),
            address(ask.buyer().orElse(NOBODY)),
            word(ask.receipt())),
        new DynamicBytes(ask.signature()),
        address(to));
  }

  static Call cancelSigned(Account licences, TokenId token, long nonce, byte[] signature) {
    return of(
        licences,
        "cancelSigned",
        new Uint256(token.value()),
        new Uint32(nonce),
        new DynamicBytes(signature));
  }

  static Call resaleShares(Account licences, long edition, long price) {
    return of(licences, "resaleShares", number(edition), number(price));
  }

  static Call platformBasisPoints(Account licences) {
    return of(licences, "platformBasisPoints");
  }

  static Call totalOwed(Account licences) {
    return of(licences, "totalOwed");
  }

  static Call stablecoin(Account licences) {
    return of(licences, "stablecoin");
  }

  static Call allowance(Account coin, Account owner, Account spender) {
    return of(coin, "allowance", address(owner), address(spender));
  }

  static Call approve(Account coin, Account spender, BigInteger amount) {
    return of(coin, "approve", address(spender), new Uint256(amount));
  }

  static Call termsOf(Account licences, long edition) {
    return of(licences, "termsOf", number(edition));
  }

  static Call resaleBasisPoints(Account licences) {
    return of(licences, "resaleBasisPoints");
  }

  static Call rewardsOf(Account rewards, long edition) {
    return of(rewards, "rewardsOf", number(edition));
  }

  static Call setRewards(Account rewards, long edition, long perGiB, long bytes, long floorPrice) {
    return of(
        rewards,
        "setRewards",
        number(edition),
        new Uint64(perGiB),
        new Uint64(bytes),
        new Uint64(floorPrice));
  }

  static Call fund(Account rewards, long edition, long amount) {
    return of(rewards, "fund", number(edition), new Uint96(amount));
  }

  static Call open(Account rewards, TokenId token) {
    return of(rewards, "open", new Uint256(token.value()));
  }

  static Call claim(Account rewards, ServedBytes served, byte[] signature) {
    return of(
        rewards,
        "claim",
        new StaticStruct(
            new Uint256(served.token().value()),
            new Uint32(served.epoch()),
            address(served.seeder()),
            new Uint64(served.bytesServed())),
        new DynamicBytes(signature));
  }

  static Call bytesLeft(Account rewards, TokenId token) {
    return of(rewards, "bytesLeft", new Uint256(token.value()));
  }

  static Call bytesPaid(Account rewards, TokenId token, long epoch, Account seeder) {
    return of(rewards, "bytesPaid", new Uint256(token.value()), new Uint32(epoch), address(seeder));
  }

  static Call signerOf(Account rewards, TokenId token, long epoch) {
    return of(rewards, "signerOf", new Uint256(token.value()), new Uint32(epoch));
  }

  static Call totalOwed(Account rewards, Account coin) {
    return of(rewards, "totalOwed", address(coin));
  }

  static Call anchor(Account anchor, Bytes32 previousHead, Bytes32 root, long treeSize) {
    return of(anchor, "anchor", word(previousHead), word(root), number(treeSize));
  }

  /** ERC-1271. */
  static Call isValidSignature(Account account, Bytes32 hash, byte[] signature) {
    return of(account, "isValidSignature", word(hash), new DynamicBytes(signature));
  }

  static Call head(Account anchor) {
    return of(anchor, "head");
  }

  private static Call of(Account contract, String name, Type<?>... arguments) {
    // web3j's own lists are of the raw type.
    @SuppressWarnings({"rawtypes", "unchecked"})
    List<Type> list = (List<Type>) (List) Arrays.asList(arguments);
    return new Call(name, contract, FunctionEncoder.encode(new Function(name, list, List.of())));
  }

  private static org.web3j.abi.datatypes.generated.Bytes32 word(Bytes32 word) {
    return new org.web3j.abi.datatypes.generated.Bytes32(word.bytes());
  }

  private static Address address(Account account) {
    return new Address(account.text());
  }

  private static Uint256 number(long value) {
    return new Uint256(new BigInteger(Long.toUnsignedString(value)));
  }

  private static byte[] filmId(EditionTerms terms) {
    byte[] word = terms.filmId().bytes();
    for (int i = FILM_ID_BYTES; i < word.length; i++) {
      if (word[i] != 0) {
        throw new IllegalArgumentException("film id is more than 16 bytes: " + terms.filmId());
      }
    }
    return Arrays.copyOf(word, FILM_ID_BYTES);
  }

  private static Bytes32 quality(EditionTerms terms) {
    byte[] ascii = terms.quality().getBytes(StandardCharsets.US_ASCII);
    if (ascii.length == 0 || ascii.length > QUALITY_BYTES) {
      throw new IllegalArgumentException("quality is not 1 to 31 characters: " + terms.quality());
    }
    return Bytes32.of(Arrays.copyOf(ascii, Words.BYTES));
  }
}
