package app.tangible.transfer.voucher;

import app.tangible.content.FilmId;
import app.tangible.host.ProductHome;
import app.tangible.identity.Identity;
import app.tangible.identity.OwnerAddress;
import app.tangible.identity.OwnerKeys;
import app.tangible.transfer.VoucherBook;
import app.tangible.transfer.VoucherDesk;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Earns: what is sent here is paid, or not sent on. */
@Component(
    configurationPid = "app.tangible.transfer.voucher.seeder",
    // Who does not want to earn seeds for free.
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = SeederBook.Config.class)
public final class SeederBook implements VoucherBook, AutoCloseable {

  /** What is trusted. */
  @ObjectClassDefinition(name = "Earning as a seeder")
  public @interface Config {
    /** Account that is paid; empty = the one of this home's own key. */
    @AttributeDefinition
    String earns() default "";

    /** Bytes sent without another voucher, at most. */
    @AttributeDefinition
    long windowBytes() default 8 << 20;

    /** Bytes for a peer that shows no voucher at all. */
    @AttributeDefinition
    long freeBytes() default 8 << 20;

    /** After this the peer may have them again. */
    @AttributeDefinition
    int freeSeconds() default 3_600;

    /** Between two times at which vouchers are shown to the store. */
    @AttributeDefinition
    int showSeconds() default 30;

    /** How long the store's word on a licence is believed. */
    @AttributeDefinition
    int believedSeconds() default 60;
  }

  private final VoucherChecks checks;
  private final Ledger ledger;
  private final FreeRide free;
  private final Showing showing;
  private final long windowBytes;

  /** Goes on with the vouchers that are there. */
  @Activate
  public SeederBook(
      @Reference ProductHome home,
      @Reference Identity identity,
      @Reference OwnerKeys keys,
      @Reference VoucherDesk desk,
      Config config) {
    this(
        home.folder("vouchers"),
        earns(config, identity),
        keys,
        desk,
        new Limits(
            config.windowBytes(),
            config.freeBytes(),
            Duration.ofSeconds(config.freeSeconds()),
            Duration.ofSeconds(config.showSeconds()),
            Duration.ofSeconds(config.believedSeconds())),
        Clock.systemUTC());
  }

  SeederBook(
      Path folder,
      OwnerAddress seeder,
      OwnerKeys keys,
      VoucherDesk desk,
      Limits limits,
      Clock clock) {
    windowBytes = limits.windowBytes();
    ledger =
        new Ledger(
            new Journal(folder.resolve("held")),
            new Served(folder.resolve("served")),
            clock,
            limits.believed());
    checks = new VoucherChecks(seeder, keys, desk, ledger, windowBytes);
    free = new FreeRide(limits.freeBytes(), limits.freePeriod(), clock);
    showing = new Showing(checks, desk, ledger, limits.showEvery());
  }

  private static OwnerAddress earns(Config config, Identity identity) {
    return config.earns().isEmpty()
        ? identity.address()
        : new OwnerAddress(config.earns().toLowerCase(Locale.ROOT));
  }

  @Override
  public OwnerAddress seeder() {
    return checks.seeder();
  }

  @Override
  public Tab open(FilmId film, String peer) {
    return new StreamTab(film, peer, checks, ledger, free, windowBytes);
  }

  @Override
  public Earnings earnings() {
    return ledger.earnings(Optional.empty());
  }

  @Override
  public Earnings earnings(FilmId film) {
    return ledger.earnings(Optional.of(film));
  }

  /** Shows what is new now. */
  void show() {
    showing.round();
  }

  /** Shows no more; what is held stays. */
  @Deactivate
  @Override
  public void close() {
    showing.close();
    ledger.close();
  }
}
