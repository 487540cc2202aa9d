package app.tangible.web.remote;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLConnection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes small pictures of large ones, a few at a time, and keeps the last of them in memory. WebP
 * is given as it is, and kept by the phone alone.
 */
final class Posters {

  /**
   * What a phone gets.
   *
   * @param type {@code image/jpeg} or {@code image/webp}
   */
  record Poster(byte[] bytes, String type) {}

  private static final Logger log = LoggerFactory.getLogger(Posters.class);
  static final String JPEG = "image/jpeg";
  static final String WEBP = "image/webp";
  private static final Set<String> SCHEMES = Set.of("file", "http", "https");
  private static final int WIDTH = 360;
  private static final int MAX_BYTES = 8 << 20;
  private static final int MAX_PIXELS = 40_000_000;
  private static final int MAX_SIDE = 16_384;
  private static final int LIMIT_MILLIS = 10_000;
  private static final int AT_A_TIME = 3;
  private static final int KEPT = 256;

  private final Semaphore places = new Semaphore(AT_A_TIME);
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<URI, byte[]> kept = new LinkedHashMap<>(64, 0.75f, true);
  private volatile boolean closed;

  /** Empty where there is none to be had. Blocks. */
  Optional<Poster> of(URI address) {
    byte[] known = kept(address);
    if (known != null) {
      return Optional.of(new Poster(known, JPEG));
    }
    if (closed || !SCHEMES.contains(String.valueOf(address.getScheme()))) {
      return Optional.empty();
    }
    try {
      places.acquire();
      try {
        byte[] found = fetch(address);
        if (WebpHead.is(found)) {
          bounded(WebpHead.pixels(found));
          return Optional.of(new Poster(found, WEBP));
        }
        byte[] made = encode(decode(found));
        keep(address, made);
        return Optional.of(new Poster(made, JPEG));
      } finally {
        places.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException e) { // a damaged picture makes a decoder throw anything
      log.debug("no picture: {}", e.getClass().getSimpleName());
    }
    return Optional.empty();
  }

  private byte @Nullable [] kept(URI address) {
    lock.lock();
    try {
      return kept.get(address);
    } finally {
      lock.unlock();
    }
  }

  private void keep(URI address, byte[] picture) {
    lock.lock();
    try {
      kept.put(address, picture);
      if (kept.size() > KEPT) {
        kept.remove(kept.keySet().iterator().next());
      }
    } finally {
      lock.unlock();
    }
  }

  private static byte[] fetch(URI address) throws IOException {
    URLConnection connection = address.toURL().openConnection();
    connection.setConnectTimeout(LIMIT_MILLIS);
    connection.setReadTimeout(LIMIT_MILLIS);
    try (InputStream in = connection.getInputStream()) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new IOException("a picture has at most " + MAX_BYTES + " bytes");
      }
      return bytes;
    }
  }

  private static void bounded(long pixels) throws IOException {
    if (pixels > MAX_PIXELS) {
      throw new IOException("a picture has at most " + MAX_PIXELS + " pixels");
    }
  }

  /** Every n-th pixel of a large one, so that no more is decoded than is needed. */
  private static BufferedImage decode(byte[] bytes) throws IOException {
    try (MemoryCacheImageInputStream in =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new IOException("not a picture that can be read");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        bounded(width > MAX_SIDE || height > MAX_SIDE ? Long.MAX_VALUE : (long) width * height);
        ImageReadParam param = reader.getDefaultReadParam();
        int step = Math.max(1, width / (WIDTH * 2));
        param.setSourceSubsampling(step, step, 0, 0);
        return reader.read(0, param);
      } finally {
        reader.dispose();
      }
    }
  }

  private static byte[] encode(BufferedImage image) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (!ImageIO.write(Scaled.to(WIDTH, image), "jpeg", out)) {
      throw new IOException("no JPEG can be written here");
    }
    return out.toByteArray();
  }

  void close() {
    closed = true;
  }
}
