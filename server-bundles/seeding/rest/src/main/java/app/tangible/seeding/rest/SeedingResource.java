package app.tangible.seeding.rest;

import app.tangible.identity.OwnerAddress;
import app.tangible.seeding.Seeders;
import app.tangible.transfer.VoucherDesk;
import app.tangible.transfer.VoucherDesk.Contract;
import app.tangible.transfer.VoucherDesk.Standing;
import app.tangible.web.Answers;
import app.tangible.web.ProblemException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/**
 * What seeders are paid. Nobody is asked who they are: a voucher pays whom it names, whoever shows
 * it, and what the chain says is no secret.
 */
@Component(service = SeedingResource.class)
@JakartarsResource
@Path("/v1/seeding")
@Produces(MediaType.APPLICATION_JSON)
public final class SeedingResource {

  private static final String NOBODY = "0x0000000000000000000000000000000000000000";

  private final VoucherDesk desk;
  private final Seeders seeders;

  /** Asks the desk and the list. */
  @Activate
  public SeedingResource(@Reference VoucherDesk desk, @Reference Seeders seeders) {
    this.desk = desk;
    this.seeders = seeders;
  }

  /** How many seed each film, for those who want to keep what is rare. */
  @GET
  @Path("/films")
  @Answers(body = SeededBody.Page.class)
  public SeededBody.Page films() {
    return SeededBody.of(seeders.counts());
  }

  /** The contract that vouchers are drawn on. */
  @GET
  @Answers(body = StandingBody.ContractBody.class)
  public StandingBody.ContractBody contract() {
    Contract contract = desk.contract().orElseThrow(SeedingResource::unpaid);
    return new StandingBody.ContractBody(contract.chainId(), contract.rewards().text());
  }

  /** How a seeder stands with a licence in an epoch. */
  @GET
  @Path("/licences/{token}")
  @Answers(body = StandingBody.class)
  public StandingBody licence(
      @PathParam("token") String token,
      @QueryParam("epoch") @DefaultValue("0") long epoch,
      @QueryParam("seeder") @DefaultValue(NOBODY) String seeder) {
    Standing standing;
    try {
      standing =
          desk.standing(StandingBody.token(token), epoch, new OwnerAddress(seeder))
              .orElseThrow(SeedingResource::unknown);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(
          400, "malformed", "A token is decimal, a seeder 0x and 40 lower-case hex digits.");
    }
    return StandingBody.of(standing);
  }

  /** Takes vouchers in, to claim them when they are worth the gas; may be repeated. */
  @POST
  @Path("/claims")
  @Consumes(MediaType.APPLICATION_JSON)
  @Answers(body = ClaimsBody.Shown.class)
  public ClaimsBody.Shown claim(ClaimsBody claims) {
    if (desk.contract().isEmpty()) {
      throw unpaid();
    }
    return new ClaimsBody.Shown(
        desk.show(claims.checked()).stream().map(VoucherDesk.Shown::name).toList());
  }

  /** What an address earned, per edition. */
  @GET
  @Path("/earnings/{address}")
  @Answers(body = EarnedBody.Page.class)
  public EarnedBody.Page earnings(@PathParam("address") String address) {
    try {
      List<EarnedBody> editions =
          desk.earned(new OwnerAddress(address)).stream().map(EarnedBody::of).toList();
      return new EarnedBody.Page(address, editions);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(
          400, "malformed", "An address is 0x and 40 lower-case hex digits.");
    }
  }

  private static ProblemException unpaid() {
    return new ProblemException(404, "unpaid", "This store pays no seeders.");
  }

  private static ProblemException unknown() {
    return new ProblemException(
        404, "unknown-licence", "No such licence is known here yet: ask again in a minute.");
  }
}
