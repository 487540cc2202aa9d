package app.tangible.viewing.local;

import app.tangible.library.Shelf;
import app.tangible.library.Title;
import app.tangible.library.TitleDetail;
import app.tangible.library.TitleId;
import app.tangible.player.Medium;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Turns titles of the shelf into what the player plays. */
record Titles(Shelf shelf, SealedFilms sealed) {

  /** What is to be played for it: of a series, the episode that comes next. */
  Optional<Title> playable(TitleId id) {
    return shelf
        .title(id)
        .flatMap(title -> title.kind() == Title.Kind.SERIES ? nextOf(id) : Optional.of(title));
  }

  private Optional<Title> nextOf(TitleId series) {
    List<Title> episodes = shelf.episodes(series);
    return episodes.stream()
        .filter(episode -> episode.seen().begun())
        .findFirst()
        .or(() -> episodes.stream().filter(episode -> episode.seen().times() == 0).findFirst())
        .or(() -> episodes.stream().findFirst());
  }

  /** It may be opened soon. */
  void expect(TitleId id) {
    playable(id).flatMap(title -> title.id().licence()).ifPresent(sealed::expect);
  }

  /** Opens it. Blocks. */
  Admission open(Title title) {
    return title.id().licence().isPresent()
        ? sealed.open(title.id().licence().get())
        : files(title.id());
  }

  /** The same without asking anybody outside. */
  Optional<Medium> glance(TitleId id) {
    return id.licence().isPresent()
        ? sealed.glance(id.licence().get())
        : files(id) instanceof Admission.Ready ready
            ? Optional.of(ready.medium())
            : Optional.empty();
  }

  private Admission files(TitleId id) {
    Optional<TitleDetail> detail = shelf.detail(id);
    if (detail.isEmpty()) {
      return new Admission.Gone();
    }
    List<Path> files = detail.get().files();
    if (files.isEmpty() || !Files.exists(files.getFirst())) {
      return new Admission.Away();
    }
    Path first = files.getFirst();
    Medium medium =
        Files.isDirectory(first) || isOfDisc(first)
            ? new Medium.Disc(discOf(first))
            : new Medium.Files(files);
    return new Admission.Ready(medium, false, Optional.empty());
  }

  private static boolean isOfDisc(Path file) {
    String name = file.getFileName().toString();
    return name.equalsIgnoreCase("VIDEO_TS.IFO") || name.equalsIgnoreCase("index.bdmv");
  }

  private static Path discOf(Path file) {
    return Files.isDirectory(file) ? file : file.getParent();
  }

  /** The files of an ordinary title, for what lies beside them. */
  List<Path> filesOf(TitleId id) {
    return id.licence().isPresent()
        ? List.of()
        : shelf.detail(id).map(TitleDetail::files).orElse(List.of());
  }
}
