package app.tangible.web.remote;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** The page's files in memory, each by its one name: there is no path to go astray on. */
final class PageShelf {

  private static final List<String> NAMES =
      List.of(
          "index.html",
          "app.css",
          "app.js",
          "api.js",
          "dom.js",
          "texts.js",
          "texts-en.js",
          "texts-fr.js",
          "trouble-en.js",
          "trouble-fr.js",
          "trouble.js",
          "chapters.js",
          "artwork.js",
          "icons.js",
          "live.js",
          "pairing.js",
          "pad.js",
          "playing.js",
          "library.js",
          "title.js",
          "store.js",
          "more.js",
          "manifest.webmanifest",
          "icon.svg");
  private static final String WORKER = "sw.js";
  private static final Map<String, Integer> ICONS =
      Map.of("icon-180.png", 180, "icon-192.png", 192, "icon-512.png", 512);

  /** For a launcher that cuts its own form out of it. */
  private static final String MASKABLE = "icon-maskable-512.png";

  private final Map<String, File> files = new LinkedHashMap<>();

  /** One file as it is sent. */
  record File(byte[] bytes, String type, String tag) {}

  PageShelf() {
    NAMES.forEach(name -> put(name, read(name)));
    ICONS.forEach((name, pixels) -> put(name, Icon.png(pixels, false)));
    put(MASKABLE, Icon.png(512, true));
    // A browser takes a new worker where its bytes differ: they say what the other files are.
    String head = "const version = '" + version() + "';\n";
    put(WORKER, join(head.getBytes(StandardCharsets.UTF_8), read(WORKER)));
  }

  Optional<File> find(String name) {
    return Optional.ofNullable(files.get(name));
  }

  private void put(String name, byte[] bytes) {
    files.put(name, new File(bytes, typeOf(name), '"' + hash(bytes) + '"'));
  }

  private String version() {
    ByteArrayOutputStream tags = new ByteArrayOutputStream();
    new TreeMap<>(files)
        .values()
        .forEach(file -> tags.writeBytes(file.tag().getBytes(StandardCharsets.UTF_8)));
    return hash(tags.toByteArray());
  }

  private static byte[] join(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }

  private static String typeOf(String name) {
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "html" -> "text/html;charset=utf-8";
      case "css" -> "text/css;charset=utf-8";
      case "js" -> "text/javascript;charset=utf-8";
      case "svg" -> "image/svg+xml";
      case "png" -> "image/png";
      case "webmanifest" -> "application/manifest+json";
      default -> throw new IllegalArgumentException("no media type is known for " + name);
    };
  }

  private static String hash(byte[] bytes) {
    try {
      byte[] whole = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(whole, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static byte[] read(String name) {
    try (InputStream in = PageShelf.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
