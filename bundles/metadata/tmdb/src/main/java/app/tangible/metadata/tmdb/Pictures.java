package app.tangible.metadata.tmdb;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;

/** Makes addresses of pictures from paths, in the sizes that the database offers. */
final class Pictures {

  private static final Pattern PATH =
      Pattern.compile("/[A-Za-z0-9._-]{1,100}\\.(?:jpg|jpeg|png|webp)");
  private static final int PORTRAIT_WIDTH = 185;
  private static final int LOGO_WIDTH = 500;

  /** Where the pictures are and how wide, by kind. */
  private record Sizes(String base, String poster, String backdrop, String logo, String portrait) {

    /** As it has been for ten years; in use when it is not told. */
    static final Sizes USUAL =
        new Sizes("https://image.tmdb.org/t/p/", "w780", "w1280", "w500", "w185");
  }

  private final Client client;
  private final int posterWidth;
  private final int backdropWidth;
  private final ReentrantLock lock = new ReentrantLock();
  private Optional<Sizes> told = Optional.empty();

  Pictures(Client client, int posterWidth, int backdropWidth) {
    this.client = client;
    this.posterWidth = posterWidth;
    this.backdropWidth = backdropWidth;
  }

  Optional<URI> poster(String path) {
    return address(path, sizes().poster);
  }

  Optional<URI> backdrop(String path) {
    return address(path, sizes().backdrop);
  }

  Optional<URI> logo(String path) {
    return address(path, sizes().logo);
  }

  Optional<URI> portrait(String path) {
    return address(path, sizes().portrait);
  }

  private Optional<URI> address(String path, String size) {
    return PATH.matcher(path).matches()
        ? Optional.of(URI.create(sizes().base + size + path))
        : Optional.empty();
  }

  /** Asked for once, when the first picture is; until the configuration changes it stays. */
  private Sizes sizes() {
    lock.lock();
    try {
      if (told.isEmpty()) {
        told =
            Optional.of(client.get("/configuration", Map.of()).map(this::read).orElse(Sizes.USUAL));
      }
      return told.get();
    } finally {
      lock.unlock();
    }
  }

  private Sizes read(JsonNode answer) {
    JsonNode images = answer.path("images");
    String base = images.path("secure_base_url").asText("");
    if (!base.matches("https?://[A-Za-z0-9.:-]{1,200}/[A-Za-z0-9/._-]{0,100}")) {
      return Sizes.USUAL;
    }
    return new Sizes(
        base,
        width(images.path("poster_sizes"), posterWidth),
        width(images.path("backdrop_sizes"), backdropWidth),
        width(images.path("logo_sizes"), LOGO_WIDTH),
        width(images.path("profile_sizes"), PORTRAIT_WIDTH));
  }

  /** The first that is wide enough; they are offered in growing order, the original last. */
  private static String width(JsonNode sizes, int wanted) {
    for (JsonNode size : sizes) {
      String name = size.asText("");
      if (name.matches("w[0-9]{1,5}") && Integer.parseInt(name.substring(1)) >= wanted) {
        return name;
      }
    }
    return "original";
  }
}
