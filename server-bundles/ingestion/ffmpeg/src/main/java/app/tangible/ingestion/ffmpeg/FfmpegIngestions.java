package app.tangible.ingestion.ffmpeg;

import app.tangible.catalogue.Catalogue;
import app.tangible.chain.LicenceRegistry;
import app.tangible.content.FilmSealer;
import app.tangible.content.PieceHashing;
import app.tangible.database.Changes;
import app.tangible.database.Database;
import app.tangible.database.DueWork;
import app.tangible.host.ProductHome;
import app.tangible.ingestion.Ingestion;
import app.tangible.ingestion.Ingestions;
import app.tangible.ingestion.Submission;
import app.tangible.keys.ServerKeys;
import app.tangible.web.HealthCheck;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Runs ffprobe and ffmpeg on what arrives, seals it, registers and publishes it. */
@Component(
    service = {Ingestions.class, HealthCheck.class},
    configurationPid = "app.tangible.ingestion.ffmpeg")
@Designate(ocd = FfmpegIngestions.Config.class)
public final class FfmpegIngestions implements Ingestions, HealthCheck, AutoCloseable {

  /** Tools and limits. */
  @ObjectClassDefinition
  public @interface Config {
    /** Command of ffmpeg. */
    @AttributeDefinition
    String ffmpeg() default "ffmpeg";

    /** Command of ffprobe. */
    @AttributeDefinition
    String ffprobe() default "ffprobe";

    /** Largest master. */
    @AttributeDefinition
    long maxSourceBytes() default 250_000_000_000L;

    /** How long a master may take to arrive before it is given up. */
    @AttributeDefinition
    long uploadSeconds() default 7L * 24 * 3_600;

    /** Bytes of one piece of the manifest; a power of two. */
    @AttributeDefinition
    int pieceBytes() default 1 << 20;

    /** Smallest units of the stablecoin in one minor unit of the price. */
    @AttributeDefinition
    long coinUnitsPerMinorUnit() default 10_000;
  }

  private final Masters masters;
  private final IngestionTable table;
  private final Changes changes = new Changes();
  private final Receiving receiving;
  private final DueWork work;

  /** Goes on with what was under way. */
  @Activate
  public FfmpegIngestions(
      @Reference Database database,
      @Reference ProductHome home,
      @Reference ServerKeys keys,
      @Reference FilmSealer sealer,
      @Reference PieceHashing hashing,
      @Reference LicenceRegistry registry,
      @Reference Catalogue catalogue,
      Config config) {
    this(
        database,
        new Masters(home.folder("masters")),
        new Sealing(keys, sealer, hashing, catalogue, config.pieceBytes()),
        new Publishing(registry, catalogue, config.coinUnitsPerMinorUnit()),
        new Ffmpeg(config.ffmpeg(), config.ffprobe()),
        config.maxSourceBytes(),
        Duration.ofSeconds(config.uploadSeconds()),
        step -> {});
  }

  FfmpegIngestions(
      Database database,
      Masters masters,
      Sealing sealing,
      Publishing publishing,
      Ffmpeg ffmpeg,
      long maxSourceBytes,
      Duration uploadTime,
      CutPoint cut) {
    this.masters = masters;
    table = new IngestionTable(database, Clock.systemUTC());
    receiving = new Receiving(table, masters, maxSourceBytes, uploadTime);
    IngestionSteps steps =
        new IngestionSteps(table, masters, ffmpeg, sealing, publishing, changes, cut);
    work = new DueWork("ingestion", steps::round, Clock.systemUTC());
    receiving.giveUpAbandoned();
    masters.keepOnly(table.withMaster());
    sealing.forgetUnfinished(table);
    work.wake();
  }

  @Override
  public Begun begin(Submission submission) {
    return receiving.begin(submission);
  }

  @Override
  public Appended append(String id, long offset, InputStream bytes) throws IOException {
    Appended appended = receiving.append(id, offset, bytes);
    changes.happened(id);
    work.wake();
    return appended;
  }

  @Override
  public Optional<Ingestion> find(String id) {
    return table.find(id).map(row -> row.seen(masters.bytesOf(row)));
  }

  @Override
  public Optional<Ingestion> await(String id, Ingestion.State known, Duration atMost) {
    return changes.await(
        id, () -> find(id), found -> found.map(Ingestion::state).orElse(null) != known, atMost);
  }

  @Override
  public String name() {
    return "ingestion";
  }

  @Override
  public Optional<String> problem() {
    return masters.isWritable()
        ? Optional.empty()
        : Optional.of("the masters' folder is read-only");
  }

  @Override
  @Deactivate
  public void close() {
    work.close();
  }
}
