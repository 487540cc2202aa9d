package app.tangible.identity.devicekeys;

import app.tangible.identity.IdentityException;
import app.tangible.identity.PassphraseHashing.Cost;
import app.tangible.identity.Protection;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Facts of this machine. Restriction: whoever can read them and the file opens the keys; it only
 * keeps a copied home from working elsewhere.
 */
final class MachineWrapping implements Wrapping {

  private final Supplier<Optional<byte[]>> facts;

  MachineWrapping(Supplier<Optional<byte[]>> facts) {
    this.facts = facts;
  }

  @Override
  public Protection level() {
    return Protection.MACHINE_BOUND;
  }

  @Override
  public byte[] create(byte[] salt, Cost cost) {
    return recall(salt, cost, 0)
        .orElseThrow(
            () ->
                new IdentityException(
                    "This machine has nothing of its own to wrap the keys by: no machine-id, no"
                        + " board, no network card. Set TANGIBLE_PASSPHRASE, or make a machine-id"
                        + " with systemd-machine-id-setup."));
  }

  @Override
  public Optional<byte[]> recall(byte[] salt, Cost cost, int attempt) {
    return attempt == 0
        ? facts.get().map(f -> Derivation.derive(f, salt, "tangible/identity/machine/1", 32))
        : Optional.empty();
  }

  @Override
  public String lost() {
    return "The keys were made on another machine and are bound to it, so they cannot be opened"
        + " here. Start on that machine; or there choose a passphrase first and copy the home"
        + " again; or move the folder away to begin as a new household.";
  }
}
