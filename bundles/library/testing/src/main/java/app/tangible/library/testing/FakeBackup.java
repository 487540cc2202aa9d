package app.tangible.library.testing;

import app.tangible.identity.OwnerAddress;
import app.tangible.library.Backup;
import app.tangible.library.LibraryException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Writes a file that holds nothing, and knows the last password. */
public final class FakeBackup implements Backup {

  private static final String CONTENT = "a backup of nothing";

  private final AtomicReference<char[]> last = new AtomicReference<>(new char[0]);
  private volatile @Nullable OwnerAddress account;
  private volatile boolean takenOver;

  @Override
  public void write(Path file, char[] password) {
    if (password.length < 8) {
      throw new LibraryException("a password has at least 8 characters");
    }
    try {
      Files.writeString(file, CONTENT);
    } catch (IOException e) {
      throw new LibraryException(file + " cannot be written", e);
    }
    last.set(password.clone());
  }

  @Override
  public Restored restore(Path file, char[] password) {
    check(file, password);
    return new Restored(2, 17, 1, 3, Optional.ofNullable(account));
  }

  @Override
  public OwnerAddress takeOver(Path file, char[] password) {
    check(file, password);
    takenOver = true;
    return Optional.ofNullable(account)
        .orElseThrow(() -> new LibraryException("it holds no account"));
  }

  /** From now on backups are of this account, which is another than the home's. */
  public void account(OwnerAddress other) {
    account = other;
  }

  /** Whether the account was taken over. */
  public boolean takenOver() {
    return takenOver;
  }

  private void check(Path file, char[] password) {
    try {
      if (!Files.readString(file).equals(CONTENT) || !Arrays.equals(password, last.get())) {
        throw new LibraryException("it is none, or the password is wrong");
      }
    } catch (IOException e) {
      throw new LibraryException(file + " cannot be read", e);
    }
  }
}
