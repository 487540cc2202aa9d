package app.tangible.chain.erc4337;

import app.tangible.chain.Account;
import app.tangible.chain.Bytes32;
import app.tangible.chain.ChainException;
import app.tangible.chain.account.AccountAction;
import app.tangible.chain.account.OperationOutcome;
import app.tangible.chain.account.PasskeyAccounts;
import app.tangible.chain.account.PasskeyAssertion;
import app.tangible.chain.account.PasskeyPublicKey;
import app.tangible.chain.account.PreparedOperation;
import app.tangible.chain.account.Recovery;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.math.BigInteger;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Passkey accounts through a bundler (ERC-4337 v0.8), sponsored by the platform's paymaster. */
@Component(
    configurationPid = "app.tangible.chain.erc4337",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = BundledPasskeyAccounts.Config.class)
public final class BundledPasskeyAccounts implements PasskeyAccounts, AutoCloseable {

  private static final int MAX_KEYS = 16;
  private static final int MAX_TEXT = 8_192;

  /** In seconds: {@code SponsorPaymaster.PERIOD}. */
  private static final long LANE_SECONDS = 365L * 24 * 60 * 60;

  /** Where everything is; see {@code contracts/deploy} and {@code contracts/deploy-accounts}. */
  @ObjectClassDefinition
  public @interface Config {
    /** The node, http or https. */
    @AttributeDefinition
    String rpc();

    /** The bundler, http or https. */
    @AttributeDefinition
    String bundler();

    /** A chain of another id is refused by every signature. */
    @AttributeDefinition
    long chainId();

    /** Puts accounts where they belong. */
    @AttributeDefinition
    String factory();

    /** Pays the gas. */
    @AttributeDefinition
    String paymaster();

    /** The licence contract. */
    @AttributeDefinition
    String licences();

    /** What films are paid with. */
    @AttributeDefinition
    String stablecoin();

    /** The key that the paymaster knows, 0x and 64 hex digits; never in a file. */
    @AttributeDefinition
    String _signer();

    /** How long a prepared operation can be sent. */
    @AttributeDefinition
    int validSeconds() default 600;

    /** One question, to the last byte of its answer. */
    @AttributeDefinition
    int requestSeconds() default 10;

    /** From sending to being in a block. */
    @AttributeDefinition
    int receiptSeconds() default 60;

    /** To check a passkey's signature. */
    @AttributeDefinition
    long validationGas() default 60_000;

    /** More, to put the account there. */
    @AttributeDefinition
    long creationGas() default 120_000;

    /** To carry the action out. */
    @AttributeDefinition
    long callGas() default 200_000;

    /** What the bundler asks for besides. */
    @AttributeDefinition
    long overheadGas() default 70_000;

    /** No operation offers more a unit of gas. */
    @AttributeDefinition
    long maxFeeGwei() default 300;

    /** The longest answer that is read. */
    @AttributeDefinition
    int maxResponseBytes() default 1_048_576;
  }

  private static final long PAYMASTER_GAS = 30_000;

