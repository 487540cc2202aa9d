package app.tangible.library.h2;

import app.tangible.library.LibraryException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The file of a backup, of forms 1 and 2 ({@code docs/protocols/backup.md}): a head, and what
 * follows from a password, encrypted as one: AES-256-GCM, its key by PBKDF2 with HMAC-SHA-256, the
 * head authenticated with it.
 *
 * <p>Guarantees: nothing of it is given out before all of it was verified; a file is written whole
 * or stays as it was. Restriction: who has the file may try passwords without end; the rounds make
 * each try cost a good part of a second.
 */
final class BackupFile {

  static final int LARGEST = 256 << 20;
  static final int SHORTEST_PASSWORD = 8;

  private static final byte[] MAGIC = "TNGBKUP".getBytes(StandardCharsets.US_ASCII);
  private static final int VERSION = 2;

  /** As OWASP's Password Storage Cheat Sheet wants it for this hash. */
  static final int ROUNDS = 600_000;

  private static final int MOST_ROUNDS = 10_000_000;
  private static final int SALT = 16;
  private static final int NONCE = 12;
  private static final int TAG = 16;
  private static final int HEAD = 8 + Integer.BYTES + SALT + NONCE;
  private static final SecureRandom RANDOM = new SecureRandom();

  private BackupFile() {}

  static void write(Path file, char[] password, int rounds, byte[] content) {
    Path part = file.resolveSibling("." + file.getFileName() + ".part");
    try {
      byte[] head = head(rounds);
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, head, password).doFinal(deflated(content));
      try {
        write(part, head, sealed);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(part);
      }
      Path folder = file.toAbsolutePath().getParent();
      try (FileChannel entries = FileChannel.open(folder, StandardOpenOption.READ)) {
        entries.force(true);
      }
    } catch (IOException e) {
      throw new LibraryException(Messages.text("backup.notWritten", file), e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void write(Path part, byte[] head, byte[] sealed) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            part,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      for (byte[] bytes : new byte[][] {head, sealed}) {
        ByteBuffer left = ByteBuffer.wrap(bytes);
        while (left.hasRemaining()) {
          channel.write(left);
        }
      }
      channel.force(true);
    }
  }

  private static byte[] head(int rounds) {
    byte[] random = new byte[SALT + NONCE];
    RANDOM.nextBytes(random);
    return ByteBuffer.allocate(HEAD)
        .put(MAGIC)
        .put((byte) VERSION)
        .putInt(rounds)
        .put(random)
        .array();
  }

  /**
   * What is in one.
   *
   * @param form of the content, 1 or 2
   */
  record Opened(int form, byte[] content) {}

  /** The content, verified. */
  static Opened read(Path file, char[] password) {
    byte[] bytes;
    try {
      if (Files.size(file) > LARGEST) {
        throw new LibraryException(Messages.text("backup.none", file));
      }
      bytes = Files.readAllBytes(file);
    } catch (IOException e) {
      throw new LibraryException(Messages.text("backup.notRead", file), e);
    }
    if (bytes.length < HEAD + TAG || !Arrays.equals(MAGIC, 0, 7, bytes, 0, 7)) {
      throw new LibraryException(Messages.text("backup.none", file));
    }
    if (bytes[7] < 1 || bytes[7] > VERSION) {
      throw new LibraryException(Messages.text("backup.tooNew", file, (int) bytes[7], VERSION));
    }
    byte[] head = Arrays.copyOf(bytes, HEAD);
    int rounds = ByteBuffer.wrap(head).getInt(8);
    if (rounds < 1 || rounds > MOST_ROUNDS) {
      throw new LibraryException(Messages.text("backup.none", file));
    }
    try {
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, head, password);
      return new Opened(bytes[7], inflated(cipher.doFinal(bytes, HEAD, bytes.length - HEAD)));
    } catch (AEADBadTagException e) {
      throw new LibraryException(Messages.text("backup.wrong", file), e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new LibraryException(Messages.text("backup.none", file), e);
    }
  }

  private static Cipher cipher(int mode, byte[] head, char[] password)
      throws GeneralSecurityException {
    ByteBuffer fields = ByteBuffer.wrap(head, 8, HEAD - 8);
    int rounds = fields.getInt();
    byte[] salt = new byte[SALT];
    byte[] nonce = new byte[NONCE];
    fields.get(salt).get(nonce);
    PBEKeySpec given = new PBEKeySpec(password, salt, rounds, 256);
    byte[] key =
        SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(given).getEncoded();
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG * 8, nonce));
      cipher.updateAAD(head);
      return cipher;
    } finally {
      given.clearPassword();
      Arrays.fill(key, (byte) 0);
    }
  }

  private static byte[] deflated(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
      out.write(content);
    }
    return bytes.toByteArray();
  }

  private static byte[] inflated(byte[] bytes) throws IOException {
    try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
      byte[] content = in.readNBytes(LARGEST);
      if (in.read() >= 0) {
        throw new IOException("more than " + LARGEST + " bytes");
      }
      return content;
    }
  }
}
