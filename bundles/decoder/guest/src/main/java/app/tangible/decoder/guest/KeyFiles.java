package app.tangible.decoder.guest;

import app.tangible.decoder.RefusedException;
import app.tangible.identity.AgreementKey;
import app.tangible.identity.KeySealing.AgreementPair;
import app.tangible.identity.KeySlot;
import app.tangible.identity.OwnerPublicKey;
import app.tangible.identity.ReceiptKey;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The private keys of one owner on the disk: {@code owner}, and one {@code <slot>.key} for each
 * licence.
 */
record KeyFiles(Path folder, OwnerPublicKey owner, byte[] rootSecret, byte[] machine) {

  private static final String OWNER_MAGIC = "TDR2";
  private static final String SLOT_MAGIC = "TDK2";
  private static final String SUFFIX = ".key";

  /** The owner's key, when it was made. */
  Optional<OwnerKey> ownerKey() throws IOException {
    Optional<byte[]> stored = StateFiles.read(ownerFile(), WrappedKey.BYTES);
    if (stored.isEmpty()) {
      return Optional.empty();
    }
    WrappedKey.Pair pair = wrappedOwner().unwrap(stored.get(), rootSecret, machine);
    return Optional.of(new OwnerKey(ReceiptKey.of(pair.publicKey()), pair.privateKey()));
  }

  OwnerKey makeOwner(CutPoint cut) throws IOException {
    OwnerKey key = OwnerKey.generate();
    byte[] wrapped =
        wrappedOwner()
            .wrap(new WrappedKey.Pair(key.receipts().bytes(), key.seed()), rootSecret, machine);
    Path next = folder.resolve("owner.next");
    StateFiles.create(next, wrapped);
    cut.reached("owner key written");
    StateFiles.rename(next, ownerFile());
    cut.reached("owner key renamed");
    return key;
  }

  Path file(KeySlot slot) {
    return folder.resolve(slot.hex() + SUFFIX);
  }

  /** The slot's keys, when their file is there. */
  Optional<DecoderKeys> load(KeySlot slot) throws IOException {
    Optional<byte[]> stored = StateFiles.read(file(slot), WrappedKey.BYTES);
    if (stored.isEmpty()) {
      return Optional.empty();
    }
    WrappedKey.Pair pair = wrapped(slot).unwrap(stored.get(), rootSecret, machine);
    return Optional.of(new DecoderKeys(AgreementKey.of(pair.publicKey()), pair.privateKey()));
  }

  void store(KeySlot slot, AgreementPair pair) throws IOException {
    StateFiles.create(
        file(slot),
        wrapped(slot)
            .wrap(
                new WrappedKey.Pair(pair.publicKey().bytes(), pair.privateKey()),
                rootSecret,
                machine));
  }

  /** What is known of the keys when the record of them was lost: their names, and no stamps. */
  List<Slot> all(int most) throws IOException {
    List<Slot> slots = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        if (slots.size() < most && name.matches("[0-9a-f]{32}\\.key")) {
          found(new KeySlot(name.substring(0, 32))).ifPresent(slots::add);
        }
      }
    }
    return slots;
  }

  private Optional<Slot> found(KeySlot slot) throws IOException {
    try {
      Optional<DecoderKeys> keys = load(slot);
      keys.ifPresent(DecoderKeys::close);
      return keys.map(made -> Slot.live(slot, made.agreement(), FileStamp.NONE));
    } catch (RefusedException notAKey) {
      return Optional.empty();
    }
  }

  private Path ownerFile() {
    return folder.resolve("owner");
  }

  private WrappedKey wrappedOwner() {
    return new WrappedKey(OWNER_MAGIC, owner, new byte[16]);
  }

  private WrappedKey wrapped(KeySlot slot) {
    return new WrappedKey(SLOT_MAGIC, owner, slot.bytes());
  }
}
