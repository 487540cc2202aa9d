package app.tangible.transfer.bitswap;

import app.tangible.content.PieceManifest;
import app.tangible.transfer.Chunk;
import app.tangible.transfer.ChunkSource;
import app.tangible.transfer.Cost;
import app.tangible.transfer.PieceSet;
import app.tangible.transfer.Progress;
import app.tangible.transfer.Recall;
import app.tangible.transfer.Sink;
import app.tangible.transfer.Supplier;
import app.tangible.transfer.SupplyFault;
import app.tangible.transfer.Wanted;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/** Has the manifest, and the film if it is given one. */
record HonestSupplier(PieceManifest manifest, byte[] film) implements Supplier, ChunkSource {

  @Override
  public String name() {
    return "honest";
  }

  @Override
  public AutoCloseable search(Wanted wanted, Consumer<Supplier> found) {
    found.accept(this);
    return () -> {};
  }

  @Override
  public Progress.Route route() {
    return Progress.Route.DIRECT;
  }

  @Override
  public Cost cost() {
    return Cost.RECEIPT;
  }

  @Override
  public int depth() {
    return 1;
  }

  @Override
  public boolean proves() {
    return false;
  }

  @Override
  public PieceSet has() {
    return film.length > 0 ? PieceSet.all() : PieceSet.none();
  }

  @Override
  public void onChange(Runnable changed) {}

  @Override
  public byte[] manifest(Recall recall) {
    return manifest.encode();
  }

  @Override
  public void fetch(Chunk chunk, Sink into) throws SupplyFault {
    into.take(ByteBuffer.wrap(film, (int) chunk.offset(), chunk.length()));
  }

  @Override
  public void close() {}
}
