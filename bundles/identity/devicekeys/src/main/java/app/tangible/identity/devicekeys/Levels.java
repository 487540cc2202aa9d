package app.tangible.identity.devicekeys;

import app.tangible.host.ProductHome;
import app.tangible.identity.IdentityException;
import app.tangible.identity.OwnerKeys;
import app.tangible.identity.PassphraseHashing;
import app.tangible.identity.PassphraseHashing.Cost;
import app.tangible.identity.Protection;
import app.tangible.identity.devicekeys.OwnerCopy.Under;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Chooses among the levels at start, and changes from one to another. */
final class Levels {

  private static final Logger LOG = LoggerFactory.getLogger(Levels.class);

  private final KeyVault vault;
  private final PassphraseHashing hashing;
  private final Asking asking;
  private final Wrapping secretService;
  private final Wrapping machine;

  Levels(
      KeyVault vault,
      PassphraseHashing hashing,
      Asking asking,
      Wrapping secretService,
      Wrapping machine) {
    this.vault = vault;
    this.hashing = hashing;
    this.asking = asking;
    this.secretService = secretService;
    this.machine = machine;
  }

  static Levels of(ProductHome home, PassphraseHashing hashing, Asking asking) {
    return new Levels(
        new KeyVault(new KeyFile(home.folder("identity")), Cost.RECOMMENDED),
        hashing,
        asking,
        new SecretServiceWrapping(List.of("secret-tool"), Duration.ofSeconds(60)),
        new MachineWrapping(MachineFacts.ofThisMachine()));
  }

  record Opened(Keys keys, Protection level) {}

  /** Opens or makes the keys; where the wish names another level than the file's, wraps anew. */
  Opened open(Wish wish, OwnerKeys ownerKeys) {
    List<Wrapping> wrappings = wrappings(wish.passphrase());
    try {
      Optional<Protection> present = vault.level();
      Keys keys = present.isPresent() ? vault.open(wrappings) : vault.fresh(ownerKeys);
      try {
        return new Opened(keys, settle(keys, present, wanted(wish), wrappings));
      } catch (RuntimeException e) {
        keys.close();
        throw e;
      }
    } finally {
      Arrays.fill(wish.passphrase(), '\0');
    }
  }

  void change(Keys keys, Protection level, char[] passphrase) {
    if (level == Protection.PASSPHRASE && passphrase.length == 0) {
      throw new IdentityException("The keys are to be wrapped by a passphrase, and it is empty.");
    }
    wrap(keys, level, wrappings(passphrase));
  }

  /** The owner's key for another machine. */
  byte[] copyOwner(Keys keys, char[] password) {
    byte[] salt = WrappedKeys.freshSalt();
    byte[] secret = hashing.hash(password, salt, vault.cost());
    try {
      return OwnerCopy.seal(keys.owner(), Under.PASSWORD, salt, vault.cost(), secret).encode();
    } finally {
      Keys.wipe(secret);
    }
  }

  /** The key in a copy that came from another machine; the caller wipes it. */
  byte[] openOwner(byte[] encoded, char[] password) {
    try {
      OwnerCopy copy = OwnerCopy.decode(encoded);
      if (copy.under() != Under.PASSWORD) {
        throw new IllegalArgumentException("a copy that is of use in one home only");
      }
      byte[] secret = hashing.hash(password, copy.salt(), copy.cost());
      try {
        return copy.open(secret);
      } finally {
        Keys.wipe(secret);
      }
    } catch (IllegalArgumentException | GeneralSecurityException e) {
      throw new IdentityException(
          "The copy of the owner's key does not open: its password is another one, or it is"
              + " damaged.",
          e);
    }
  }

  /** From the next start on. */
  void adopt(byte[] owner, Keys keys) {
    vault.adopt(owner, keys);
  }

  private Protection settle(
      Keys keys,
      Optional<Protection> present,
      Optional<Protection> wanted,
      List<Wrapping> wrappings) {
    if (present.isPresent() && wanted.map(present.get()::equals).orElse(true)) {
      return present.get();
    }
    Protection level =
        wanted.isPresent() ? wrap(keys, wanted.get(), wrappings) : wrapAuto(keys, wrappings);
    LOG.info("keys are now wrapped at level {}", level);
    return level;
  }

  /** Auto with a passphrase is a wish for it; auto without one keeps what is. */
  private static Optional<Protection> wanted(Wish wish) {
    return wish.level().isEmpty() && wish.passphrase().length > 0
        ? Optional.of(Protection.PASSPHRASE)
        : wish.level();
  }

  private Protection wrapAuto(Keys keys, List<Wrapping> wrappings) {
    try {
      return wrap(keys, Protection.SECRET_SERVICE, wrappings);
    } catch (IdentityException noDesktop) {
      LOG.warn("no passphrase and no secret service: keys are bound to the machine, weakest level");
      return wrap(keys, Protection.MACHINE_BOUND, wrappings);
    }
  }

  private Protection wrap(Keys keys, Protection level, List<Wrapping> wrappings) {
    vault.wrap(keys, of(level, wrappings), wrappings);
    return level;
  }

  private List<Wrapping> wrappings(char[] passphrase) {
    return List.of(new PassphraseWrapping(hashing, passphrase, asking), secretService, machine);
  }

  private static Wrapping of(Protection level, List<Wrapping> wrappings) {
    return wrappings.stream().filter(w -> w.level() == level).findFirst().orElseThrow();
  }
}
