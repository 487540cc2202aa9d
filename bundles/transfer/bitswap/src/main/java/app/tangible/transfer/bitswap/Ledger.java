package app.tangible.transfer.bitswap;

import app.tangible.content.Cid;
import app.tangible.transfer.bitswap.Message.Block;
import app.tangible.transfer.bitswap.Message.Name;
import app.tangible.transfer.bitswap.Message.Presence;
import app.tangible.transfer.bitswap.Message.Want;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.ReentrantLock;

/** What one peer wants of us, and in which order it gets it. Safe for use by several threads. */
final class Ledger implements Line.Source {

  /** Block bytes in one message: what one peer gets at a time. */
  private static final int TURN_BYTES = 1 << 20;

  private static final int MAX_PRESENCES = 512;

  private final Blocks blocks;
  private final Turns turns;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Name, Want> wanted = new LinkedHashMap<>();
  private final Map<Name, Presence> presences = new LinkedHashMap<>();

  Ledger(Blocks blocks, Turns turns) {
    this.blocks = blocks;
    this.turns = turns;
  }

  /** Notes what the peer wants; what goes beyond the bound of a wantlist is not served. */
  void note(Message message) {
    lock.lock();
    try {
      if (message.full()) {
        wanted.clear();
        presences.clear();
      }
      message.wants().forEach(this::note);
    } finally {
      lock.unlock();
    }
  }

  private void note(Want want) {
    if (want.cancel()) {
      wanted.remove(want.name());
      presences.remove(want.name());
      return;
    }
    if (wanted.size() + presences.size() >= MessageCodec.MAX_WANTS) {
      return;
    }
    boolean here = cid(want.name()).map(blocks::length).orElse(OptionalInt.empty()).isPresent();
    if (here && !want.haveOnly()) {
      wanted.put(want.name(), want);
    } else if (here || want.sayDontHave()) {
      presences.put(want.name(), new Presence(want.name(), here));
    }
  }

  private static Optional<Cid> cid(Name name) {
    try {
      return Optional.of(Cid.decode(name.bytes()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<Message> next() throws IOException, InterruptedException {
    List<Presence> said = take(presences.values(), MAX_PRESENCES);
    List<Want> turn = turn();
    if (said.isEmpty() && turn.isEmpty()) {
      return Optional.empty();
    }
    List<Block> sent = turn.isEmpty() ? List.of() : read(turn, said);
    return Optional.of(new Message(false, List.of(), sent, said));
  }

  private List<Block> read(List<Want> turn, List<Presence> said)
      throws IOException, InterruptedException {
    List<Block> read = new ArrayList<>();
    turns.begin(TURN_BYTES);
    try {
      for (Want want : turn) {
        Cid cid = Cid.decode(want.name().bytes());
        Optional<byte[]> block = blocks.read(cid);
        block.ifPresent(data -> read.add(new Block(cid, data)));
        if (block.isEmpty() && want.sayDontHave()) {
          said.add(new Presence(want.name(), false));
        }
      }
      return read;
    } finally {
      turns.end();
    }
  }

  /** The most urgent wants, as many as one turn holds, at least one. */
  private List<Want> turn() {
    lock.lock();
    try {
      List<Want> turn = new ArrayList<>();
      int bytes = 0;
      while (!wanted.isEmpty()) {
        Want next = Collections.max(wanted.values(), Comparator.comparing(Want::priority));
        int length = cid(next.name()).map(blocks::length).orElseThrow().orElse(0);
        if (!turn.isEmpty() && bytes + length > TURN_BYTES
            || turn.size() == MessageCodec.MAX_BLOCKS) {
          return turn;
        }
        bytes += length;
        turn.add(wanted.remove(next.name()));
      }
      return turn;
    } finally {
      lock.unlock();
    }
  }

  private <T> List<T> take(Collection<T> from, int most) {
    lock.lock();
    try {
      List<T> taken = new ArrayList<>(from.stream().limit(most).toList());
      from.removeAll(taken);
      return taken;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void unheard(IOException why) {
    lock.lock();
    try {
      wanted.clear();
      presences.clear();
    } finally {
      lock.unlock();
    }
  }

  int open() {
    lock.lock();
    try {
      return wanted.size() + presences.size();
    } finally {
      lock.unlock();
    }
  }
}
