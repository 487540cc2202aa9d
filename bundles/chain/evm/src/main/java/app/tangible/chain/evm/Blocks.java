package app.tangible.chain.evm;

import app.tangible.chain.ChainFeed.Block;
import java.util.Optional;

/** The blocks of the configured chain, and of no other. */
final class Blocks {

  private final Node node;
  private final int confirmations;

  Blocks(Node node, Settings settings) {
    this.node = node;
    this.confirmations = settings.confirmations();
  }

  long latest() {
    node.checkChain();
    return node.latestBlock();
  }

  boolean isFinal(long block) {
    return latest() - block >= confirmations;
  }

  Block head() {
    node.checkChain();
    return node.head();
  }

  Optional<Block> block(long number) {
    node.checkChain();
    return node.block(number);
  }
}
