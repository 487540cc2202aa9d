package app.tangible.decoder.guest;

import app.tangible.identity.AgreementKey;
import app.tangible.identity.DeviceId;
import app.tangible.identity.KeySlot;
import app.tangible.licence.DestructionReceipt;
import app.tangible.licence.LicenceId;
import app.tangible.licence.Refusal;
import java.time.Instant;
import java.util.Optional;

/**
 * What the decoder remembers of one agreement key.
 *
 * @param file the key file as it was written
 * @param destroyed when it was destroyed for a receipt; 1970 where it was not
 * @param bound the licence that was sealed to it, once it was seen
 */
record Slot(
    KeySlot name,
    AgreementKey agreement,
    Fate fate,
    FileStamp file,
    Instant destroyed,
    Optional<Bound> bound) {

  /** What became of the key. */
  enum Fate {
    LIVE,
    /** On offer, lent or parked: the key is gone, and a receipt says so. */
    DESTROYED,
    /** The licence changed hands; the key is gone. */
    REVOKED
  }

  /**
   * The licence of a slot.
   *
   * @param nonce of the owner word that it was certified at
   */
  record Bound(
      LicenceId licence,
      long chainId,
      String contract,
      String tokenId,
      long nonce,
      DeviceId device) {}

  static Slot live(KeySlot name, AgreementKey agreement, FileStamp file) {
    return new Slot(name, agreement, Fate.LIVE, file, Instant.EPOCH, Optional.empty());
  }

  Slot boundTo(Bound licence) {
    return new Slot(name, agreement, fate, file, destroyed, Optional.of(licence));
  }

  Slot withFile(FileStamp now) {
    return new Slot(name, agreement, fate, now, destroyed, bound);
  }

  Slot destroyedAt(Instant time) {
    return new Slot(
        name,
        agreement,
        Fate.DESTROYED,
        FileStamp.NONE,
        Instant.ofEpochSecond(time.getEpochSecond()),
        bound);
  }

  Slot revoked() {
    return new Slot(name, agreement, Fate.REVOKED, FileStamp.NONE, destroyed, bound);
  }

  /** Why it opens nothing, when it does not. */
  Optional<Refusal> refusal() {
    return switch (fate) {
      case LIVE -> Optional.empty();
      case DESTROYED -> Optional.of(Refusal.DESTROYED);
      case REVOKED -> Optional.of(Refusal.REVOKED);
    };
  }

  /** What can be signed of it; empty where its key was not destroyed for a receipt. */
  Optional<DestructionReceipt> receipt() {
    return destroyed.equals(Instant.EPOCH)
        ? Optional.empty()
        : bound.map(
            to ->
                new DestructionReceipt(
                    to.licence(),
                    to.chainId(),
                    to.contract(),
                    to.tokenId(),
                    to.device(),
                    agreement,
                    destroyed));
  }
}
