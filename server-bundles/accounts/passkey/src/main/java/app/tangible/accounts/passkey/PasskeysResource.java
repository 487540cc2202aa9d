package app.tangible.accounts.passkey;

import app.tangible.accounts.Households;
import app.tangible.accounts.Mandates;
import app.tangible.chain.Bytes32;
import app.tangible.chain.ChainException;
import app.tangible.chain.LicenceRegistry;
import app.tangible.chain.account.PasskeyAccounts;
import app.tangible.database.Database;
import app.tangible.identity.OwnerKeys;
import app.tangible.web.Answers;
import app.tangible.web.ProblemException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Passkeys and what they have their accounts do; see docs/protocols/passkey-account.md. */
@Component(
    service = PasskeysResource.class,
    configurationPid = "app.tangible.accounts.passkey",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@JakartarsResource
@Designate(ocd = PasskeysResource.Config.class)
@Path("/v1/passkeys")
@Produces(MediaType.APPLICATION_JSON)
public final class PasskeysResource {

  /** Whose pages passkeys are made for. */
  @ObjectClassDefinition
  public @interface Config {
    /** Such as {@code https://store.example}; passkeys made for another one do not work. */
    @AttributeDefinition
    String origin();

    /** How long a challenge can be answered. */
    @AttributeDefinition
    int challengeSeconds() default 300;

    /** How many operations the platform pays in 24 hours. */
    @AttributeDefinition
    int operationsPerDay() default 5_000;
  }

  private final PasskeyAccounts accounts;
  private final Registrations registrations;
  private final Guardians guardians;
  private final Homes homes;
  private final Operations operations;

  /** Refuses an origin that is none. */
  @Activate
  public PasskeysResource(
      @Reference Database database,
      @Reference PasskeyAccounts accounts,
      @Reference Households households,
      @Reference Mandates mandates,
      @Reference OwnerKeys owners,
      @Reference LicenceRegistry registry,
      Config config) {
    this(
        database,
        accounts,
        households,
        mandates,
        owners,
        registry.chainId(),
        config.origin(),
        Duration.ofSeconds(config.challengeSeconds()),
        config.operationsPerDay(),
        Clock.systemUTC());
  }

  PasskeysResource(
      Database database,
      PasskeyAccounts accounts,
      Households households,
      Mandates mandates,
      OwnerKeys owners,
      long chainId,
      String origin,
      Duration validity,
      int operationsPerDay,
      Clock clock) {
    if (!validity.isPositive() || operationsPerDay < 1) {
      throw new IllegalArgumentException(
          "challengeSeconds and operationsPerDay are at least 1, got "
              + validity.toSeconds()
              + ", "
              + operationsPerDay);
    }
    PasskeyTables tables = new PasskeyTables(database);
    Ceremony ceremony = new Ceremony(origin);
    this.accounts = accounts;
    registrations = new Registrations(tables, ceremony, accounts, validity, clock);
    guardians = new Guardians(tables, accounts);
    homes =
        new Homes(tables, ceremony, accounts, registrations, households, mandates, owners, chainId);
    operations =
        new Operations(
            tables,
            ceremony,
            accounts,
            registrations,
            guardians,
            validity,
            operationsPerDay,
            clock);
  }

  /** A challenge to register with, for one use. */
  @POST
  @Path("/challenge")
  public Bodies.Challenge challenge() {
    return registrations.challenge();
  }

  /** Registers a passkey; its account's address follows from it. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Answers(status = 201, body = Bodies.Passkey.class)
  public Response register(Bodies.Registration body) {
    PasskeyRow passkey = registrations.register(body);
    return Response.status(201)
        .header("Location", "/v1/passkeys/" + passkey.credential())
        .entity(onChain(() -> answer(passkey)))
        .build();
  }

  /** What an edition costs on the chain. */
  @GET
  @Path("/editions/{edition}")
  public Bodies.Price price(@PathParam("edition") long edition) {
    return onChain(() -> new Bodies.Price(edition, edition < 1 ? 0 : accounts.priceOf(edition)));
  }

  /** Who guards an account, and whether a passkey waits to take it over. */
  @GET
  @Path("/accounts/{account}")
  public Bodies.Guarding guarding(@PathParam("account") String account) {
    return onChain(() -> guardians.of(Guardians.account(account)));
  }

  /** Takes a passkey to the account that obeys it already; the passkey signs the challenge. */
  @POST
  @Path("/{credential}/account")
  @Consumes(MediaType.APPLICATION_JSON)
  public Bodies.Passkey join(@PathParam("credential") String credential, Bodies.Joining body) {
    PasskeyRow passkey = registrations.find(credential);
    return onChain(() -> answer(registrations.join(passkey, body)));
  }

  /** A passkey's account. */
  @GET
  @Path("/{credential}")
  public Bodies.Passkey passkey(@PathParam("credential") String credential) {
    return onChain(() -> answer(registrations.find(credential)));
  }

  /** Prepares an operation, which the passkey then signs. */
  @POST
  @Path("/{credential}/operations")
  @Consumes(MediaType.APPLICATION_JSON)
  @Answers(status = 201, body = Bodies.Prepared.class)
  public Response prepare(@PathParam("credential") String credential, Bodies.Order order) {
    PasskeyRow passkey = registrations.find(credential);
    return Response.status(201).entity(onChain(() -> operations.prepare(passkey, order))).build();
  }

  /** Carries out what the passkey has signed; the same again answers the same. */
  @POST
  @Path("/{credential}/operations/{operation}")
  @Consumes(MediaType.APPLICATION_JSON)
  public Bodies.Outcome submit(
      @PathParam("credential") String credential,
      @PathParam("operation") String operation,
      Bodies.Assertion assertion) {
    return operations.submit(registrations.find(credential), hash(operation), assertion);
  }

  /** What the passkey signs so that its account's films play in the household of this code. */
  @POST
  @Path("/{credential}/homes")
  @Consumes(MediaType.APPLICATION_JSON)
  public Bodies.Home home(@PathParam("credential") String credential, Bodies.HomeCode body) {
    PasskeyRow passkey = registrations.find(credential);
    return onChain(() -> homes.prepare(passkey, body.code()));
  }

  /** What the passkey has signed for that; the same again answers the same. */
  @POST
  @Path("/{credential}/homes/{code}")
  @Consumes(MediaType.APPLICATION_JSON)
  public Bodies.Home admit(
      @PathParam("credential") String credential,
      @PathParam("code") String code,
      Bodies.Assertion assertion) {
    PasskeyRow passkey = registrations.find(credential);
    return onChain(() -> homes.admit(passkey, code, assertion));
  }

  /** The films do not play there any more; the passkey signs a challenge. */
  @POST
  @Path("/{credential}/homes/{code}/leave")
  @Consumes(MediaType.APPLICATION_JSON)
  public Bodies.Home leave(
      @PathParam("credential") String credential,
      @PathParam("code") String code,
      Bodies.Leaving body) {
    PasskeyRow passkey = registrations.find(credential);
    return onChain(() -> homes.dismiss(passkey, code, body));
  }

  private Bodies.Passkey answer(PasskeyRow passkey) {
    return new Bodies.Passkey(
        passkey.credential(),
        passkey.account().text(),
        accounts.coinsOf(passkey.account()),
        accounts.isDeployed(passkey.account()),
        accounts.indexOf(passkey.first(), passkey.key()).isPresent());
  }

  private static Bytes32 hash(String text) {
    try {
      return new Bytes32(text);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(404, "unknown-operation", "No operation has such a name.");
    }
  }

  private static <T> T onChain(Supplier<T> question) {
    try {
      return question.get();
    } catch (ChainException e) {
      throw new ProblemException(502, "chain", "The chain does not answer. Try again later.");
    }
  }
}
