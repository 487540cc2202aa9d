package app.tangible.decoder.guest;

import app.tangible.decoder.RefusedException;
import app.tangible.decoder.protocol.RevokedAnswer;
import app.tangible.identity.KeySlot;
import app.tangible.licence.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One owner's keys and record, in the hands of this guest alone. What a guest that died began to
 * destroy is destroyed before anything else is done.
 */
final class LockedState implements AutoCloseable {

  private final OwnerLock lock;
  private final KeyFiles files;
  private final OwnerKey ownerKey;
  private final RecordFile recordFile;
  private final boolean birthsKnown;
  private final CutPoint cut;
  private OwnerRecord record;

  private LockedState(OwnerLock lock, KeyFiles files, OwnerKey ownerKey, Outside outside)
      throws IOException {
    this.lock = lock;
    this.files = files;
    this.ownerKey = ownerKey;
    this.cut = outside.cut();
    this.birthsKnown = outside.births().known(files.folder());
    this.recordFile = new RecordFile(recordPath(), ownerKey.recordKey(), birthsKnown, cut);
    Optional<OwnerRecord> read = recordFile.read(lock);
    this.record = read.isPresent() ? read.get() : lost();
    finish();
  }

  // Keys without a record are a sign of tampering: nobody vouches for them. A record that is there
  // and is not the one that was written is another sign than none at all.
  private OwnerRecord lost() throws IOException {
    OwnerRecord known = OwnerRecord.lost(files.all(RevokedAnswer.MAX_SLOTS));
    return FileStamp.of(recordPath(), birthsKnown)
        .map(damaged -> known.withRestored(damaged.since()))
        .orElse(known);
  }

  private Path recordPath() {
    return files.folder().resolve("record");
  }

  static LockedState open(KeyFiles files, Outside outside) throws IOException {
    return within(
        files,
        lock ->
            new LockedState(
                lock,
                files,
                files
                    .ownerKey()
                    .orElseThrow(
                        () ->
                            new RefusedException(
                                Refusal.OTHER_DEVICE, "this decoder has no keys for this owner")),
                outside));
  }

  static LockedState make(KeyFiles files, Outside outside) throws IOException {
    return within(
        files,
        lock -> {
          Optional<OwnerKey> made = files.ownerKey();
          LockedState state =
              new LockedState(
                  lock,
                  files,
                  made.isPresent() ? made.get() : files.makeOwner(outside.cut()),
                  outside);
          if (state.record.equals(OwnerRecord.lost(List.of()))) {
            // The record first, so that keys without one are told from keys just made.
            state.write(OwnerRecord.first(outside.time().wall()));
          }
          return state;
        });
  }

  OwnerRecord record() {
    return record;
  }

  OwnerKey ownerKey() {
    return ownerKey;
  }

  /** A second view of the record, for a guest that plays. */
  RecordFile recordFile() {
    return new RecordFile(recordPath(), ownerKey.recordKey(), birthsKnown, cut);
  }

  void write(OwnerRecord next) throws IOException {
    recordFile.write(lock, next);
    record = next;
  }

  KeyFiles files() {
    return files;
  }

  Path file(Slot slot) {
    return files.file(slot.name());
  }

  /** The key file as it lies there now. */
  Optional<FileStamp> stamp(KeySlot slot) throws IOException {
    return FileStamp.of(files.file(slot), birthsKnown);
  }

  /** Since when the record, or the slot's key, lies where it was not written; when it does. */
  Optional<Instant> restored(Optional<Slot> slot) throws IOException {
    Instant since = record.restored();
    if (slot.isPresent()) {
      Optional<FileStamp> now = stamp(slot.get().name());
      if (now.isPresent() && !now.get().isUntouchedSince(slot.get().file())) {
        since = ClockRecord.later(since, now.get().since());
      }
    }
    return since.isAfter(Instant.EPOCH) ? Optional.of(since) : Optional.empty();
  }

  /** Removes the keys that the record says are gone. */
  void finish() throws IOException {
    for (Slot slot : record.slots()) {
      if (slot.fate() != Slot.Fate.LIVE) {
        StateFiles.destroy(file(slot), cut);
      }
    }
  }

  @Override
  public void close() throws IOException {
    ownerKey.close();
    recordFile.close();
    lock.close();
  }

  private interface Opening {
    LockedState open(OwnerLock lock) throws IOException;
  }

  private static LockedState within(KeyFiles files, Opening opening) throws IOException {
    OwnerLock lock = OwnerLock.take(files.folder());
    boolean opened = false;
    try {
      LockedState state = opening.open(lock);
      opened = true;
      return state;
    } finally {
      if (!opened) {
        lock.close();
      }
    }
  }
}
