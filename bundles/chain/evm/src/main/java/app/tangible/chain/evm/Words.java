package app.tangible.chain.evm;

import app.tangible.chain.Account;
import app.tangible.chain.Bytes32;
import app.tangible.chain.ChainException;
import app.tangible.chain.TokenId;
import java.math.BigInteger;
import java.util.Arrays;

/** ABI-encoded values of fixed size: one 32-byte word each. */
record Words(String what, byte[] bytes) {

  static final int BYTES = 32;

  /** Refuses anything but exactly this many words: a call to no contract answers with none. */
  static Words of(String what, byte[] bytes, int count) {
    if (bytes.length != count * BYTES) {
      throw new ChainException(
          what
              + ": expected "
              + count * BYTES
              + " bytes, found "
              + bytes.length
              + (bytes.length == 0 ? " (is there a contract at this address?)" : ""));
    }
    return new Words(what, bytes);
  }

  Bytes32 word(int index) {
    return Bytes32.of(Arrays.copyOfRange(bytes, index * BYTES, (index + 1) * BYTES));
  }

  BigInteger number(int index) {
    return new BigInteger(1, bytes, index * BYTES, BYTES);
  }

  long count(int index) {
    BigInteger value = number(index);
    if (value.bitLength() > 63) {
      throw new ChainException(what + ": expected a count, found " + value);
    }
    return value.longValue();
  }

  Account account(int index) {
    return account(what, word(index));
  }

  TokenId token(int index) {
    return token(what, word(index));
  }

  static Bytes32 word(Account account) {
    byte[] word = new byte[BYTES];
    System.arraycopy(account.bytes(), 0, word, 12, 20);
    return Bytes32.of(word);
  }

  static Bytes32 word(TokenId token) {
    return new Bytes32("0x%064x".formatted(token.value()));
  }

  static Account account(String what, Bytes32 word) {
    byte[] bytes = word.bytes();
    for (int i = 0; i < 12; i++) {
      if (bytes[i] != 0) {
        throw new ChainException(what + ": expected an account, found " + word);
      }
    }
    return Account.of(Arrays.copyOfRange(bytes, 12, BYTES));
  }

  static TokenId token(String what, Bytes32 word) {
    BigInteger value = new BigInteger(1, word.bytes());
    if (value.bitLength() > 128) {
      throw new ChainException(what + ": expected a token id, found " + word);
    }
    return TokenId.parse(value.toString());
  }
}
