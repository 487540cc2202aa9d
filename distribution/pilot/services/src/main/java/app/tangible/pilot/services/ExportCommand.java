package app.tangible.pilot.services;

import app.tangible.decoder.Decoder;
import app.tangible.library.Library;
import app.tangible.library.OwnedFilm;
import app.tangible.licence.LicenceExport;
import app.tangible.pilot.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * {@code {"do":"export","licence":id,"file":path}}: the certificate as a file that a stranger can
 * check.
 */
@Component
public final class ExportCommand implements Command {

  private final Library library;
  private final Decoder decoder;
  private final LicenceExport export;

  @Activate
  public ExportCommand(
      @Reference Library library, @Reference Decoder decoder, @Reference LicenceExport export) {
    this.library = library;
    this.decoder = decoder;
    this.export = export;
  }

  @Override
  public String word() {
    return "export";
  }

  @Override
  public Map<String, Object> run(Map<String, String> arguments) throws IOException {
    OwnedFilm film = library.film(Deals.licence(arguments)).orElseThrow();
    Path file = Path.of(arguments.get("file"));
    Files.writeString(file, export.write(film.licencePackage(), decoder.trust()));
    return Map.of("bytes", Files.size(file));
  }
}
