package app.tangible.decoder.guest;

import app.tangible.decoder.Enrolment;
import app.tangible.decoder.RefusedException;
import app.tangible.decoder.protocol.EnrolRequest;
import app.tangible.decoder.protocol.RevokedAnswer;
import app.tangible.identity.KeySealing;
import app.tangible.identity.KeySealing.AgreementPair;
import app.tangible.identity.KeySlot;
import app.tangible.licence.Refusal;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/** Makes a key for one licence to come; the same slot answers the same key. */
record Enrolling(KeySealing sealing, Outside outside) {

  /**
   * The public keys.
   *
   * @throws RefusedException OTHER_MACHINE; DESTROYED or REVOKED when the slot's key is gone
   */
  Enrolment enrol(EnrolRequest request, OwnerState owner) throws IOException {
    try (LockedState state = owner.lockOrMake(request.rootSecret())) {
      Optional<Slot> known = state.record().slot(request.slot());
      Slot slot = known.isPresent() ? known.get() : make(request.slot(), state);
      Optional<Refusal> gone = slot.refusal();
      if (gone.isPresent()) {
        throw new RefusedException(gone.get(), "the key of this slot was destroyed");
      }
      return new Enrolment(slot.agreement(), state.ownerKey().receipts());
    }
  }

  private Slot make(KeySlot name, LockedState state) throws IOException {
    OwnerRecord record = withRoom(state.record());
    // Left by a guest that died before it answered: nobody was told of it.
    StateFiles.destroy(state.files().file(name), outside.cut());
    AgreementPair pair = sealing.generate();
    try {
      state.files().store(name, pair);
      outside.cut().reached("key written");
      FileStamp stamp = state.stamp(name).orElse(FileStamp.NONE);
      Slot slot = Slot.live(name, pair.publicKey(), stamp);
      state.write(record.with(slot));
      return slot;
    } finally {
      Arrays.fill(pair.privateKey(), (byte) 0);
    }
  }

  private static OwnerRecord withRoom(OwnerRecord record) throws RefusedException {
    if (record.slots().size() < RevokedAnswer.MAX_SLOTS) {
      return record;
    }
    Slot oldest =
        record.slots().stream()
            .filter(slot -> slot.fate() == Slot.Fate.REVOKED)
            .findFirst()
            .orElseThrow(
                () ->
                    new RefusedException(
                        Refusal.FORBIDDEN,
                        "a decoder keeps " + RevokedAnswer.MAX_SLOTS + " keys for one owner"));
    return record.without(oldest);
  }
}
