package app.tangible.transfer.swarm;

import app.tangible.transfer.Transfer;
import app.tangible.transfer.Transfers;
import app.tangible.transfer.Wanted;
import app.tangible.transfer.cdn.CdnSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Transfers whose only source is HTTP. */
final class HttpSwarm implements Transfers, AutoCloseable {

  private final SwarmTransfers transfers;
  private final CdnSource cdn;

  HttpSwarm(Limits limits, Duration stall) {
    transfers = new SwarmTransfers(new TreeHashing(), limits);
    cdn = new CdnSource(limits.chunks(), Duration.ofSeconds(2), stall);
    transfers.add(cdn);
  }

  @Override
  public Transfer fetch(Wanted wanted, Path target) {
    return transfers.fetch(wanted, target);
  }

  @Override
  public List<Transfer> list() {
    return transfers.list();
  }

  @Override
  public AutoCloseable onChange(Runnable changed) {
    return transfers.onChange(changed);
  }

  @Override
  public void close() {
    transfers.close();
    cdn.close();
  }
}
