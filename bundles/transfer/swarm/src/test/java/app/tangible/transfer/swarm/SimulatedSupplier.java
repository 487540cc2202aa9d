package app.tangible.transfer.swarm;

import app.tangible.transfer.Chunk;
import app.tangible.transfer.Cost;
import app.tangible.transfer.PieceSet;
import app.tangible.transfer.Progress;
import app.tangible.transfer.Recall;
import app.tangible.transfer.Sink;
import app.tangible.transfer.Supplier;

/** Sends one chunk after the other at its rate, what is urgent first in what is to come. */
final class SimulatedSupplier implements Supplier {

  private final String name;
  private final Cost cost;
  private final long bytesPerSecond;
  private final long latency;
  private final PieceSet has;
  private long free;
  boolean dead;

  SimulatedSupplier(String name, Cost cost, long bytesPerSecond, long latencyMillis, PieceSet has) {
    this.name = name;
    this.cost = cost;
    this.bytesPerSecond = bytesPerSecond;
    this.latency = latencyMillis * 1_000_000;
    this.has = has;
  }

  static SimulatedSupplier home(String name, long bytesPerSecond, PieceSet has) {
    return new SimulatedSupplier(name, Cost.RECEIPT, bytesPerSecond, 40, has);
  }

  static SimulatedSupplier cdn(long bytesPerSecond) {
    return new SimulatedSupplier("cdn", Cost.MONEY, bytesPerSecond, 30, PieceSet.all());
  }

  long arrival(Errand errand, long now) {
    long sending = errand.chunk().length() * Simulation.SECOND / bytesPerSecond;
    free = Math.max(free, now) + sending;
    return free + latency;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Progress.Route route() {
    return cost == Cost.MONEY ? Progress.Route.CDN : Progress.Route.DIRECT;
  }

  @Override
  public Cost cost() {
    return cost;
  }

  @Override
  public int depth() {
    return cost == Cost.MONEY ? 4 : 32;
  }

  @Override
  public boolean proves() {
    return cost != Cost.MONEY;
  }

  @Override
  public PieceSet has() {
    return has;
  }

  @Override
  public void onChange(Runnable changed) {}

  @Override
  public byte[] manifest(Recall recall) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void fetch(Chunk chunk, Sink into) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {}
}
