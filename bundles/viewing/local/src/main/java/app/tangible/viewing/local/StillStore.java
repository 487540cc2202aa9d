package app.tangible.viewing.local;

import app.tangible.library.TitleId;
import app.tangible.viewing.Viewing.Still;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stills on the disk, a file for each title: AES-256-GCM under keys of this household, since they
 * show what sealed films show, and a name that is an HMAC of the title's id. What does not open is
 * as if it were not there. Bounded: the one that was wanted longest ago goes first.
 */
final class StillStore implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(StillStore.class);
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final int MOST_STILLS = 2000;
  private static final int MOST_STILL_BYTES = 1 << 17;
  private static final long MOST_FILE_BYTES = 1 << 26;
  private static final byte VERSION = 1;

  private final SecureRandom random = new SecureRandom();
  private final Path folder;
  private final byte[] secret;
  private final long mostBytes;

  /**
   * @param secret 32 bytes; wiped when the store is closed
   */
  StillStore(Path folder, byte[] secret, long mostBytes) {
    this.folder = folder;
    this.secret = secret;
    this.mostBytes = mostBytes;
  }

  boolean has(TitleId id) {
    return Files.exists(file(id));
  }

  Optional<List<Still>> read(TitleId id) {
    Path file = file(id);
    try {
      if (!Files.exists(file) || Files.size(file) > MOST_FILE_BYTES) {
        return Optional.empty();
      }
      byte[] sealed = Files.readAllBytes(file);
      Files.setLastModifiedTime(file, FileTime.fromMillis(System.currentTimeMillis()));
      byte[] clear =
          cipher(Cipher.DECRYPT_MODE, sealed, id)
              .doFinal(sealed, NONCE_BYTES, Math.max(0, sealed.length - NONCE_BYTES));
      return Optional.of(unpack(clear));
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      LOG.debug("stills do not open: {}", e.toString());
      return Optional.empty();
    }
  }

  void write(TitleId id, List<Still> stills) {
    try {
      Files.createDirectories(folder);
      byte[] nonce = new byte[NONCE_BYTES];
      random.nextBytes(nonce);
      byte[] clear = pack(stills);
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, id).doFinal(clear);
      Arrays.fill(clear, (byte) 0);
      ByteArrayOutputStream out = new ByteArrayOutputStream(nonce.length + sealed.length);
      out.writeBytes(nonce);
      out.writeBytes(sealed);
      Path next = file(id).resolveSibling("next");
      Files.write(next, out.toByteArray());
      Files.move(next, file(id), StandardCopyOption.ATOMIC_MOVE);
      bound();
    } catch (IOException | GeneralSecurityException e) {
      LOG.warn("stills are not kept: {}", e.toString());
    }
  }

  void erase(TitleId id) {
    try {
      Files.deleteIfExists(file(id));
    } catch (IOException e) {
      LOG.warn("stills are not erased: {}", e.toString());
    }
  }

  private void bound() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = new ArrayList<>(all.toList());
    }
    files.sort(Comparator.comparing(StillStore::wanted));
    long total = 0;
    for (Path file : files) {
      total += Files.size(file);
    }
    for (Path file : files) {
      if (total <= mostBytes) {
        return;
      }
      total -= Files.size(file);
      Files.deleteIfExists(file);
    }
  }

  private static FileTime wanted(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      return FileTime.fromMillis(0);
    }
  }

  private static byte[] pack(List<Still> stills) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeByte(VERSION);
    out.writeInt(stills.size());
    for (Still still : stills) {
      out.writeLong(still.at().toMillis());
      out.writeInt(still.jpeg().length);
      out.write(still.jpeg());
    }
    return bytes.toByteArray();
  }

  private static List<Still> unpack(byte[] clear) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(clear));
    if (in.readByte() != VERSION) {
      throw new IOException("stills of another version");
    }
    int count = in.readInt();
    if (count < 0 || count > MOST_STILLS) {
      throw new IOException("too many stills: " + count);
    }
    List<Still> stills = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Duration at = Duration.ofMillis(in.readLong());
      int length = in.readInt();
      if (length < 0 || length > MOST_STILL_BYTES) {
        throw new IOException("a still too long: " + length);
      }
      stills.add(new Still(at, in.readNBytes(length)));
    }
    return stills;
  }

  private Cipher cipher(int mode, byte[] nonce, TitleId id) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    byte[] key = derived("key");
    try {
      cipher.init(
          mode,
          new SecretKeySpec(key, "AES"),
          new GCMParameterSpec(TAG_BITS, nonce, 0, NONCE_BYTES));
      cipher.updateAAD(id.value().getBytes(StandardCharsets.US_ASCII));
      return cipher;
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  private Path file(TitleId id) {
    return folder.resolve(HexFormat.of().formatHex(derived("name " + id), 0, 16));
  }

  private byte[] derived(String purpose) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return mac.doFinal(purpose.getBytes(StandardCharsets.US_ASCII));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }

  @Override
  public void close() {
    Arrays.fill(secret, (byte) 0);
  }
}
