package app.tangible.decoder.guest;

import app.tangible.decoder.RefusedException;
import app.tangible.identity.OwnerPublicKey;
import app.tangible.licence.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** The folder that the decoder keeps for one owner. */
final class OwnerState {

  private final Path folder;
  private final OwnerPublicKey owner;
  private final Path machineId;
  private final Outside outside;

  OwnerState(Path state, OwnerPublicKey owner, Path machineId, Outside outside) {
    this.folder = state.resolve(nameOf(owner));
    this.owner = owner;
    this.machineId = machineId;
    this.outside = outside;
  }

  /** Whether anything was ever enrolled for this owner. */
  boolean isThere() {
    return Files.isRegularFile(folder.resolve("owner"));
  }

  /**
   * Its files, for this guest alone until closed.
   *
   * @throws RefusedException OTHER_MACHINE when they were made elsewhere, OTHER_DEVICE when there
   *     are none
   */
  LockedState lock(byte[] rootSecret) throws IOException {
    if (!isThere()) {
      throw new RefusedException(Refusal.OTHER_DEVICE, "this decoder has no keys for this owner");
    }
    return LockedState.open(files(rootSecret), outside);
  }

  /** The same; makes the folder, the owner's key and an empty record where there are none. */
  LockedState lockOrMake(byte[] rootSecret) throws IOException {
    Files.createDirectories(folder);
    return LockedState.make(files(rootSecret), outside);
  }

  /** Only the right to read and change them. */
  OwnerLock lock() throws IOException {
    return OwnerLock.take(folder);
  }

  private KeyFiles files(byte[] rootSecret) throws IOException {
    return new KeyFiles(folder, owner, rootSecret, MachineFacts.digest(machineId));
  }

  private static String nameOf(OwnerPublicKey owner) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(owner.bytes());
      return HexFormat.of().formatHex(Arrays.copyOf(digest, 8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
