package app.tangible.pilot.services;

import app.tangible.decoder.Decoder;
import app.tangible.decoder.OpenFilm;
import app.tangible.decoder.Opening;
import app.tangible.library.Library;
import app.tangible.library.OwnedFilm;
import app.tangible.licence.LicenceId;
import app.tangible.player.ByteSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a command is to play: {@code "licence": id} through the decoder, or {@code "file": path} in
 * clear.
 */
final class Sources {

  private final Library library;
  private final Decoder decoder;

  Sources(Library library, Decoder decoder) {
    this.library = library;
    this.decoder = decoder;
  }

  ByteSource of(Map<String, String> arguments) throws IOException {
    return arguments.containsKey("file")
        ? clear(Path.of(arguments.get("file")))
        : sealed(new LicenceId(arguments.getOrDefault("licence", "")));
  }

  private ByteSource sealed(LicenceId licence) throws IOException {
    OwnedFilm film = library.film(licence).orElseThrow();
    return switch (decoder.open(
        film.film(), library.sealedFile(film.film()), film.licencePackage())) {
      case Opening.Refused refused ->
          throw new IOException("refused: " + refused.reason() + ", " + refused.detail());
      case Opening.Ready ready -> of(ready.film());
    };
  }

  private static ByteSource of(OpenFilm film) {
    return new ByteSource() {
      @Override
      public long size() {
        return film.size();
      }

      @Override
      public int read(long position, ByteBuffer target) throws IOException {
        return film.read(position, target);
      }

      @Override
      public void close() {
        film.close();
      }
    };
  }

  private static ByteSource clear(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file);
    long size = channel.size();
    return new ByteSource() {
      @Override
      public long size() {
        return size;
      }

      @Override
      public int read(long position, ByteBuffer target) throws IOException {
        return channel.read(target, position);
      }

      @Override
      public void close() {
        try {
          channel.close();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    };
  }
}
