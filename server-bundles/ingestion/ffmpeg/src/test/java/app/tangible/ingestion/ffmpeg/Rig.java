package app.tangible.ingestion.ffmpeg;

import app.tangible.catalogue.sql.SqlCatalogue;
import app.tangible.content.sealed1.Bep52PieceHashing;
import app.tangible.content.sealed1.MatroskaSealer;
import app.tangible.database.trial.TrialDatabase;
import app.tangible.ingestion.Ingestion;
import app.tangible.ingestion.Ingestions;
import app.tangible.ingestion.Submission;
import app.tangible.keys.wrapped.WrappedKeys;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/** A server home with real ffmpeg, sealer and database; opened and killed as often as needed. */
final class Rig implements AutoCloseable {

  static final String TITLE = "A Most Particular Title";

  final Path home;
  final FakeRegistry registry;
  final WrappedKeys keys;
  final TrialDatabase database;
  final SqlCatalogue catalogue;
  final FfmpegIngestions ingestions;

  Rig(Path home, FakeRegistry registry, CutPoint cut) {
    this(home, registry, cut, Duration.ofDays(7));
  }

  Rig(Path home, FakeRegistry registry, CutPoint cut, Duration uploadTime) {
    this.home = home;
    this.registry = registry;
    keys = new WrappedKeys(folder("keys"), "0123456789abcdef0123456789abcdef");
    database = TrialDatabase.open(keys, folder("database"));
    catalogue = new SqlCatalogue(database, folder("films"));
    ingestions =
        new FfmpegIngestions(
            database,
            new Masters(folder("masters")),
            new Sealing(keys, new MatroskaSealer(), new Bep52PieceHashing(), catalogue, 1 << 20),
            new Publishing(registry, catalogue, 10_000),
            new Ffmpeg("ffmpeg", "ffprobe"),
            1L << 30,
            uploadTime,
            cut);
  }

  Path folder(String name) {
    try {
      return Files.createDirectories(home.resolve(name));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  static Submission submission(long bytes) {
    return new Submission(
        TITLE,
        2008,
        "Studio",
        "0x" + "11".repeat(20),
        "",
        "HD",
        1_300,
        "EUR",
        1_000,
        bytes,
        List.of("Animation", "Comedy"));
  }

  String begin(long bytes) {
    return ((Ingestions.Begun.Ready) ingestions.begin(submission(bytes))).ingestion().id();
  }

  String send(byte[] master) throws IOException {
    String id = begin(master.length);
    ingestions.append(id, 0, new ByteArrayInputStream(master));
    return id;
  }

  Ingestion find(String id) {
    return ingestions.find(id).orElseThrow();
  }

  Ingestion until(String id, Ingestion.State state) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> find(id), i -> i.state() == state || i.state() == Ingestion.State.FAILED);
  }

  @Override
  public void close() {
    ingestions.close();
    database.close();
  }
}
