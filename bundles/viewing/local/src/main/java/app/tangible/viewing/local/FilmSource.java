package app.tangible.viewing.local;

import app.tangible.decoder.OpenFilm;
import app.tangible.decoder.RefusedException;
import app.tangible.licence.Refusal;
import app.tangible.player.ByteSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The decoder's film as the player reads it; remembers why the decoder refused to go on. */
final class FilmSource implements ByteSource {

  private final OpenFilm film;
  private final Optional<Arrival> arrival;
  private volatile @Nullable Refusal refusal;

  FilmSource(OpenFilm film, Optional<Arrival> arrival) {
    this.film = film;
    this.arrival = arrival;
  }

  Optional<Refusal> refusal() {
    return Optional.ofNullable(refusal);
  }

  @Override
  public long size() {
    return film.size();
  }

  @Override
  public int read(long position, ByteBuffer target) throws IOException {
    try {
      return film.read(position, target);
    } catch (RefusedException e) {
      refusal = e.reason();
      throw e;
    }
  }

  @Override
  public void close() {
    film.close();
    arrival.ifPresent(Arrival::leave);
  }
}
