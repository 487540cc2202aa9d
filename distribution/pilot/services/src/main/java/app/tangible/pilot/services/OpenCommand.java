package app.tangible.pilot.services;

import app.tangible.content.FilmId;
import app.tangible.decoder.Decoder;
import app.tangible.decoder.Opening;
import app.tangible.library.Library;
import app.tangible.licence.LicenceChecker;
import app.tangible.licence.LicencePackage;
import app.tangible.pilot.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * {@code {"do":"open","licence":id}}: {@code {"ready":true}} or {@code {"refused":reason}}, as the
 * decoder says. Instead of the licence, {@code "package"} names a file that {@code keep} wrote, and
 * {@code "sealed"} a copy of the film: what somebody might try who kept both.
 */
@Component
public final class OpenCommand implements Command {

  private final Library library;
  private final Decoder decoder;
  private final LicenceChecker checker;

  @Activate
  public OpenCommand(
      @Reference Library library, @Reference Decoder decoder, @Reference LicenceChecker checker) {
    this.library = library;
    this.decoder = decoder;
    this.checker = checker;
  }

  @Override
  public String word() {
    return "open";
  }

  @Override
  public Map<String, Object> run(Map<String, String> arguments) throws IOException {
    LicencePackage licence =
        arguments.containsKey("package")
            ? checker.decode(Files.readAllBytes(Path.of(arguments.get("package"))))
            : library.film(Deals.licence(arguments)).orElseThrow().licencePackage();
    FilmId film = checker.peek(licence).film();
    Path sealed =
        arguments.containsKey("sealed")
            ? Path.of(arguments.get("sealed"))
            : library.sealedFile(film);
    return switch (decoder.open(film, sealed, licence)) {
      case Opening.Refused refused ->
          Map.of("refused", refused.reason().name(), "detail", refused.detail());
      case Opening.Ready ready -> {
        ready.film().close();
        yield Map.of("ready", true, "inGrace", ready.inGrace());
      }
    };
  }
}
