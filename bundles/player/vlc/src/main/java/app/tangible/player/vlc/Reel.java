package app.tangible.player.vlc;

import app.tangible.player.ByteSource;
import app.tangible.player.Medium;
import app.tangible.player.Playback.Problem;
import app.tangible.player.VideoFacts;
import java.nio.file.Path;
import java.util.Optional;
import uk.co.caprica.vlcj.player.base.MediaPlayer;

/** What libvlc is given to play. On the player's thread, except {@link #cancel}. */
sealed interface Reel permits BytesReel, FilesReel {

  static Reel of(Medium medium) {
    return switch (medium) {
      case Medium.Bytes(ByteSource source) -> new BytesReel(source);
      case Medium.Files files -> FilesReel.of(files);
      case Medium.Disc disc -> FilesReel.of(disc);
      case Medium.Address address -> FilesReel.of(address);
    };
  }

  /** How many parts it has, played one after the other. */
  int parts();

  /** What is wrong with it before anything is tried. */
  Optional<Problem> problem();

  /** Starts one part. */
  boolean start(MediaPlayer player, int part, String... options);

  /** What a read died of. */
  Optional<Exception> failure();

  /** The file beside which others may lie. */
  Optional<Path> file();

  /** Whether it lies here, so that nothing coming for long means that nothing will. */
  boolean here();

  /** Whether its longest title is to be looked for. */
  boolean titled();

  /** What the file says of its brightness; called when it plays. */
  VideoFacts.Range range();

  /** Makes a blocked read return, and every later one fail. */
  void cancel();
}
