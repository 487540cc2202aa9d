package app.tangible.seeding.sql;

import app.tangible.chain.LicenceRegistry;
import app.tangible.chain.SeederRewards;
import app.tangible.chain.TokenId;
import app.tangible.database.Database;
import app.tangible.database.DueWork;
import app.tangible.identity.OwnerAddress;
import app.tangible.identity.OwnerKeys;
import app.tangible.resale.OfferBook;
import app.tangible.transfer.SignedVoucher;
import app.tangible.transfer.VoucherDesk;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Keeps vouchers, claims them when they are worth the gas, and fills the pots they are paid of. */
@Component(configurationPid = "app.tangible.seeding.sql", immediate = true)
@Designate(ocd = SqlVoucherDesk.Config.class)
public final class SqlVoucherDesk implements VoucherDesk, AutoCloseable {

  /** What seeders get and when. */
  @ObjectClassDefinition(name = "Seeder rewards")
  public @interface Config {
    /** Promised for 2^30 bytes, as far as the contract's bound allows; 0 promises nothing. */
    @AttributeDefinition
    long unitsPerGiB() default 10_000;

    /** How often a film is paid for one licence, ever. */
    @AttributeDefinition
    int filmsPerLicence() default 2;

    /** How many licences' worth each pot holds beyond those that are sold. */
    @AttributeDefinition
    int licencesAhead() default 20;

    /** Between two looks at what was published and sold. */
    @AttributeDefinition
    int potSeconds() default 60;

    /** What a voucher brings to be claimed at once. */
    @AttributeDefinition
    long claimUnits() default 50_000;

    /** After this it is claimed for less. */
    @AttributeDefinition
    int claimSeconds() default 86_400;

    /** For less than this no gas is spent. */
    @AttributeDefinition
    long leastUnits() default 1_000;

    /** Between two looks whether a licence with vouchers is on offer. */
    @AttributeDefinition
    int everySeconds() default 15;

    /** Smallest units of the coin in one minor unit of a price. */
    @AttributeDefinition
    long coinUnitsPerMinorUnit() default 10_000;
  }

  private final Database database;
  private final LicenceRegistry registry;
  private final SeederRewards rewards;
  private final VoucherIntake intake;
  private final DueWork claims;
  private final DueWork pots;

  /** Begins at once, where a contract pays seeders. */
  @Activate
  public SqlVoucherDesk(
      @Reference Database database,
      @Reference LicenceRegistry registry,
      @Reference SeederRewards rewards,
      @Reference OfferBook offers,
      @Reference OwnerKeys keys,
      Config config) {
    this(database, registry, rewards, offers, keys, config, Clock.systemUTC());
  }

  /** By this clock. */
  public SqlVoucherDesk(
      Database database,
      LicenceRegistry registry,
      SeederRewards rewards,
      OfferBook offers,
      OwnerKeys keys,
      Config config,
      Clock clock) {
    this.database = database;
    this.registry = registry;
    this.rewards = rewards;
    intake = new VoucherIntake(database, keys, clock);
    ClaimTerms claimTerms =
        new ClaimTerms(
            config.claimUnits(),
            Duration.ofSeconds(config.claimSeconds()),
            config.leastUnits(),
            Duration.ofSeconds(config.everySeconds()));
    PotTerms potTerms =
        new PotTerms(
            config.unitsPerGiB(),
            config.filmsPerLicence(),
            config.licencesAhead(),
            Duration.ofSeconds(config.potSeconds()),
            config.coinUnitsPerMinorUnit());
    claims =
        new DueWork(
            "seeding-claims",
            new ClaimLane(database, rewards, offers, claimTerms, clock)::round,
            clock);
    pots =
        new DueWork("seeding-pots", new PotLane(database, rewards, potTerms, clock)::round, clock);
    if (rewards.contract().isPresent()) {
      claims.wake();
      pots.wake();
    }
  }

  @Override
  public Optional<Contract> contract() {
    return rewards.contract().map(address -> new Contract(registry.chainId(), address));
  }

  @Override
  public Optional<Standing> standing(TokenId token, long epoch, OwnerAddress seeder) {
    return database.transaction(t -> LicenceFacts.standing(t, token, epoch, seeder));
  }

  @Override
  public List<Shown> show(List<SignedVoucher> vouchers) {
    if (vouchers.size() > MAX_SHOWN) {
      throw new IllegalArgumentException("at most " + MAX_SHOWN + " vouchers are shown at once");
    }
    Optional<Contract> contract = contract();
    List<Shown> shown =
        vouchers.stream()
            .map(voucher -> contract.map(at -> intake.take(voucher, at)).orElse(Shown.FOREIGN))
            .toList();
    if (shown.contains(Shown.HELD)) {
      claims.wake();
    }
    return shown;
  }

  @Override
  public List<Earned> earned(OwnerAddress seeder) {
    return database.transaction(t -> EarningsQuery.of(t, seeder));
  }

  /** Interrupts what runs; what was sent may still be mined, and is found then. */
  @Deactivate
  @Override
  public void close() {
    claims.close();
    pots.close();
  }
}
