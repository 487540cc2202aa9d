package app.tangible.transfer.mirror;

import app.tangible.content.FilmId;
import app.tangible.content.PieceRoot;
import app.tangible.transfer.Wanted;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which films there are, by the store's interface, version 1. */
final class Catalogue implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Catalogue.class);
  private static final int MAX_JSON_BYTES = 1 << 20;
  private static final int MAX_SOURCES = 32;
  private static final int MAX_SEEDED = 10_000;
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private final URI base;
  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(TIMEOUT)
          .build();

  Catalogue(URI base) {
    if (base.getHost() == null || !String.valueOf(base.getScheme()).matches("https?")) {
      throw new IllegalArgumentException("catalogue is an http(s) address, got " + base);
    }
    this.base = base;
  }

  /** All films on offer, 200 at most. */
  List<Wanted> all() throws IOException {
    List<Wanted> films = new ArrayList<>();
    for (JsonNode offer : get("/v1/films?query=&limit=200").path("films")) {
      add(offer, films);
    }
    return films;
  }

  /** Those of these that are on offer. */
  List<Wanted> of(Set<FilmId> wanted) throws IOException {
    List<Wanted> films = new ArrayList<>();
    for (FilmId film : wanted) {
      add(get("/v1/films/" + film), films);
    }
    return films;
  }

  /** How many seed each film; none of them where the store does not say. */
  Map<FilmId, Long> seeders() {
    Map<FilmId, Long> seeders = new HashMap<>();
    try {
      for (JsonNode film : get("/v1/seeding/films").path("films")) {
        if (seeders.size() < MAX_SEEDED) {
          seeders.put(new FilmId(film.path("film").asText()), film.path("live").asLong());
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      LOG.debug("it is not known who seeds: {}", e.getMessage());
    }
    return Map.copyOf(seeders);
  }

  private static void add(JsonNode offer, List<Wanted> films) {
    try {
      List<URI> sources = new ArrayList<>();
      for (JsonNode source : offer.path("sources")) {
        URI uri = URI.create(source.asText());
        if (uri.getHost() != null && sources.size() < MAX_SOURCES) {
          sources.add(uri);
        }
      }
      films.add(
          new Wanted(
              new FilmId(offer.path("film").asText()),
              new PieceRoot(offer.path("pieceRoot").asText()),
              offer.path("sealedBytes").asLong(),
              sources));
    } catch (IllegalArgumentException e) {
      LOG.debug("an offer cannot be read: {}", e.getMessage());
    }
  }

  private JsonNode get(String path) throws IOException {
    String root = base.toString().replaceAll("/+$", "");
    HttpRequest request = HttpRequest.newBuilder(URI.create(root + path)).timeout(TIMEOUT).build();
    try {
      HttpResponse<byte[]> answer =
          client.send(
              request,
              HttpResponse.BodyHandlers.limiting(
                  HttpResponse.BodyHandlers.ofByteArray(), MAX_JSON_BYTES));
      if (answer.statusCode() != 200) {
        throw new IOException("status " + answer.statusCode() + " from the catalogue");
      }
      return json.readTree(answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
