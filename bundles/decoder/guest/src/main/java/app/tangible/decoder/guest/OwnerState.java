package app.tangible.decoder.guest;

import app.tangible.decoder.RefusedException;
import app.tangible.identity.AgreementKey;
import app.tangible.identity.KeySealing;
import app.tangible.identity.KeySealing.AgreementPair;
import app.tangible.identity.OwnerPublicKey;
import app.tangible.licence.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** The two files that the decoder keeps for one owner: {@code keys} and {@code clock}. */
final class OwnerState {

  private final Path folder;
  private final KeyFile keys;
  private final Path machineId;

  OwnerState(Path state, OwnerPublicKey owner, Path machineId) {
    this.folder = state.resolve(nameOf(owner));
    this.keys = new KeyFile(folder.resolve("keys"), owner);
    this.machineId = machineId;
  }

  /**
   * The keys that were made here.
   *
   * @throws RefusedException OTHER_MACHINE when they were made elsewhere, OTHER_DEVICE when there
   *     are none
   */
  DecoderKeys keys(byte[] rootSecret) throws IOException {
    return keys.load(rootSecret, MachineFacts.digest(machineId))
        .orElseThrow(
            () ->
                new RefusedException(
                    Refusal.OTHER_DEVICE, "this decoder has no keys for this owner"));
  }

  /** The public key; at the first call makes the pair and begins the record of the time. */
  AgreementKey enrol(byte[] rootSecret, KeySealing sealing, TimeSource time) throws IOException {
    byte[] machine = MachineFacts.digest(machineId);
    Optional<DecoderKeys> stored = keys.load(rootSecret, machine);
    if (stored.isPresent()) {
      try (DecoderKeys made = stored.get()) {
        return made.agreement();
      }
    }
    Files.createDirectories(folder);
    AgreementPair pair = sealing.generate();
    try (DecoderKeys made = new DecoderKeys(pair.publicKey(), pair.privateKey());
        ClockFile clock = clock(made)) {
      // The record first: keys without a record are a sign of tampering.
      clock.write(ClockRecord.first(time.wall()));
      keys.store(pair, rootSecret, machine);
      return made.agreement();
    }
  }

  ClockFile clock(DecoderKeys made) {
    return new ClockFile(folder.resolve("clock"), made.clockKey());
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
