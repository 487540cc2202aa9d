package app.tangible.transfer.piece;

import app.tangible.transfer.PieceSet;
import java.net.ProtocolException;
import java.util.BitSet;

/** What a seeder says that it has. Copied when it is asked for, not with each piece. */
final class Having {

  private final BitSet pieces = new BitSet();
  private final int count;
  private PieceSet now = PieceSet.none();
  private boolean all;
  private boolean changed;

  Having(int count) {
    this.count = count;
  }

  synchronized void all() {
    all = true;
    changed = true;
  }

  synchronized void these(BitSet set) {
    pieces.or(set);
    changed = true;
  }

  /** One more; a seeder that says the same again would keep us busy for nothing. */
  synchronized void more(long piece) throws ProtocolException {
    if (piece >= count || all || pieces.get((int) piece)) {
      throw new ProtocolException("piece " + piece + " is none, or was told of before");
    }
    pieces.set((int) piece);
    changed = true;
  }

  synchronized PieceSet now() {
    if (changed) {
      now = all ? PieceSet.all() : PieceSet.of(pieces);
      changed = false;
    }
    return now;
  }
}
