package app.tangible.web.remote;

import app.tangible.web.Answers;
import app.tangible.web.ProblemException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** A phone asks to be let in; a person at the screen answers. */
@Component(service = PairingResource.class)
@JakartarsResource
@Path(Cookies.TICKET_PATH)
@Produces(MediaType.APPLICATION_JSON)
public final class PairingResource {

  private static final int LONGEST = 200;

  private final HomePhones phones;

  /** Hands everything to the phones. */
  @Activate
  public PairingResource(@Reference HomePhones phones) {
    this.phones = phones;
  }

  /** The code of the invitation, and what the phone calls itself. */
  public record Asking(String code, String name) {}

  /**
   * How far it is.
   *
   * @param state {@code waiting}, {@code in} or {@code refused}
   * @param number what the screen shows too, while it waits
   */
  public record Answer(String state, @Nullable String number) {}

  /** Asks. The code is good for one phone, once. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Answers(status = 201, body = Answer.class)
  public Response ask(Asking asking, @Context SecurityContext line) {
    if (asking.code() == null || asking.name() == null || asking.code().length() > LONGEST) {
      throw new ProblemException(422, "pairing", "A phone says the code and its name.");
    }
    String name = PhoneNames.tidy(asking.name());
    if (name.isEmpty()) {
      throw new ProblemException(422, "name", "The phone has a name that can be read.");
    }
    return switch (phones.ask(asking.code(), name)) {
      case Pairing.Try.Right(var number, var ticket, var until) ->
          Response.status(201)
              .entity(new Answer("waiting", number))
              .cookie(
                  Cookies.give(
                      Cookies.TICKET,
                      ticket,
                      Cookies.TICKET_PATH,
                      Pairing.ANSWER_WITHIN,
                      line.isSecure()))
              .build();
      case Pairing.Try.Wrong() ->
          throw new ProblemException(
              403, "code", "This code is not good (any more): show a new one on the television.");
      case Pairing.Try.TooSoon(var wait) ->
          throw new ProblemException(
                  429, "too-many-codes", "A wrong code was tried: wait a moment, then try again.")
              .withHeader("Retry-After", String.valueOf(wait.toSeconds() + 1));
    };
  }

  /** What the person said. The cookie that lets in comes with the first answer that says so. */
  @GET
  @Answers(body = Answer.class)
  public Response answer(@Context HttpHeaders headers, @Context SecurityContext line) {
    String ticket = Cookies.read(headers, Cookies.TICKET).orElse("");
    return switch (phones.collect(ticket)) {
      case Pairing.Answer.Waiting(var number) -> Response.ok(new Answer("waiting", number)).build();
      case Pairing.Answer.No() -> over(Response.ok(new Answer("refused", null)));
      case Pairing.Answer.Yes(var name) -> letIn(name, headers, line.isSecure());
      case Pairing.Answer.Unknown() ->
          throw new ProblemException(
              404, "nobody-asks", "Nobody answered in time: show a new code on the television.");
    };
  }

  /** A phone that pairs again is the same phone. The token is always a fresh one. */
  private Response letIn(String name, HttpHeaders headers, boolean secure) {
    Cookies.read(headers, Cookies.SESSION)
        .flatMap(phones::known)
        .ifPresent(before -> phones.remove(before.id()));
    return over(
        Response.ok(new Answer("in", null))
            .cookie(
                Cookies.give(Cookies.SESSION, phones.admit(name), "/", Cookies.FOR_LONG, secure)));
  }

  private static Response over(Response.ResponseBuilder answer) {
    return answer.cookie(Cookies.take(Cookies.TICKET, Cookies.TICKET_PATH)).build();
  }
}
