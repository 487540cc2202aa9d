package app.tangible.chain.evm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tangible.chain.Bytes32;
import app.tangible.chain.ChainException;
import app.tangible.chain.ChainProofs.WordProof;
import app.tangible.chain.TokenId;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.web3j.crypto.Hash;

/** What a real node proves; whether it leads to the word is the licence's business to check. */
class ProofsTest {

  private static Anvil anvil;
  private static Anvil.Deployment at;
  private static TokenId token;

  @BeforeAll
  static void startChain() throws Exception {
    anvil = Anvil.start();
    at = anvil.deploy();
    try (EvmLicenceRegistry registry = at.registry(Anvil.KEY)) {
      long edition = registry.registerEdition(Example.terms());
      token = registry.mint(edition, Example.OWNER, Example.word()).token();
    }
  }

  @AfterAll
  static void stopChain() {
    anvil.close();
  }

  @Test
  void givesTheHeaderThatIsHashed() {
    try (EvmLicenceRegistry registry = at.registry("")) {
      WordProof proof = registry.prove(token);
      assertThat(Bytes32.of(Hash.sha3(proof.header()))).isEqualTo(proof.block().hash());
      assertThat(proof.block()).isEqualTo(registry.head());
      assertThat(proof.account()).isNotEmpty();
      assertThat(proof.storage()).isNotEmpty();
    }
  }

  @Test
  void provesTheNewestBlockThatIsFinal() {
    anvil.ask("anvil_mine", "0x5");
    try (EvmLicenceRegistry careful = at.careful(3)) {
      WordProof proof = careful.prove(token);
      assertThat(proof.block().number()).isEqualTo(careful.head().number() - 3);
      assertThat(careful.isFinal(proof.block().number())).isTrue();
    }
  }

  @Test
  void refusesABlockWhoseFieldsAreNotThoseOfItsHash() {
    ObjectNode block = (ObjectNode) anvil.ask("eth_getBlockByNumber", "latest", false);
    assertThat(Bytes32.of(Hash.sha3(Header.of(block))).text())
        .isEqualTo(block.path("hash").asText());
    for (String field : new String[] {"gasUsed", "timestamp", "number", "baseFeePerGas"}) {
      ObjectNode changed = block.deepCopy().put(field, "0x7b");
      assertThatThrownBy(() -> Header.of(changed))
          .isInstanceOf(ChainException.class)
          .hasMessageContaining("not those of its hash");
    }
    assertThatThrownBy(() -> Header.of(block.deepCopy().without("stateRoot")))
        .isInstanceOf(ChainException.class);
    assertThatThrownBy(() -> Header.of(block.deepCopy().put("stateRoot", 7)))
        .isInstanceOf(ChainException.class);
  }
}
