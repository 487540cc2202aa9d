package app.tangible.library;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that a page about one title shows. Empty text means unknown.
 *
 * @param ids what others call it: {@code imdb}, {@code tmdb}, {@code tvdb}
 * @param rating 0 to 10; 0 when unknown
 * @param certificate as printed, with its country: {@code US:PG-13}
 * @param backdrop a wide picture
 * @param files of an ordinary title, in the order in which they play; empty for an owned one
 * @param streams what the first file holds
 * @param problem why it cannot be read, in the words of {@code library} messages; empty when it can
 */
public record TitleDetail(
    Title title,
    String originalName,
    String tagline,
    String synopsis,
    List<String> directors,
    List<Role> cast,
    List<String> studios,
    double rating,
    String certificate,
    Map<String, String> ids,
    Optional<URI> backdrop,
    Optional<URI> logo,
    List<Path> files,
    List<Stream> streams,
    Optional<String> problem) {

  /** Copies. */
  public TitleDetail {
    directors = List.copyOf(directors);
    cast = List.copyOf(cast);
    studios = List.copyOf(studios);
    ids = Map.copyOf(ids);
    files = List.copyOf(files);
    streams = List.copyOf(streams);
  }

  /** The same with this picture behind it. */
  public TitleDetail backdrop(URI address) {
    return new TitleDetail(
        title,
        originalName,
        tagline,
        synopsis,
        directors,
        cast,
        studios,
        rating,
        certificate,
        ids,
        Optional.of(address),
        logo,
        files,
        streams,
        problem);
  }

  /** Who plays whom. */
  public record Role(String person, String character, Optional<URI> portrait) {}

  /**
   * One track of a file.
   *
   * @param kind {@code video}, {@code audio} or {@code subtitle}
   * @param codec as Matroska or MP4 names it, shortened: {@code h264}, {@code hevc}, {@code ac3}
   * @param facts {@code 1920x1080}, {@code 5.1}; of a subtitle that lies beside the file its name;
   *     empty when there is nothing to say
   */
  public record Stream(String kind, String codec, String language, String facts) {}
}
