package app.tangible.transfer.voucher;

import app.tangible.content.FilmId;
import app.tangible.host.ProductHome;
import app.tangible.identity.Identity;
import app.tangible.identity.OwnerAddress;
import app.tangible.identity.OwnerKeys;
import app.tangible.library.Library;
import app.tangible.licence.LicenceChecker;
import app.tangible.transfer.Entitlement;
import app.tangible.transfer.SignedVoucher;
import app.tangible.transfer.VoucherSigner;
import app.tangible.transfer.voucher.Journal.Entry;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signs with the owner's key, within what the household owns and a few films' bytes. */
@Component(configurationPid = "app.tangible.transfer.voucher")
@Designate(ocd = HouseholdSigner.Config.class)
public final class HouseholdSigner implements VoucherSigner, AutoCloseable {

  /** How much is signed. */
  @ObjectClassDefinition(name = "Vouchers for seeders")
  public @interface Config {
    /** For all seeders of one licence together, at most so many times the film. */
    @AttributeDefinition
    int filmsPerLicence() default 2;
  }

  private static final Logger log = LoggerFactory.getLogger(HouseholdSigner.class);

  private final Identity identity;
  private final OwnerKeys keys;
  private final OwnedLicences licences;
  private final int filmsPerLicence;
  private final Journal journal;
  private final ReentrantLock lock = new ReentrantLock();

  /** Goes on from what was signed before. A product that owns no films signs nothing. */
  @Activate
  public HouseholdSigner(
      @Reference ProductHome home,
      @Reference Identity identity,
      @Reference OwnerKeys keys,
      @Reference(
              cardinality = ReferenceCardinality.OPTIONAL,
              policyOption = ReferencePolicyOption.GREEDY)
          @Nullable Library library,
      @Reference(
              cardinality = ReferenceCardinality.OPTIONAL,
              policyOption = ReferencePolicyOption.GREEDY)
          @Nullable LicenceChecker checker,
      Config config) {
    if (config.filmsPerLicence() < 1) {
      throw new IllegalArgumentException("filmsPerLicence is at least 1");
    }
    this.identity = identity;
    this.keys = keys;
    licences =
        new OwnedLicences(Optional.ofNullable(library), Optional.ofNullable(checker), identity);
    filmsPerLicence = config.filmsPerLicence();
    journal = new Journal(home.folder("vouchers").resolve("signed"));
  }

  @Override
  public long signed(Entitlement entitlement, OwnerAddress seeder) {
    lock.lock();
    try {
      return before(new Account(entitlement, seeder));
    } finally {
      lock.unlock();
    }
  }

  private long before(Account account) {
    return journal.highest(account).map(entry -> entry.voucher().bytesServed()).orElse(0L);
  }

  @Override
  public void remind(SignedVoucher voucher) {
    Optional<FilmId> film = licences.film(voucher.entitlement());
    boolean isOurs =
        keys.signerOf(voucher.voucher().typed(), voucher.signature())
            .equals(Optional.of(identity.address()));
    if (film.isEmpty() || !isOurs) {
      log.debug("a seeder showed a voucher that this household did not sign");
      return;
    }
    lock.lock();
    try {
      journal.keep(new Entry(film.get(), voucher));
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Optional<SignedVoucher> sign(
      Entitlement entitlement, OwnerAddress seeder, long bytesServed) {
    // 1. The licence is the household's, in this epoch.
    Optional<FilmId> film = licences.film(entitlement);
    // 2. Its length is known: else nothing of it was fetched.
    OptionalLong length = film.map(licences::bytes).orElse(OptionalLong.empty());
    // 3. Nobody is paid by himself.
    if (film.isEmpty() || length.isEmpty() || seeder.equals(identity.address())) {
      return Optional.empty();
    }
    lock.lock();
    try {
      // 4. Never below what was signed before.
      Account account = new Account(entitlement, seeder);
      long before = before(account);
      if (bytesServed <= before) {
        return journal.highest(account).map(Entry::voucher);
      }
      // 5. Never more than a few films, over all seeders and epochs of the licence.
      long most = Math.multiplyExact(length.getAsLong(), filmsPerLicence);
      long room = most - (signedOf(account) - before);
      long bytes = Math.min(bytesServed, room);
      if (bytes <= before) {
        return Optional.empty();
      }
      SignedVoucher voucher =
          new SignedVoucher(
              entitlement, seeder, bytes, identity.sign(entitlement.voucher(seeder, bytes)));
      // 6. On disk before anybody has it.
      return journal.keep(new Entry(film.get(), voucher)) ? Optional.of(voucher) : Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  private long signedOf(Account account) {
    return journal.all().stream()
        .map(Entry::voucher)
        .filter(voucher -> voucher.entitlement().token().equals(account.entitlement().token()))
        .mapToLong(SignedVoucher::bytesServed)
        .sum();
  }

  /** Forces what was signed to the disk. */
  @Deactivate
  @Override
  public void close() {
    lock.lock();
    try {
      journal.close();
    } finally {
      lock.unlock();
    }
  }
}
