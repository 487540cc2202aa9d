package app.tangible.pilot.services;

import app.tangible.content.FilmId;
import app.tangible.decoder.Decoder;
import app.tangible.decoder.OpenFilm;
import app.tangible.decoder.Opening;
import app.tangible.library.Library;
import app.tangible.library.OwnedFilm;
import app.tangible.licence.LicenceId;
import app.tangible.pilot.Command;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * {@code {"do":"frames","licence":id,"command":ffmpeg call with \n between words}}: opens the film
 * in the decoder and feeds its whole view into the program's standard input. Without a command it
 * only opens the film.
 */
@Component
public final class FramesCommand implements Command {

  private static final int BUFFER_BYTES = 1 << 20;
  private static final int LIMIT_SECONDS = 300;

  private final Library library;
  private final Decoder decoder;

  @Activate
  public FramesCommand(@Reference Library library, @Reference Decoder decoder) {
    this.library = library;
    this.decoder = decoder;
  }

  @Override
  public String word() {
    return "frames";
  }

  @Override
  public Map<String, Object> run(Map<String, String> arguments) throws Exception {
    OwnedFilm film =
        library.film(new LicenceId(arguments.getOrDefault("licence", ""))).orElseThrow();
    FilmId id = film.film();
    Path sealed = library.sealedFile(id);
    return switch (decoder.open(id, sealed, film.licencePackage())) {
      case Opening.Refused refused ->
          Map.of("refused", refused.reason().name(), "detail", refused.detail());
      case Opening.Ready ready -> {
        try (OpenFilm open = ready.film()) {
          if (arguments.containsKey("command")) {
            feed(open, arguments.get("command").split("\n"));
          }
          yield Map.of("clearBytes", open.size(), "inGrace", ready.inGrace());
        }
      }
    };
  }

  private static void feed(OpenFilm film, String[] command)
      throws IOException, InterruptedException {
    Process reader =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      try (OutputStream in = reader.getOutputStream()) {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
        for (long at = 0; at < film.size(); at += buffer.position()) {
          if (film.read(at, buffer.clear()) < 0) {
            throw new IOException("the view ended at " + at + " of " + film.size());
          }
          in.write(buffer.array(), 0, buffer.position());
        }
      }
      if (!reader.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || reader.exitValue() != 0) {
        throw new IOException(command[0] + " did not take the film");
      }
    } finally {
      reader.destroyForcibly();
    }
  }
}
