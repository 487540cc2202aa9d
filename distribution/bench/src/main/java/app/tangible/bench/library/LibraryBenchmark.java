package app.tangible.bench.library;

import app.tangible.bench.Benchmark;
import app.tangible.bench.Row;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Scan, rescan, search and size of a library of ordinary films beside Kodi's on the same folders.
 * {@code -Dtangible.bench.films=1000} makes it smaller: the first tenth is scanned first.
 */
public final class LibraryBenchmark implements Benchmark {

  private static final int FILMS = Integer.getInteger("tangible.bench.films", 10_000);
  private static final int SELDOM = ManyFilms.SELDOM_ONES;
  private static final String KODI = "Kodi";

  @Override
  public String name() {
    return "library";
  }

  @Override
  public List<Row> run() throws Exception {
    Path work = Files.createTempDirectory("library-bench");
    try {
      int first = FILMS / 10;
      Path some = ManyFilms.make(work.resolve("first"), 0, first);
      Path rest = ManyFilms.make(work.resolve("rest"), first, FILMS);
      Map<String, Double> kodi = kodi(work, some, rest);
      return rows(ours(work, some, rest, first), kodi, first);
    } finally {
      erase(work);
    }
  }

  private static Map<String, Double> ours(Path work, Path some, Path rest, int first)
      throws IOException {
    Map<String, Double> figures = new HashMap<>();
    Path home = work.resolve("ours");
    try (OurLibrary library = new OurLibrary(home)) {
      figures.put("scan.0", library.scan(some, first));
      figures.put("rescan", library.rescan());
      figures.put("scan.1", library.scan(rest, FILMS));
      figures.put("rescan.all", library.rescan());
      figures.put("search." + ManyFilms.OFTEN, library.search(ManyFilms.OFTEN, FILMS / 10));
      figures.put("search." + ManyFilms.SELDOM, library.search(ManyFilms.SELDOM, SELDOM));
    }
    try (OurLibrary library = new OurLibrary(home)) {
      figures.put("database", (double) library.databaseBytes());
    }
    return figures;
  }

  private static List<Row> rows(Map<String, Double> ours, Map<String, Double> kodi, int first) {
    List<Row> rows = new ArrayList<>();
    Map<String, String> names = new LinkedHashMap<>();
    names.put("scan.0", "scan of the first " + first + " films with NFO");
    names.put("scan.1", "scan of the next " + (FILMS - first));
    names.put("rescan", "rescan of " + first + ", unchanged");
    names.put("rescan.all", "rescan of " + FILMS + ", unchanged");
    names.put("search." + ManyFilms.OFTEN, "search, " + FILMS / 10 + " hits");
    names.put("search." + ManyFilms.SELDOM, "search, " + (SELDOM) + " hits");
    names.forEach(
        (key, work) ->
            rows.add(new Row(work, 1000 * ours.get(key), "ms", KODI, 1000 * kodi.get(key))));
    rows.add(
        new Row(
            "database, each film",
            ours.get("database") / FILMS,
            "bytes",
            KODI,
            kodi.get("database") / FILMS));
    return rows;
  }

  /** Figures by name, as {@code kodi.py} prints them. */
  private static Map<String, Double> kodi(Path work, Path... folders) throws Exception {
    Path script = work.resolve("kodi.py");
    try (InputStream in = LibraryBenchmark.class.getResourceAsStream("kodi.py")) {
      Files.write(script, in.readAllBytes());
    }
    List<String> command =
        new ArrayList<>(
            List.of(
                "python3",
                script.toString(),
                work.resolve("kodi").toString(),
                ManyFilms.OFTEN,
                ManyFilms.SELDOM,
                "--"));
    Stream.of(folders).map(Path::toString).forEach(command::add);
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    Map<String, Double> figures = new HashMap<>();
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      lines
          .lines()
          .map(line -> line.split(" "))
          .forEach(line -> figures.put(line[0], Double.valueOf(line[1])));
    }
    if (process.waitFor() != 0) {
      throw new IOException("Kodi was not measured; is it installed?");
    }
    return figures;
  }

  private static void erase(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
