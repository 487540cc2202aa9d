package app.tangible.content.sealed1;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * One test vector of the format: {@code name = value} lines, described in {@code
 * docs/protocols/sealed-film-1.md}. The main method writes them anew, to be reviewed by a person.
 */
final class Vector {

  private static final HexFormat HEX = HexFormat.of();

  private Vector() {}

  static Map<String, String> read(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split(" = ", 2))
        .collect(
            Collectors.toMap(part -> part[0], part -> part[1], (a, b) -> a, LinkedHashMap::new));
  }

  static byte[] input(Map<String, String> vector) throws IOException {
    byte[] zipped = Base64.getDecoder().decode(vector.get("input-gzip-base64"));
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
      return in.readAllBytes();
    }
  }

  /** All values but the input, as they come out of the code. */
  static Map<String, String> make(Path folder, byte[] input)
      throws IOException, GeneralSecurityException {
    Publisher publisher = Publisher.FIRST;
    SealedTiny film = SealedTiny.of(folder, publisher, SealedTiny.FILM, input);
    byte[] sealed = film.sealed();
    SpecReader spec = new SpecReader(sealed, publisher.filmKey().exposeSecret());
    byte[] view = spec.view();
    Map<String, String> vector = new LinkedHashMap<>();
    vector.put("input-sha256", hash(input));
    vector.put("film", SealedTiny.FILM.hex());
    vector.put("salt", HEX.formatHex(publisher.salt()));
    vector.put("film-key", HEX.formatHex(publisher.filmKey().exposeSecret()));
    vector.put("common-key", HEX.formatHex(spec.commonKey()));
    vector.put("publisher", publisher.publicKey().hex());
    vector.put("master-hash", film.facts().masterHash().hex());
    vector.put("piece-root", film.facts().pieceRoot().hex());
    vector.put("duration-ms", "" + film.facts().duration().toMillis());
    vector.put("view-bytes", "" + view.length);
    vector.put("view-sha256", hash(view));
    vector.put("sealed-bytes", "" + sealed.length);
    vector.put("sealed-sha256", hash(sealed));
    int indexBytes = film.index().header().indexBytes();
    vector.put("index", HEX.formatHex(sealed, 0, indexBytes));
    for (int segment = 0; segment < film.facts().segments(); segment++) {
      vector.put("segment-" + segment + "-key", HEX.formatHex(spec.keys().get(segment)));
      int table = (int) film.index().sealedStart(segment);
      int records = film.index().slot(segment).records();
      vector.put(
          "segment-" + segment + "-table", HEX.formatHex(sealed, table, table + 4 * records));
      int last = film.recordAt(segment, records - 1);
      int end = last + film.sealedLength(segment, records - 1);
      vector.put(
          "segment-" + segment + "-last-record-sha256",
          hash(Arrays.copyOfRange(sealed, last, end)));
    }
    return vector;
  }

  private static String hash(byte[] bytes) {
    return HEX.formatHex(Hashes.sha256(bytes));
  }

  /** A frame of two records and a bit, half of it without a keyframe, in a file of unknown size. */
  static byte[] splitFrames() {
    TinyFilm film = new TinyFilm(2).unknownSizes().tags();
    film.cluster(0).simple(TinyFilm.VIDEO, 0, true, new byte[140_000]);
    film.simple(TinyFilm.AUDIO, 10, true, new byte[65_536]);
    film.cluster(1000).simple(TinyFilm.VIDEO, 0, true, new byte[65_528]);
    film.simple(TinyFilm.VIDEO, 40, false, new byte[65_529]);
    return film.bytes();
  }

  /** Argument: the folder of the vectors. */
  public static void main(String[] arguments) throws Exception {
    write(Path.of(arguments[0], "three-seconds.txt"), TinyFilm.threeSeconds(1));
    write(Path.of(arguments[0], "split-frames.txt"), splitFrames());
  }

  private static void write(Path file, byte[] input) throws Exception {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
      out.write(input);
    }
    StringBuilder text =
        new StringBuilder("# Sealed film 1; see docs/protocols/sealed-film-1.md\n");
    text.append("input-gzip-base64 = ")
        .append(Base64.getEncoder().encodeToString(zipped.toByteArray()))
        .append('\n');
    Path folder = Files.createTempDirectory("vector");
    make(folder, input)
        .forEach((name, value) -> text.append(name).append(" = ").append(value).append('\n'));
    Files.writeString(file, text);
  }
}
