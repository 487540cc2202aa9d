package app.tangible.player.vlc;

import app.tangible.player.Medium;
import app.tangible.player.Playback.Problem;
import app.tangible.player.VideoFacts;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import uk.co.caprica.vlcj.player.base.MediaPlayer;

/** What libvlc opens by itself: files, a disc's folder, a clip at an address. */
record FilesReel(List<String> addresses, List<Path> files, boolean titled) implements Reel {

  static FilesReel of(Medium.Files medium) {
    return new FilesReel(
        medium.parts().stream().map(part -> part.toUri().toASCIIString()).toList(),
        medium.parts(),
        false);
  }

  static FilesReel of(Medium.Disc medium) {
    Path folder = medium.folder().toAbsolutePath();
    boolean bluRay =
        Files.isDirectory(folder.resolve("BDMV")) || folder.getFileName().toString().equals("BDMV");
    Path root =
        List.of("BDMV", "VIDEO_TS").contains(folder.getFileName().toString())
            ? folder.getParent()
            : folder;
    String path = root.toUri().getRawPath();
    return new FilesReel(
        List.of((bluRay ? "bluray://" : "dvdsimple://") + path), List.of(root), true);
  }

  static FilesReel of(Medium.Address medium) {
    URI uri = medium.uri();
    boolean local = "file".equals(uri.getScheme());
    return new FilesReel(
        List.of(uri.toASCIIString()), local ? List.of(Path.of(uri)) : List.of(), false);
  }

  @Override
  public int parts() {
    return addresses.size();
  }

  @Override
  public Optional<Problem> problem() {
    for (Path file : files) {
      if (!Files.isReadable(file)) {
        String why = Files.exists(file) ? "may not be read" : "is not there";
        return Optional.of(new Problem(Problem.Kind.SOURCE_MISSING, "a file of the film " + why));
      }
      if (!titled && isEmpty(file)) {
        return Optional.of(
            new Problem(Problem.Kind.NOT_PLAYABLE, "a file of the film is a folder, or empty"));
      }
    }
    return Optional.empty();
  }

  private static boolean isEmpty(Path file) {
    try {
      return !Files.isRegularFile(file) || Files.size(file) == 0;
    } catch (IOException e) {
      return true;
    }
  }

  @Override
  public boolean start(MediaPlayer player, int part, String... options) {
    return player.media().play(addresses.get(part), options);
  }

  @Override
  public Optional<Exception> failure() {
    return Optional.empty();
  }

  @Override
  public Optional<Path> file() {
    return titled ? Optional.empty() : files.stream().findFirst();
  }

  @Override
  public boolean here() {
    return true;
  }

  @Override
  public VideoFacts.Range range() {
    return titled || files.isEmpty() ? VideoFacts.Range.SDR : Brightness.of(files.getFirst());
  }

  @Override
  public void cancel() {
    // libvlc reads by itself, and stops when it is told.
  }
}
