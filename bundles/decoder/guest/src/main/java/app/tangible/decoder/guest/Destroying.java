package app.tangible.decoder.guest;

import app.tangible.decoder.RefusedException;
import app.tangible.decoder.protocol.LicenceClaim;
import app.tangible.decoder.protocol.MovedRequest;
import app.tangible.licence.DestructionReceipt;
import app.tangible.licence.LicenceId;
import app.tangible.licence.LicencePackage;
import app.tangible.licence.MovedList;
import app.tangible.licence.Refusal;
import app.tangible.licence.SignedDocument;
import app.tangible.licence.TrustRoots;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Takes keys away for good: first the record says so, then the key goes, then it is answered. */
record Destroying(Providers providers, TimeSource time) {

  /**
   * The receipt; the same one when it is asked for again.
   *
   * @throws RefusedException as an opening would; REVOKED when the licence changed hands before
   */
  SignedDocument destroy(LicenceClaim claim, OwnerState owner) throws IOException {
    LicencePackage licence = Ownership.decode(providers.checker(), claim);
    Optional<PlayLock> unused = unused(claim, licence, owner);
    try (LockedState state = owner.lock(claim.rootSecret())) {
      Optional<Slot> slot = Ownership.slotOf(providers.checker(), licence, state.record());
      if (slot.isEmpty() || slot.get().fate() == Slot.Fate.LIVE) {
        Ownership ownership =
            new Ownership(
                providers.checker(),
                claim,
                licence,
                Ownership.filmOf(providers.checker(), licence),
                false,
                time);
        Ownership.Owned owned = ownership.establish(state);
        state.write(state.record().with(owned.slot().destroyedAt(owned.now())));
        state.finish();
      }
      return receipt(licence, state);
    } finally {
      if (unused.isPresent()) {
        unused.get().close();
      }
    }
  }

  private Optional<PlayLock> unused(LicenceClaim claim, LicencePackage licence, OwnerState owner)
      throws IOException {
    Optional<Path> key;
    try (LockedState state = owner.lock(claim.rootSecret())) {
      key =
          Ownership.slotOf(providers.checker(), licence, state.record())
              .filter(slot -> slot.fate() == Slot.Fate.LIVE)
              .map(state::file);
    }
    return key.isPresent() ? PlayLock.toDestroy(key.get()) : Optional.empty();
  }

  private SignedDocument receipt(LicencePackage licence, LockedState state)
      throws RefusedException {
    Slot slot = Ownership.slotOf(providers.checker(), licence, state.record()).orElseThrow();
    LicenceId asked = providers.checker().peek(licence).id();
    DestructionReceipt receipt =
        slot.receipt()
            .filter(stated -> stated.licence().equals(asked))
            .orElseThrow(
                () ->
                    new RefusedException(
                        slot.refusal().orElse(Refusal.OTHER_DEVICE),
                        "the key of this licence was not destroyed for a receipt"));
    return providers.receipts().sign(receipt, state.ownerKey().signing());
  }

  /**
   * Which licences of the list open nothing here any more.
   *
   * @throws RefusedException LICENCE_FORGED when the issuer did not sign the list
   */
  Set<LicenceId> moved(MovedRequest request, OwnerState owner) throws IOException {
    Map<String, Long> nonces = nonces(request);
    Set<LicenceId> revoked = new LinkedHashSet<>();
    if (nonces.isEmpty() || !owner.isThere()) {
      return revoked;
    }
    try (LockedState state = owner.lock(request.rootSecret())) {
      OwnerRecord next =
          state.record().mapSlots(slot -> isOver(slot, nonces) ? slot.revoked() : slot);
      if (!next.equals(state.record())) {
        state.write(next);
        state.finish();
      }
      for (Slot slot : next.slots()) {
        if (isOver(slot, nonces)) {
          slot.bound().ifPresent(licence -> revoked.add(licence.licence()));
        }
      }
    }
    return revoked;
  }

  private static boolean isOver(Slot slot, Map<String, Long> nonces) {
    return slot.bound()
        .filter(licence -> nonces.getOrDefault(licence.tokenId(), -1L) > licence.nonce())
        .isPresent();
  }

  private Map<String, Long> nonces(MovedRequest request) throws RefusedException {
    MovedList list;
    try {
      list = providers.moved().read(request.list(), new TrustRoots(request.issuer(), ""));
    } catch (IllegalArgumentException e) {
      throw new RefusedException(Refusal.LICENCE_FORGED, "moved list: " + e.getMessage());
    }
    Map<String, Long> nonces = new HashMap<>();
    list.moved().forEach(entry -> nonces.merge(entry.tokenId(), entry.nonce(), Math::max));
    return nonces;
  }
}
