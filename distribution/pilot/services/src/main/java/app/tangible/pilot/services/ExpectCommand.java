package app.tangible.pilot.services;

import app.tangible.decoder.Decoder;
import app.tangible.library.Library;
import app.tangible.library.OwnedFilm;
import app.tangible.pilot.Command;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code {"do":"expect","licence":id}}: what a film's page does when it is opened. */
@Component
public final class ExpectCommand implements Command {

  private final Library library;
  private final Decoder decoder;

  @Activate
  public ExpectCommand(@Reference Library library, @Reference Decoder decoder) {
    this.library = library;
    this.decoder = decoder;
  }

  @Override
  public String word() {
    return "expect";
  }

  @Override
  public Map<String, Object> run(Map<String, String> arguments) {
    OwnedFilm film = library.film(Deals.licence(arguments)).orElseThrow();
    decoder.expect(library.sealedFile(film.film()));
    return Map.of();
  }
}
