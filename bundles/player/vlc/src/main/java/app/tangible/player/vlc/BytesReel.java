package app.tangible.player.vlc;

import app.tangible.player.ByteSource;
import app.tangible.player.Playback.Problem;
import app.tangible.player.VideoFacts;
import java.nio.file.Path;
import java.util.Optional;
import uk.co.caprica.vlcj.player.base.MediaPlayer;

/** Bytes that somebody hands over, through libvlc's callbacks. */
record BytesReel(FilmBytes bytes) implements Reel {

  BytesReel(ByteSource source) {
    this(new FilmBytes(source));
  }

  @Override
  public int parts() {
    return 1;
  }

  @Override
  public Optional<Problem> problem() {
    return Optional.empty();
  }

  @Override
  public boolean start(MediaPlayer player, int part, String... options) {
    return player.media().play(bytes, options);
  }

  @Override
  public Optional<Exception> failure() {
    return bytes.failure();
  }

  @Override
  public Optional<Path> file() {
    return Optional.empty();
  }

  @Override
  public boolean here() {
    return false; // it may still be on its way from other homes
  }

  @Override
  public boolean titled() {
    return false;
  }

  @Override
  public VideoFacts.Range range() {
    return Brightness.of(bytes.head());
  }

  @Override
  public void cancel() {
    bytes.cancel();
  }
}
