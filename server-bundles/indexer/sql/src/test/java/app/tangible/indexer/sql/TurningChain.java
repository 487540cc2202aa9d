package app.tangible.indexer.sql;

import app.tangible.chain.Bytes32;
import app.tangible.chain.ChainEvent;
import app.tangible.chain.ChainException;
import app.tangible.chain.ChainFeed;
import app.tangible.chain.LicenceFunds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** A chain that grows and turns at random, also between two questions of one who reads it. */
final class TurningChain implements ChainFeed, LicenceFunds {

  static final long START = 5;

  private record Made(Block block, List<ChainEvent> events, Contract after) {}

  private final Random random;
  private final List<Made> chain = new ArrayList<>();
  private double restless;

  TurningChain(Random random) {
    this.random = random;
    for (int i = 0; i < START; i++) {
      grow(0);
    }
  }

  /** How likely it changes when it is asked something. */
  void restless(double probability) {
    restless = probability;
  }

  private void ask() {
    if (random.nextDouble() < restless) {
      if (random.nextInt(10) == 0) {
        throw new ChainException("the node does not answer");
      }
      live();
    }
  }

  void live() {
    switch (random.nextInt(4)) {
      case 0 -> turn(random.nextInt(4));
      case 1 -> grow(random.nextInt(3));
      default -> grow(random.nextInt(2));
    }
  }

  void grow(int transactions) {
    Contract contract = chain.isEmpty() ? new Contract() : chain.getLast().after().copy();
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    Bytes32 hash = Bytes32.of(bytes);
    long number = chain.size();
    Bytes32 parent = chain.isEmpty() ? Bytes32.of(new byte[32]) : chain.getLast().block().hash();
    List<ChainEvent> events = new ArrayList<>();
    for (int i = 0; number >= START && i < transactions; i++) {
      events.addAll(contract.transact(random, number, hash, events.size()));
    }
    chain.add(
        new Made(
            new Block(number, hash, parent, Instant.ofEpochSecond(1_700_000_000 + 2 * number)),
            events,
            contract));
  }

  /** The last blocks are others, perhaps more or fewer. */
  void turn(int depth) {
    int gone = (int) Math.min(depth, chain.size() - START);
    for (int i = 0; i < gone; i++) {
      chain.removeLast();
    }
    int come = Math.max(0, gone + random.nextInt(4) - 1);
    for (int i = 0; i < come; i++) {
      grow(random.nextInt(3));
    }
  }

  int size() {
    return chain.size();
  }

  Contract contract() {
    return chain.getLast().after();
  }

  @Override
  public long startBlock() {
    return START;
  }

  @Override
  public Block head() {
    ask();
    return chain.getLast().block();
  }

  @Override
  public Optional<Block> block(long number) {
    ask();
    return number < chain.size() ? Optional.of(chain.get((int) number).block()) : Optional.empty();
  }

  @Override
  public List<ChainEvent> events(long from, long to) {
    ask();
    if (to - from >= 1_000) {
      throw new IllegalArgumentException("more than 1,000 blocks");
    }
    List<ChainEvent> events = new ArrayList<>();
    for (long number = from; number <= to && number < chain.size(); number++) {
      events.addAll(chain.get((int) number).events());
    }
    return events;
  }

  @Override
  public int platformBasisPoints() {
    ask();
    return Contract.PLATFORM;
  }

  @Override
  public long totalOwed(long block) {
    throw new UnsupportedOperationException();
  }
}