  private final Settings settings;
  private final SponsorKey signer;
  private final Clock clock;
  private final PasskeyAddress addresses;
  private final AccountCalls calls;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final ScheduledExecutorService looks =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("operation-clock").factory());
  private final HttpClient http;
  private final ChainReader chain;
  private final Bundler bundler;

  /** Refuses settings that make no sense; asks nobody. */
  @Activate
  public BundledPasskeyAccounts(Config config) {
    this(Settings.of(config), config._signer(), Clock.systemUTC());
  }

  BundledPasskeyAccounts(Settings settings, String signer, Clock clock) {
    this.settings = settings;
    this.signer = new SponsorKey(signer);
    this.clock = clock;
    addresses = new PasskeyAddress(settings.factory());
    calls = new AccountCalls(settings.licences(), settings.stablecoin());
    http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(settings.requestTimeout())
            .executor(threads)
            .build();
    chain =
        new ChainReader(
            new Rpc(http, settings.rpc(), settings.requestTimeout(), settings.maxResponseBytes()));
    bundler =
        new Bundler(
            new Rpc(
                http, settings.bundler(), settings.requestTimeout(), settings.maxResponseBytes()),
            settings.licences(),
            settings.receiptTimeout(),
            looks);
  }

  @Override
  public Account addressOf(PasskeyPublicKey first) {
    return addresses.of(first);
  }

  @Override
  public Account factory() {
    return settings.factory();
  }

  @Override
  public byte[] signatureOf(Bytes32 challenge, PasskeyAssertion assertion) {
    return PackedAssertion.of(challenge, assertion);
  }

  @Override
  public boolean isDeployed(Account account) {
    return asked(() -> chain.isThere(account));
  }

  @Override
  public OptionalInt indexOf(PasskeyPublicKey first, PasskeyPublicKey key) {
    return asked(
        () -> {
          Account account = addressOf(first);
          if (!chain.isThere(account)) {
            return key.equals(first) ? OptionalInt.of(0) : OptionalInt.empty();
          }
          for (int index = 0; index < MAX_KEYS; index++) {
            if (chain.keyAt(account, index).filter(key::equals).isPresent()) {
              return OptionalInt.of(index);
            }
          }
          return OptionalInt.empty();
        });
  }

  @Override
  public Optional<Account> guardianOf(Account account) {
    return asked(
        () -> chain.isThere(account) ? chain.guardianOf(account) : Optional.<Account>empty());
  }

  @Override
  public Optional<Recovery> recoveryOf(Account account) {
    return asked(
        () -> chain.isThere(account) ? chain.recoveryOf(account) : Optional.<Recovery>empty());
  }

  @Override
  public long coinsOf(Account account) {
    return asked(() -> chain.coinsOf(settings.stablecoin(), account));
  }

  @Override
  public long priceOf(long edition) {
    return asked(() -> chain.priceOf(settings.licences(), edition));
  }

  @Override
  public PreparedOperation prepare(PasskeyPublicKey first, AccountAction action) {
    return asked(
        () -> {
          Account account = addressOf(first);
          boolean isThere = chain.isThere(account);
          long validUntil = now().plus(settings.validity()).getEpochSecond();
          UserOperation unsponsored =
              new UserOperation(
                  account,
                  chain.nonce(account, validUntil / LANE_SECONDS),
                  isThere ? new byte[0] : AccountCalls.creation(settings.factory(), first),
                  calls.of(account, action),
                  gas(isThere),
                  settings.paymaster(),
                  new byte[0]);
          byte[] hash = unsponsored.sponsorshipHash(settings.chainId(), validUntil);
          Bytes sponsorship = new Bytes().number(validUntil, 6).raw(signer.sign(hash));
          UserOperation operation = unsponsored.sponsored(sponsorship.bytes());
          return new PreparedOperation(
              account, operation.hash(settings.chainId()), operation.json(null).toString());
        });
  }

  /** The chain judges by its own time; it may be ahead of this machine's, and lags when quiet. */
  private Instant now() {
    Instant here = clock.instant();
    Instant there = chain.time();
    return there.isAfter(here) ? there : here;
  }

  private UserOperation.Gas gas(boolean isThere) {
    BigInteger priority = chain.priorityFee().min(settings.maxFee());
    BigInteger max = chain.baseFee().shiftLeft(1).add(priority).min(settings.maxFee());
    return new UserOperation.Gas(
        settings.validationGas() + (isThere ? 0 : settings.creationGas()),
        settings.callGas(),
        PAYMASTER_GAS,
        settings.overheadGas(),
        max,
        priority);
  }

  @Override
  public OperationOutcome send(PreparedOperation prepared, PasskeyAssertion assertion) {
    UserOperation operation = read(prepared.text());
    if (!operation.hash(settings.chainId()).equals(prepared.hash())) {
      throw new IllegalArgumentException("the text is not of operation " + prepared.hash());
    }
    byte[] signature = PackedAssertion.of(prepared.hash(), assertion);
    return asked(() -> bundler.send(operation, signature, prepared.hash()));
  }

  @Override
  public Optional<OperationOutcome> outcomeOf(Bytes32 hash) {
    return asked(() -> bundler.outcomeOf(hash));
  }

  private static UserOperation read(String text) {
    try {
      if (text.length() <= MAX_TEXT) {
        return UserOperation.read(Rpc.JSON.readTree(text));
      }
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not an operation of this provider", e);
    }
    throw new IllegalArgumentException("not an operation of this provider: too long");
  }

  /** What a node or bundler refuses is a failure of the chain to who asked. */
  private static <T> T asked(Supplier<T> question) {
    try {
      return question.get();
    } catch (Rpc.Refusal refusal) {
      throw new ChainException(refusal.getMessage(), refusal);
    }
  }

  @Deactivate
  @Override
  public void close() {
    looks.shutdownNow();
    http.shutdownNow();
    threads.shutdownNow();
  }
}
