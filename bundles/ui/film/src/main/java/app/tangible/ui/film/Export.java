package app.tangible.ui.film;

import app.tangible.library.OwnedFilm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a film's certificate as a file that a stranger can check. */
final class Export {

  private final FilmPage.Sources sources;

  Export(FilmPage.Sources sources) {
    this.sources = sources;
  }

  /** Where it lies then; its name tells nothing but the licence. */
  Path write(OwnedFilm film) throws IOException {
    String text = sources.export().write(film.licencePackage(), sources.decoder().trust());
    Path folder = sources.home().folder("certificates");
    String name = "certificate-" + film.licence().hex().substring(0, 8) + ".txt";
    Path draft = Files.createTempFile(folder, "certificate", ".part");
    Files.writeString(draft, text);
    return Files.move(draft, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }
}
