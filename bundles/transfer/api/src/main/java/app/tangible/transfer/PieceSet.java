package app.tangible.transfer;

import java.util.BitSet;

/** Which pieces of a film somebody has. Immutable. */
public final class PieceSet {

  private static final PieceSet ALL = new PieceSet(new BitSet(), true);
  private static final PieceSet NONE = new PieceSet(new BitSet(), false);

  private final BitSet pieces;
  private final boolean all;

  private PieceSet(BitSet pieces, boolean all) {
    this.pieces = pieces;
    this.all = all;
  }

  /** Every piece of the film. */
  public static PieceSet all() {
    return ALL;
  }

  /** No piece. */
  public static PieceSet none() {
    return NONE;
  }

  /** Copies. */
  public static PieceSet of(BitSet pieces) {
    return new PieceSet((BitSet) pieces.clone(), false);
  }

  /** Whether the piece is in it. */
  public boolean has(int piece) {
    return all || pieces.get(piece);
  }

  /** Those of the first {@code count} pieces that are in it, a fresh set. */
  public BitSet among(int count) {
    if (all) {
      BitSet every = new BitSet(count);
      every.set(0, count);
      return every;
    }
    return pieces.get(0, count);
  }
}
