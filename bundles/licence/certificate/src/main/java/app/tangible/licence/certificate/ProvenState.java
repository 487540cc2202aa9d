package app.tangible.licence.certificate;

import app.tangible.identity.OwnerKeys;
import app.tangible.licence.CertificateFacts;
import app.tangible.licence.StateProof;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A licence's one storage word as the chain had it: the steps of {@code
 * docs/protocols/licence-1.md} section 6.
 *
 * @param owner 0x and 40 hex digits
 */
record ProvenState(String owner, long nonce) {

  // Places in a block's header (yellow paper, 4.4).
  private static final int STATE_ROOT = 3;
  private static final int NUMBER = 8;
  private static final int STORAGE_ROOT = 2;
  private static final int ACCOUNT_ITEMS = 4;
  private static final int WORD_BYTES = 32;

  /** What may be wrong with the block that a proof stands on. */
  enum BlockProblem {
    NOT_SIGNED,
    ANOTHER_CHAIN,
    ANOTHER_HEADER
  }

  /** Whether the log vouches for the block, and the header is that block's; else why not. */
  static Optional<BlockProblem> blockProblem(
      StateProof proof, LogKey log, CertificateFacts facts, OwnerKeys keys) {
    HeaderNote note = HeaderNote.parse(proof.note());
    if (!note.isSignedBy(log, keys::verifiesEd25519)) {
      return Optional.of(BlockProblem.NOT_SIGNED);
    }
    if (proof.chainId() != facts.chainId()) {
      return Optional.of(BlockProblem.ANOTHER_CHAIN);
    }
    if (!note.isOf(proof) || !hash(keys, proof.header()).equals(proof.blockHash())) {
      return Optional.of(BlockProblem.ANOTHER_HEADER);
    }
    return Optional.empty();
  }

  /**
   * The word of the licence that the facts name.
   *
   * @throws IllegalArgumentException when the proof does not lead to it
   */
  static ProvenState of(StateProof proof, CertificateFacts facts, OwnerKeys keys) {
    Rlp.Sequence header = Rlp.sequence(proof.header());
    if (!new BigInteger(1, header.text(NUMBER)).equals(BigInteger.valueOf(proof.block()))) {
      throw new IllegalArgumentException("the header is not of block " + proof.block());
    }
    byte[] contract = HexFormat.of().parseHex(facts.contract(), 2, facts.contract().length());
    Rlp.Sequence account =
        Rlp.sequence(
            PatriciaProof.value(
                keys::keccak256, header.text(STATE_ROOT), contract, proof.account()));
    if (account.items().size() != ACCOUNT_ITEMS) {
      throw new IllegalArgumentException("an account has 4 items");
    }
    byte[] slot = keys.keccak256(padded(new BigInteger(facts.tokenId()), 2 * WORD_BYTES));
    byte[] value =
        PatriciaProof.value(keys::keccak256, account.text(STORAGE_ROOT), slot, proof.storage());
    if (!(Rlp.decode(value) instanceof Rlp.Text(byte[] number)) || number.length > WORD_BYTES) {
      throw new IllegalArgumentException("a storage word has at most 32 bytes");
    }
    byte[] word = new byte[WORD_BYTES];
    System.arraycopy(number, 0, word, WORD_BYTES - number.length, number.length);
    // Lowest bits first: owner:160 | nonce:32 | ask:64.
    return new ProvenState(
        "0x" + HexFormat.of().formatHex(word, 12, WORD_BYTES),
        new BigInteger(1, word, 8, 4).longValueExact());
  }

  /** The token in the first word of so many bytes; the mapping's slot, 0, is the second. */
  private static byte[] padded(BigInteger token, int bytes) {
    byte[] number = token.toByteArray();
    int sign = number[0] == 0 && number.length > 1 ? 1 : 0;
    int length = number.length - sign;
    if (length > WORD_BYTES) {
      throw new IllegalArgumentException("a token id has at most 256 bits");
    }
    byte[] padded = new byte[bytes];
    System.arraycopy(number, sign, padded, WORD_BYTES - length, length);
    return padded;
  }

  private static String hash(OwnerKeys keys, byte[] data) {
    return "0x" + HexFormat.of().formatHex(keys.keccak256(data));
  }
}
