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

/** The one file, mode 0600, replaced atomically. */
final class KeyFile {

  private final Path file;
  private final Path fresh;

  KeyFile(Path folder) {
    file = folder.resolve("keys");
    fresh = folder.resolve("keys.new");
  }

  Path path() {
    return file;
  }

  /** Empty where there is none yet; a damaged one is never taken for none. */
  Optional<WrappedKeys> read() {
    try (InputStream in = Files.newInputStream(file)) {
      return Optional.of(WrappedKeys.decode(in.readNBytes(WrappedKeys.FILE_BYTES + 1)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      throw damaged(e);
    } catch (IOException e) {
      throw new IdentityException("The key file " + file + " cannot be read. Check the disk.", e);
    }
  }

  /** All or nothing, also at a power cut: written beside, forced to the disk, then renamed. */
  void write(WrappedKeys keys) {
    try {
      Files.deleteIfExists(fresh);
      try (FileChannel out =
          FileChannel.open(
              fresh,
              Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
        ByteBuffer bytes = ByteBuffer.wrap(keys.encode());
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

  IdentityException damaged(Throwable cause) {
    return new IdentityException(
        "The key file "
            + file
            + " is damaged, so the keys in it cannot be opened. Put back a copy of it; or move it"
            + " away to begin with new keys, which own none of the films of the old ones.",
        cause);
  }
}
