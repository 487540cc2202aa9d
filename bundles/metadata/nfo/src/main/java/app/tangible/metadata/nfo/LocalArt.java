package app.tangible.metadata.nfo;

import app.tangible.metadata.FilmFacts;
import app.tangible.metadata.FilmQuery.Kind;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Pictures that lie beside a film, under the names that Kodi and Jellyfin give them. */
final class LocalArt {

  private static final List<String> ENDINGS = List.of(".jpg", ".jpeg", ".png", ".webp", ".tbn");

  private final Place place;
  private final Kind kind;

  LocalArt(Place place, Kind kind) {
    this.place = place;
    this.kind = kind;
  }

  FilmFacts facts() {
    FilmFacts.Builder facts = FilmFacts.from(NfoSource.NAME);
    if (kind == Kind.EPISODE) {
      // A still of the episode is wide.
      find(List.of("-thumb", "-fanart", ""), List.of()).ifPresent(facts::backdrop);
    } else {
      find(List.of("-poster", "-cover", ""), List.of("poster", "folder", "cover", "movie"))
          .ifPresent(facts::poster);
      find(
              List.of("-fanart", "-backdrop", "-background"),
              List.of("fanart", "backdrop", "background"))
          .ifPresent(facts::backdrop);
      find(List.of("-clearlogo", "-logo"), List.of("clearlogo", "logo")).ifPresent(facts::logo);
    }
    return facts.build();
  }

  private Optional<URI> find(List<String> behindTheStem, List<String> ofTheFolder) {
    Stream<String> own =
        place.stems().stream().flatMap(stem -> behindTheStem.stream().map(behind -> stem + behind));
    Stream<String> shared = place.alone() ? ofTheFolder.stream() : Stream.empty();
    return Stream.concat(own, shared)
        .flatMap(name -> ENDINGS.stream().map(ending -> name + ending))
        .flatMap(name -> place.file(name).stream())
        .filter(Files::isRegularFile)
        .findFirst()
        .map(Path::toUri);
  }
}
