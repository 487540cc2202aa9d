package app.tangible.identity.devicekeys;

import app.tangible.identity.IdentityException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/** A small file, mode 0600, replaced atomically. */
final class SecretFile {

  private final Path file;
  private final Path fresh;

  SecretFile(Path file) {
    this.file = file;
    fresh = file.resolveSibling(file.getFileName() + ".new");
  }

  Path path() {
    return file;
  }

  /** Its bytes, one more than {@code most} where it is longer; empty where there is none yet. */
  Optional<byte[]> read(int most) {
    try (InputStream in = Files.newInputStream(file)) {
      return Optional.of(in.readNBytes(most + 1));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new IdentityException("The key file " + file + " cannot be read. Check the disk.", e);
    }
  }

  /** All or nothing, also at a power cut: written beside, forced to the disk, then renamed. */
  void write(byte[] content) {
    try {
      Files.deleteIfExists(fresh);
      try (FileChannel out =
          FileChannel.open(
              fresh,
              Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        while (bytes.hasRemaining()) {
          out.write(bytes);
        }
        out.force(true);
      }
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      try (FileChannel folder = FileChannel.open(fresh.toAbsolutePath().getParent())) {
        folder.force(true);
      }
    } catch (IOException e) {
      throw new IdentityException(
          "The key file " + file + " cannot be written. Make room on the disk, then start again.",
          e);
    }
  }
}
