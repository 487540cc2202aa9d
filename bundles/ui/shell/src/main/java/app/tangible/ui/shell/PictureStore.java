package app.tangible.ui.shell;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pictures that came over the network, on the disk: no more than so many bytes, those that were not
 * looked at for longest go first. A file's name is a keyed hash of the address, under a key that
 * lies beside it: it names no title, and is another one in each household. A store that cannot be
 * read or written is as good as none.
 */
final class PictureStore {

  private static final Logger LOG = LoggerFactory.getLogger(PictureStore.class);
  private static final String KEY = "key";
  private static final String SUFFIX = ".picture";
  private static final int KEY_BYTES = 32;

  private final Path folder;
  private final long maxBytes;
  private final SecretKeySpec key;
  private long bytes = -1;

  /** In this folder, which is made where it is missing. */
  PictureStore(Path folder, long maxBytes) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.maxBytes = maxBytes;
    this.key = new SecretKeySpec(key(folder.resolve(KEY)), "HmacSHA256");
  }

  private static byte[] key(Path file) throws IOException {
    if (Files.exists(file) && Files.size(file) == KEY_BYTES) {
      return Files.readAllBytes(file);
    }
    byte[] fresh = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(fresh);
    write(file, fresh);
    return fresh;
  }

  Optional<byte[]> get(URI address) {
    Path file = file(address);
    try {
      byte[] found = Files.readAllBytes(file);
      Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
      return Optional.of(found);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      LOG.debug("a picture that was kept cannot be read: {}", e.getMessage());
      return Optional.empty();
    }
  }

  /** Keeps it whole, or not at all. */
  void put(URI address, byte[] picture) {
    if (picture.length > maxBytes) {
      return;
    }
    try {
      Path file = file(address);
      boolean there = Files.exists(file);
      write(file, picture);
      if (!there) {
        grown(picture.length);
      }
    } catch (IOException e) {
      LOG.debug("a picture is not kept: {}", e.getMessage());
    }
  }

  private static void write(Path file, byte[] content) throws IOException {
    Path part = Files.createTempFile(file.getParent(), "new", ".part");
    try {
      Files.write(part, content);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private synchronized void grown(long by) throws IOException {
    bytes = bytes < 0 ? kept().stream().mapToLong(Kept::size).sum() : bytes + by;
    if (bytes <= maxBytes) {
      return;
    }
    List<Kept> all = kept();
    bytes = all.stream().mapToLong(Kept::size).sum();
    all.sort(Comparator.comparing(Kept::looked));
    for (Kept oldest : all) {
      if (bytes <= maxBytes / 10 * 9) {
        return;
      }
      Files.deleteIfExists(oldest.file());
      bytes -= oldest.size();
    }
  }

  private record Kept(Path file, long size, FileTime looked) {}

  private List<Kept> kept() throws IOException {
    List<Kept> all = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(PictureStore::isPicture).toList()) {
        all.add(new Kept(file, Files.size(file), Files.getLastModifiedTime(file)));
      }
    }
    return all;
  }

  private static boolean isPicture(Path file) {
    return file.getFileName().toString().endsWith(SUFFIX);
  }

  private Path file(URI address) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      byte[] hash = mac.doFinal(address.toString().getBytes(StandardCharsets.UTF_8));
      return folder.resolve(HexFormat.of().formatHex(hash, 0, 20) + SUFFIX);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC-SHA-256", e);
    }
  }
}
