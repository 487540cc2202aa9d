package app.tangible.bench;

import app.tangible.content.ClearView;
import app.tangible.content.SealedFilm;
import app.tangible.content.sealed1.RecordOpener;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Sealing and opening films, cold and warm, beside plain copies and OpenSSL. */
public final class SealBenchmark implements Benchmark {

  private static final int PASSES = 5;
  private static final int SEEKS = 4_000;
  private static final int COLD_STARTS = 5;
  private static final double GOAL_SEEK_MICROS = 1_000;
  private static final double GOAL_COLD = 50;
  private static final double GOAL_WARM = 1_000;
  private static final double GOAL_OVERHEAD = 0.4;

  @Override
  public String name() {
    return "seal";
  }

  @Override
  public List<Row> run() throws Exception {
    Path folder = Files.createTempDirectory("bench-seal");
    try (RecordOpener opener = new RecordOpener()) {
      return measure(new BenchFilm(folder), opener);
    } finally {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }
  }

  private static List<Row> measure(BenchFilm film, RecordOpener opener) throws Exception {
    List<Row> rows = new ArrayList<>();
    long source = Files.size(film.matroska());
    Best seal = new Best();
    Best copy = new Best();
    SealedFilm facts = film.seal();
    for (int i = 0; i < PASSES; i++) {
      seal.start();
      facts = film.seal();
      seal.done(source);
      copy.start();
      copy(film);
      copy.done(source);
    }
    rows.add(new Row("seal, forced to the disk", seal.wall(), "MB/s", "copy, forced", copy.wall()));
    rows.add(new Row("seal, a processor second", seal.processor(), "MB", "copy", copy.processor()));
    rows.addAll(openings(film, facts, opener));
    rows.addAll(coldStarts(film, facts));
    double overhead = 100.0 * (facts.sealedBytes() - source) / source;
    rows.add(new Row("sealed bytes over source", overhead, "%", "goal, at most", GOAL_OVERHEAD));
    return rows;
  }

  private static void copy(BenchFilm film) throws IOException {
    Path target = film.sealed().resolveSibling("copy");
    try (FileChannel in = FileChannel.open(film.matroska());
        FileChannel out =
            FileChannel.open(target, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 20);
      while (in.read(buffer) >= 0) {
        buffer.flip();
        out.write(buffer);
        buffer.compact();
      }
      out.force(true);
    }
    Files.delete(target);
  }

  private static List<Row> openings(BenchFilm film, SealedFilm facts, RecordOpener opener)
      throws IOException, InterruptedException {
    Best warm = new Best();
    Best plain = new Best();
    double[] seeks = new double[SEEKS];
    double[] reads = new double[SEEKS];
    Random random = new Random(1);
    ByteBuffer target = ByteBuffer.allocate(1 << 18);
    try (ClearView view = open(film, facts, opener);
        FileChannel file = FileChannel.open(film.sealed())) {
      for (int i = 0; i < PASSES; i++) {
        warm.start();
        for (long at = 0; at < view.size(); at += view.read(at, target.clear())) {}
        warm.done(view.size());
        plain.start();
        for (long at = 0; at < file.size(); at += file.read(target.clear(), at)) {}
        plain.done(file.size());
      }
      for (int i = 0; i < SEEKS; i++) {
        long at = random.nextLong(view.size());
        long start = System.nanoTime();
        view.read(at, target.clear().limit(1));
        seeks[i] = (System.nanoTime() - start) / 1e3;
        start = System.nanoTime();
        file.read(target.clear().limit(65_536), at);
        reads[i] = (System.nanoTime() - start) / 1e3;
      }
    }
    Arrays.sort(seeks);
    Arrays.sort(reads);
    double median = seeks[SEEKS / 2];
    double slow = seeks[SEEKS * 99 / 100];
    return List.of(
        new Row("read the view, warm", warm.wall(), "MB/s", "read the sealed file", plain.wall()),
        new Row("read the view, warm", warm.wall(), "MB/s", "goal, at least", GOAL_WARM),
        new Row(
            "read the view, a processor second",
            warm.processor(),
            "MB",
            "openssl aes-256-gcm, 64 KiB",
            openssl()),
        new Row("random seek to first byte, median", median, "us", "read 64 KiB", reads[SEEKS / 2]),
        new Row("random seek to first byte, 99 %", slow, "us", "goal, at most", GOAL_SEEK_MICROS));
  }

  private static ClearView open(BenchFilm film, SealedFilm facts, RecordOpener opener)
      throws IOException {
    return FilmReading.open(
        opener,
        film.sealed(),
        facts.film(),
        facts.masterHash(),
        film.publisher(),
        film.commonKey());
  }

  private static double openssl() throws IOException, InterruptedException {
    Process speed =
        new ProcessBuilder(
                "openssl",
                "speed",
                "-evp",
                "aes-256-gcm",
                "-bytes",
                "65536",
                "-seconds",
                "2",
                "-mr")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    // +F:22:AES-256-GCM:5812345678.90 in bytes a second
    try (BufferedReader said = speed.inputReader()) {
      double rate =
          said.lines()
              .filter(line -> line.startsWith("+F:"))
              .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(':') + 1)))
              .findFirst()
              .orElseThrow(() -> new IOException("openssl measured nothing"));
      speed.waitFor();
      return rate / 1e6;
    }
  }

  private static List<Row> coldStarts(BenchFilm film, SealedFilm facts)
      throws IOException, InterruptedException {
    double[] rates = new double[COLD_STARTS];
    double[] perProcessorSecond = new double[COLD_STARTS];
    double[] firsts = new double[COLD_STARTS];
    for (int i = 0; i < COLD_STARTS; i++) {
      long start = System.nanoTime();
      Process reading =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  FilmReading.class.getName(),
                  film.sealed().toString(),
                  facts.film().hex(),
                  facts.masterHash().hex(),
                  film.publisher().hex(),
                  HexFormat.of().formatHex(film.commonKey()))
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      try (BufferedReader said = reading.inputReader()) {
        said.readLine();
        firsts[i] = (System.nanoTime() - start) / 1e6;
        rates[i] = Double.parseDouble(said.readLine()) / 1e6;
        perProcessorSecond[i] = Double.parseDouble(said.readLine()) / 1e6;
      }
      reading.waitFor();
    }
    Arrays.sort(rates);
    Arrays.sort(perProcessorSecond);
    Arrays.sort(firsts);
    double first = firsts[COLD_STARTS / 2];
    double median = rates[COLD_STARTS / 2];
    double worst = perProcessorSecond[0];
    return List.of(
        new Row("first second of a fresh JVM, median", median, "MB", "goal, at least", GOAL_COLD),
        new Row("its first processor second, worst", worst, "MB", "goal, at least", GOAL_COLD),
        new Row("process start to first MiB, median", first, "ms", "goal, at most", 1_000));
  }
}
