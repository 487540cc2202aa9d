package app.tangible.web.remote;

import app.tangible.library.Shelf;
import app.tangible.library.Viewers;
import app.tangible.viewing.RemoteKeys;
import app.tangible.web.ProblemException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jakartars.whiteboard.propertytypes.JakartarsResource;

/** What a remote control does to the screen. */
@Component(service = ScreenResource.class)
@JakartarsResource
@Paired
@Path("/remote/v1/screen")
@Consumes(MediaType.APPLICATION_JSON)
public final class ScreenResource {

  private static final int LONGEST_TEXT = 256;
  private static final Pattern EDITION = Pattern.compile("[0-9A-Za-z._:-]{1,128}");

  private final RemoteKeys keys;
  private final Shelf shelf;
  private final Viewers viewers;

  /** Presses these keys. */
  @Activate
  public ScreenResource(
      @Reference RemoteKeys keys, @Reference Shelf shelf, @Reference Viewers viewers) {
    this.keys = keys;
    this.shelf = shelf;
    this.viewers = viewers;
  }

  /** One of {@link RemoteKeys.Button}, in lower case. */
  public record Press(String button) {}

  /** At most 256 characters; a backspace takes the last one away. */
  public record Typed(String text) {}

  /** A title of the shelf, or an offer of the store. */
  public record Show(@Nullable String title, @Nullable String edition) {}

  /** Presses a key. */
  @POST
  @Path("/keys")
  public void press(Press press, @Context SecurityContext context) {
    Caller.of(context);
    keys.press(Asked.choice(RemoteKeys.Button.class, press.button()));
  }

  /** Types into the field that has the focus. */
  @POST
  @Path("/text")
  public void type(Typed typed, @Context SecurityContext context) {
    Caller.of(context);
    if (typed.text() == null || typed.text().length() > LONGEST_TEXT) {
      throw new ProblemException(422, "text", "A text has at most 256 characters.");
    }
    keys.type(typed.text());
  }

  /** Shows the page of a title or of an offer. */
  @POST
  @Path("/page")
  public void show(Show show, @Context SecurityContext context) {
    Caller.of(context);
    if (show.edition() == null) {
      keys.show(Asked.title(shelf, show.title()).id());
    } else if (viewers.current().ageLimit().isPresent()) {
      throw OffersResource.notForThisAge();
    } else if (EDITION.matcher(show.edition()).matches()) {
      keys.showOffer(show.edition());
    } else {
      throw new ProblemException(404, "no-offer", "There is no such offer.");
    }
  }
}
