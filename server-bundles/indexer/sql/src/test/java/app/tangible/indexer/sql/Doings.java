package app.tangible.indexer.sql;

import app.tangible.chain.Account;
import app.tangible.chain.Bytes32;
import app.tangible.chain.ChainFeed.Block;
import app.tangible.chain.LicenceRegistry;
import app.tangible.chain.LicenceWord;
import app.tangible.chain.TokenId;
import app.tangible.chain.evm.EvmLicenceRegistry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Random things that happen on a real chain, reorganisations among them. */
final class Doings {

  private final Anvil anvil;
  private final EvmLicenceRegistry registry;
  private final Random random;
  private final long deployed;
  private final long edition;
  private int payments;

  Doings(Anvil anvil, EvmLicenceRegistry registry, Random random) {
    this.anvil = anvil;
    this.registry = registry;
    this.random = random;
    edition = registry.registerEdition(anvil.terms());
    anvil.ask("anvil_mine", "0x2");
    deployed = registry.head().number();
  }

  /** Every licence that is on the chain now. */
  Map<TokenId, LicenceWord> words() {
    Map<TokenId, LicenceWord> words = new HashMap<>();
    for (TokenId token : tokens()) {
      words.put(token, registry.wordOf(token));
    }
    return words;
  }

  private List<TokenId> tokens() {
    List<TokenId> tokens = new ArrayList<>();
    Block head = registry.head();
    registry.events(registry.startBlock(), head.number()).stream()
        .filter(event -> event instanceof app.tangible.chain.ChainEvent.MintedFor)
        .map(event -> ((app.tangible.chain.ChainEvent.MintedFor) event).token())
        .forEach(tokens::add);
    registry.events(registry.startBlock(), head.number()).stream()
        .filter(event -> event instanceof app.tangible.chain.ChainEvent.Moved)
        .map(event -> ((app.tangible.chain.ChainEvent.Moved) event).token())
        .filter(token -> !tokens.contains(token))
        .distinct()
        .forEach(tokens::add);
    return tokens;
  }

  void one() {
    List<TokenId> tokens = tokens();
    int what = tokens.isEmpty() ? 0 : random.nextInt(10);
    if (what < 2) {
      registry.mint(edition, somebody(), payment());
    } else if (what == 2) {
      anvil.send(
          Anvil.SERVER,
          anvil.licences(),
          "buy(uint256,address,uint256)",
          edition,
          somebody(),
          Anvil.PRICE);
    } else if (what == 3) {
      turn();
    } else if (what == 4) {
      anvil.ask("anvil_mine", "0x" + Integer.toHexString(1 + random.nextInt(5)));
    } else {
      owned(tokens.get(random.nextInt(tokens.size())), what);
    }
  }

  private void owned(TokenId token, int what) {
    Account owner = registry.wordOf(token).owner();
    switch (what) {
      case 5 -> anvil.send(owner, anvil.licences(), "cancel(uint256)", token);
      case 6 ->
          anvil.send(
              owner,
              anvil.licences(),
              "transferFrom(address,address,uint256)",
              owner,
              somebody(),
              token);
      default -> {
        long price = 1 + random.nextInt(20_000_000);
        anvil.send(owner, anvil.licences(), "list(uint256,uint64)", token, price);
        anvil.send(
            Anvil.SERVER,
            anvil.licences(),
            "accept(uint256,address,uint64)",
            token,
            somebody(),
            price);
      }
    }
  }

  /** The last blocks are made anew, without what was in them. */
  void turn() {
    long depth = Math.min(1 + random.nextInt(8), registry.head().number() - deployed);
    if (depth > 0) {
      anvil.ask("anvil_reorg", depth, List.of());
    }
    // anvil 1.7.1 may come back from it without some of its blocks; turned from below them it has
    // all.
    long head = registry.head().number();
    for (long number = deployed + 1; number <= head; number++) {
      if (registry.block(number).isEmpty()) {
        anvil.ask("anvil_reorg", head - number + 1, List.of());
        return;
      }
    }
  }

  private Account somebody() {
    return random.nextBoolean() ? Anvil.ALICE : Anvil.BOB;
  }

  private Bytes32 payment() {
    return new Bytes32("0x%064x".formatted(++payments));
  }

  LicenceRegistry.Minted mint(Account owner) {
    return registry.mint(edition, owner, payment());
  }

  long edition() {
    return edition;
  }
}
