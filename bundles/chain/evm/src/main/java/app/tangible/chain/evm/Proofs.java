package app.tangible.chain.evm;

import app.tangible.chain.Bytes32;
import app.tangible.chain.ChainException;
import app.tangible.chain.ChainProofs.WordProof;
import app.tangible.chain.TokenId;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.web3j.crypto.Hash;

/** Fetches the proof of a licence's word; whether it holds is for its reader to check. */
final class Proofs {

  private static final int MAX_NODES = 64;

  private final Node node;
  private final Settings settings;

  Proofs(Node node, Settings settings) {
    this.node = node;
    this.settings = settings;
  }

  WordProof prove(TokenId token) {
    node.checkChain();
    long number = Math.max(0, node.latestBlock() - settings.confirmations());
    Node.RawBlock block = node.rawBlock(number);
    JsonNode proof = node.proof(settings.licences(), slot(token), block.block().hash());
    JsonNode storage = proof.path("storageProof").path(0);
    return new WordProof(
        block.block(),
        Header.of(block.json()),
        nodes(proof.path("accountProof")),
        nodes(storage.path("proof")));
  }

  /** The mapping is the contract's first variable: keccak256(token . 0). */
  private static Bytes32 slot(TokenId token) {
    return Bytes32.of(Hash.sha3(Arrays.copyOf(Words.word(token).bytes(), 2 * Words.BYTES)));
  }

  private static List<byte[]> nodes(JsonNode list) {
    if (!list.isArray() || list.isEmpty() || list.size() > MAX_NODES) {
      throw new ChainException("eth_getProof: expected 1 to 64 nodes, found " + list.size());
    }
    List<byte[]> nodes = new ArrayList<>();
    list.forEach(entry -> nodes.add(Wire.data("eth_getProof", entry)));
    return nodes;
  }
}
