package app.tangible.royalty.rest;

import app.tangible.accounts.Bearer;
import app.tangible.accounts.Callers;
import app.tangible.chain.Account;
import app.tangible.chain.ChainException;
import app.tangible.royalty.Ledger;
import app.tangible.web.Answers;
import app.tangible.web.ProblemException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** The books, for the operator. */
@Component(service = LedgerResource.class)
@JakartarsResource
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
public final class LedgerResource {

  private static final Instant BEGINNING = Instant.EPOCH;
  private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");
  private static final int DATE_CHARS = 10;
  private static final int MAX_TIME_CHARS = 40;

  private final Ledger ledger;

  /** Hands everything to the ledger. */
  @Activate
  public LedgerResource(@Reference Ledger ledger) {
    this.ledger = ledger;
  }

  /** What a studio's account earned; times are dates in UTC or instants, {@code to} is not in. */
  @GET
  @Bearer
  @Path("/studios/{account}/statement")
  @Answers(body = StatementBody.class)
  public StatementBody statement(
      @PathParam("account") String account,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @Context SecurityContext caller) {
    Callers.operator(caller);
    try {
      return StatementBody.of(
          ledger.statement(
              new Account(account.toLowerCase(Locale.ROOT)), time(from, BEGINNING), time(to, END)));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new ProblemException(
          400,
          "malformed",
          "The account is 0x and 40 hex digits; from and to are dates or instants, from first.");
    }
  }

  /** Whether ledger and chain are equal to the unit, or where they differ. */
  @GET
  @Bearer
  @Path("/ledger/reconciliation")
  @Answers(body = ReconciliationBody.class)
  public ReconciliationBody reconciliation(@Context SecurityContext caller) {
    Callers.operator(caller);
    try {
      return ReconciliationBody.of(ledger.reconcile());
    } catch (ChainException e) {
      throw new ProblemException(
          503, "chain-unreachable", "The chain cannot be read now: try again.");
    }
  }

  private static Instant time(@Nullable String text, Instant otherwise) {
    if (text == null || text.isEmpty()) {
      return otherwise;
    }
    if (text.length() > MAX_TIME_CHARS) {
      throw new IllegalArgumentException("a time has at most 40 characters");
    }
    return text.length() == DATE_CHARS
        ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
        : Instant.parse(text);
  }
}
