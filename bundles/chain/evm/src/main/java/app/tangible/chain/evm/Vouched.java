package app.tangible.chain.evm;

import app.tangible.chain.Account;
import app.tangible.chain.Bytes32;
import app.tangible.chain.ContractSignatures;
import app.tangible.chain.ContractSignatures.Word;
import java.util.Arrays;

/** Asks contracts whether they signed (ERC-1271). */
final class Vouched {

  /** Its own selector, and 28 bytes of nothing. */
  private static final byte[] YES =
      Arrays.copyOf(new byte[] {0x16, 0x26, (byte) 0xba, 0x7e}, Words.BYTES);

  private final Node node;

  Vouched(Node node) {
    this.node = node;
  }

  Word isSignedBy(Account account, Bytes32 hash, byte[] signature) {
    if (signature.length > ContractSignatures.MAX_BYTES) {
      return Word.NOT_SIGNED;
    }
    return switch (node.read(Call.isValidSignature(account, hash, signature))) {
      case Outcome.Done<byte[]>(byte[] answer) when answer.length == 0 -> Word.NO_CONTRACT;
      case Outcome.Done<byte[]>(byte[] answer) ->
          Arrays.equals(answer, YES) ? Word.SIGNED : Word.NOT_SIGNED;
      case Outcome.Refused<byte[]> refused -> Word.NOT_SIGNED;
    };
  }
}
