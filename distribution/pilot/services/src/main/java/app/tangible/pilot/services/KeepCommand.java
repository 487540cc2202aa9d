package app.tangible.pilot.services;

import app.tangible.library.Library;
import app.tangible.licence.LicenceChecker;
import app.tangible.pilot.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * {@code {"do":"keep","licence":id,"file":path}}: a copy of the licence as it is now, to try later
 * whether it still opens anything.
 */
@Component
public final class KeepCommand implements Command {

  private final Library library;
  private final LicenceChecker checker;

  @Activate
  public KeepCommand(@Reference Library library, @Reference LicenceChecker checker) {
    this.library = library;
    this.checker = checker;
  }

  @Override
  public String word() {
    return "keep";
  }

  @Override
  public Map<String, Object> run(Map<String, String> arguments) throws IOException {
    byte[] licence =
        checker.encode(library.film(Deals.licence(arguments)).orElseThrow().licencePackage());
    Files.write(Path.of(arguments.get("file")), licence);
    return Map.of("bytes", licence.length);
  }
}
