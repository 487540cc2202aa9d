package app.tangible.ingestion.ffmpeg;

import app.tangible.chain.ChainException;
import app.tangible.database.Changes;
import app.tangible.ingestion.Ingestion.State;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens in each state, as docs/protocols/ingestion.md tells it. Each step can be repeated,
 * and the state moves only after its effect is on the disk.
 */
final class IngestionSteps {

  private static final Logger log = LoggerFactory.getLogger(IngestionSteps.class);
  private static final int MAX_ATTEMPTS_ON_DISK = 5;

  private final IngestionTable table;
  private final Masters masters;
  private final Ffmpeg ffmpeg;
  private final Sealing sealing;
  private final Publishing publishing;
  private final Changes changes;
  private final CutPoint cut;

  IngestionSteps(
      IngestionTable table,
      Masters masters,
      Ffmpeg ffmpeg,
      Sealing sealing,
      Publishing publishing,
      Changes changes,
      CutPoint cut) {
    this.table = table;
    this.masters = masters;
    this.ffmpeg = ffmpeg;
    this.sealing = sealing;
    this.publishing = publishing;
    this.changes = changes;
    this.cut = cut;
  }

  Optional<Instant> round() {
    for (Optional<IngestionRow> row = table.due(); row.isPresent(); row = table.due()) {
      if (Thread.currentThread().isInterrupted()) {
        return Optional.empty();
      }
      try {
        run(row.get());
      } catch (Unusable e) {
        fail(row.get(), e.getMessage());
      } catch (ChainException e) {
        log.warn("ingestion {} waits for the chain: {}", row.get().id(), e.getMessage());
        table.again(row.get(), "The chain cannot be reached; it is tried again.");
      } catch (IOException e) {
        failOrAgain(row.get(), e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Optional.empty();
      } catch (RuntimeException e) {
        log.error("ingestion {} met a mistake of ours", row.get().id(), e);
        table.again(row.get(), "The server made a mistake; it is in its log. It is tried again.");
      }
      changes.happened(row.get().id());
    }
    return table.nextDue();
  }

  private void run(IngestionRow row) throws IOException, InterruptedException, Unusable {
    switch (row.state()) {
      case PROBING -> probe(row);
      case REMUXING -> remux(row);
      case SEALING -> seal(row);
      case PUBLISHING -> publish(row);
      case RECEIVING, PUBLISHED, FAILED ->
          throw new IllegalStateException("nothing to do in " + row.state());
    }
  }

  private void probe(IngestionRow row) throws IOException, InterruptedException, Unusable {
    Probe probe = ffmpeg.probe(masters.source(row.id()));
    cut.reached("probed");
    table.probed(row.id(), probe.facts());
  }

  private void remux(IngestionRow row) throws IOException, InterruptedException, Unusable {
    Probe source = ffmpeg.probe(masters.source(row.id()));
    ffmpeg.remux(masters.source(row.id()), masters.matroska(row.id()), source);
    Probe made = ffmpeg.probe(masters.matroska(row.id()));
    // A master that breaks off says in its head how long it should have been.
    if (made.seconds() < source.seconds() * 0.98 - 1) {
      throw new Unusable(
          "The master says it lasts %.0f s but breaks off after %.0f s: send it again."
              .formatted(source.seconds(), made.seconds()));
    }
    cut.reached("remuxed");
    table.move(row.id(), State.REMUXING, State.SEALING);
  }

  private void seal(IngestionRow row) throws IOException, Unusable {
    SealedFacts facts = sealing.seal(row, masters.matroska(row.id()), table);
    cut.reached("sealed");
    table.sealed(row.id(), facts);
    cut.reached("sealed and kept");
    masters.delete(row.id());
  }

  private void publish(IngestionRow row) {
    masters.delete(row.id());
    long edition = publishing.publish(row);
    cut.reached("published");
    table.published(row.id(), edition);
    log.info("ingestion {} is edition {}", row.id(), Long.toUnsignedString(edition));
  }

  private void failOrAgain(IngestionRow row, IOException e) {
    if (Thread.currentThread().isInterrupted()) {
      return; // the host stops; it goes on at the next start
    }
    log.warn("ingestion {} failed at {}", row.id(), row.state(), e);
    boolean missing = row.state() != State.PUBLISHING && !Files.exists(masters.source(row.id()));
    if (missing || row.attempts() >= MAX_ATTEMPTS_ON_DISK) {
      fail(row, "The server's disk failed while it worked on the master: send it again.");
    } else {
      table.again(row, "The server's disk failed; it is tried again.");
    }
  }

  private void fail(IngestionRow row, String problem) {
    table.failed(row.id(), problem);
    masters.delete(row.id());
    table.find(row.id()).map(IngestionRow::film).ifPresent(sealing::forget);
    log.info("ingestion {} failed in {}", row.id(), row.state());
  }
}
