package app.tangible.ui.shell;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javafx.scene.image.Image;
import org.jspecify.annotations.Nullable;

/**
 * Fetches and decodes pictures, of a bounded size: no larger than they are shown. What came over
 * the network is kept on the disk, what was decoded last in memory.
 */
final class Pictures {

  private static final int MAX_BYTES = 8 << 20;
  private static final long MAX_PIXELS = 64L << 20;
  static final long MEMORY_BYTES = 128L << 20;

  /** Of a pixel, and of the copy of it that JavaFX draws from where there is no graphics card. */
  private static final long PIXEL_BYTES = 8;

  private static final int LIMIT_MILLIS = 10_000;

  private final PictureStore store;
  private final Webp webp = new Webp(Webp.LIMIT);
  private final Map<Wanted, Image> decoded = new LinkedHashMap<>(64, 0.75f, true);
  private final long memoryBytes;
  private long decodedBytes;

  /**
   * What somebody wants to show.
   *
   * @param width of its frame, in pixels of the display, like the others
   * @param radius of the corners of what is cut to the frame; negative for the whole picture
   */
  record Wanted(URI address, int width, int height, double radius) {

    Wanted(URI address, double width, double height, double radius) {
      this(address, (int) Math.ceil(width), (int) Math.ceil(height), radius);
    }
  }

  /**
   * @param memoryBytes what decoded pictures may take, those that are shown not counted
   */
  Pictures(PictureStore store, long memoryBytes) {
    this.store = store;
    this.memoryBytes = memoryBytes;
  }

  /** What is in memory already. */
  Optional<Image> known(Wanted wanted) {
    return Optional.ofNullable(look(wanted));
  }

  private synchronized @Nullable Image look(Wanted wanted) {
    return decoded.get(wanted);
  }

  /** The picture, just large enough to fill its frame, never larger than it is. Blocks. */
  Image fetch(Wanted wanted) throws IOException {
    Image known = look(wanted);
    if (known != null) {
      return known;
    }
    Image whole = decode(bytes(wanted.address()), wanted);
    Image image =
        wanted.radius() < 0
            ? whole
            : Cut.of(whole, wanted.width(), wanted.height(), wanted.radius());
    keep(wanted, image);
    return image;
  }

  private synchronized void keep(Wanted wanted, Image image) {
    Image before = decoded.put(wanted, image);
    decodedBytes += size(image) - (before == null ? 0 : size(before));
    var oldest = decoded.entrySet().iterator();
    while (decodedBytes > memoryBytes && oldest.hasNext()) {
      decodedBytes -= size(oldest.next().getValue());
      oldest.remove();
    }
  }

  private static long size(Image image) {
    return PIXEL_BYTES * (long) image.getWidth() * (long) image.getHeight();
  }

  synchronized long memory() {
    return decodedBytes;
  }

  private byte[] bytes(URI address) throws IOException {
    switch (String.valueOf(address.getScheme())) {
      case "file" -> {
        try (InputStream in = Files.newInputStream(Path.of(address))) {
          return bounded(in);
        }
      }
      case "http", "https" -> {
        Optional<byte[]> kept = store.get(address);
        return kept.isPresent() ? kept.get() : fetch(address);
      }
      default -> throw new IOException("a picture is at file:, http: or https:, not " + address);
    }
  }

  private byte[] fetch(URI address) throws IOException {
    URLConnection connection = address.toURL().openConnection();
    connection.setConnectTimeout(LIMIT_MILLIS);
    connection.setReadTimeout(LIMIT_MILLIS);
    byte[] bytes;
    try (InputStream in = connection.getInputStream()) {
      bytes = bounded(in);
    }
    PictureSize.of(bytes); // what is no picture is not kept
    store.put(address, bytes);
    return bytes;
  }

  private static byte[] bounded(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) {
      throw new IOException("a picture has at most " + MAX_BYTES + " bytes");
    }
    return bytes;
  }

  private Image decode(byte[] bytes, Wanted wanted) throws IOException {
    PictureSize size = PictureSize.of(bytes);
    if (size.pixels() > MAX_PIXELS) {
      throw new IOException("a picture has at most " + MAX_PIXELS + " pixels");
    }
    double scale =
        Math.min(
            1,
            Math.max(
                wanted.width() / (double) size.width(), wanted.height() / (double) size.height()));
    int width = (int) Math.max(1, Math.round(size.width() * scale));
    int height = (int) Math.max(1, Math.round(size.height() * scale));
    if (WebpFile.is(bytes)) {
      return webp.decode(WebpFile.of(bytes), width, height);
    }
    Image image = new Image(new ByteArrayInputStream(bytes), width, height, false, true);
    if (image.isError()) {
      throw new IOException("not a picture that JavaFX can decode", image.getException());
    }
    return image;
  }
}
