package app.tangible.transfer;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * One that has all of a film or some of it. Safe for use by several threads. Its methods that throw
 * {@link SupplyFault} block and are called on virtual threads; the others return at once.
 */
@ConsumerType
public interface Supplier extends AutoCloseable {

  /** For people, as short as it is telling: a host and port, a peer's id. */
  String name();

  /** How it is reached now. */
  Progress.Route route();

  /** What its bytes cost. */
  Cost cost();

  /** How many chunks it may be asked for at a time, at least one. It may change. */
  int depth();

  /** Whether it can send a part of a piece with the proof that it belongs there. */
  boolean proves();

  /** Which pieces it has now. */
  PieceSet has();

  /** Calls back when {@link #has}, {@link #depth} or {@link #route} changed, until closed. */
  void onChange(Runnable changed);

  /**
   * The film's manifest in {@link app.tangible.content.PieceManifest#encode}'s form, not verified.
   *
   * @param recall ends the call early
   */
  byte[] manifest(Recall recall) throws SupplyFault;

  /**
   * Fetches one chunk into the sink and returns when all of it is there, not verified.
   *
   * @throws java.util.concurrent.CancellationException when the sink was recalled
   */
  void fetch(Chunk chunk, Sink into) throws SupplyFault;

  /** So many bytes of a chunk of it were verified; receipts may be signed for them. */
  default void verified(Chunk chunk) {}

  /** What it sent was not the film: it is never to be used again, by anybody in this house. */
  default void lied(String what) {}

  @Override
  void close();
}
