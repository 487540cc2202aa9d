package app.tangible.transfer.cdn;

import app.tangible.transfer.Chunk;
import app.tangible.transfer.Cost;
import app.tangible.transfer.PieceSet;
import app.tangible.transfer.Progress;
import app.tangible.transfer.Recall;
import app.tangible.transfer.Sink;
import app.tangible.transfer.Supplier;
import app.tangible.transfer.SupplyFault;
import app.tangible.transfer.Wanted;
import java.net.URI;

/** One address. It has all of the film, as far as anybody knows before it is asked. */
final class HttpSupplier implements Supplier {

  private final URI base;
  private final Wanted film;
  private final int connections;
  private final SourceHttp http;

  HttpSupplier(URI base, Wanted film, int connections, SourceHttp http) {
    this.base = base;
    this.film = film;
    this.connections = connections;
    this.http = http;
  }

  private URI at(String leaf) {
    String text = base.toString();
    return URI.create(text.endsWith("/") ? text + leaf : text + "/" + leaf);
  }

  @Override
  public String name() {
    return base.getAuthority();
  }

  @Override
  public Progress.Route route() {
    return Progress.Route.CDN;
  }

  @Override
  public Cost cost() {
    return Cost.MONEY;
  }

  @Override
  public int depth() {
    return connections;
  }

  @Override
  public boolean proves() {
    return false;
  }

  @Override
  public PieceSet has() {
    return PieceSet.all();
  }

  @Override
  public void onChange(Runnable changed) {
    // It never does.
  }

  @Override
  public byte[] manifest(Recall recall) throws SupplyFault {
    return http.manifest(at("manifest"), film.sealedBytes(), recall);
  }

  @Override
  public void fetch(Chunk chunk, Sink into) throws SupplyFault {
    RangeRules.Range range =
        new RangeRules.Range(chunk.offset(), chunk.length(), film.sealedBytes());
    http.fetch(at("sealed"), range, film.root(), into);
  }

  @Override
  public void close() {
    // Connections are the client's.
  }
}
