package app.tangible.metadata.tmdb;

import app.tangible.metadata.MetadataException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** Sends requests, no faster than is wished, and reads bounded answers. */
final class Client implements AutoCloseable {

  private static final Duration UNSAID_PAUSE = Duration.ofSeconds(10);

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(32)
                          .maxStringLength(262_144)
                          .maxNumberLength(64)
                          .build())
                  .build())
          .build();

  private final URI address;
  private final Key key;
  private final Pace pace;
  private final Duration timeout;
  private final int answerBytes;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("tmdb-", 0).factory());
  private final HttpClient http;

  Client(URI address, Key key, Pace pace, Duration timeout, int answerBytes) {
    this.address = address;
    this.key = key;
    this.pace = pace;
    this.timeout = timeout;
    this.answerBytes = answerBytes;
    http =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(timeout)
            .executor(threads)
            .build();
  }

  /**
   * The JSON object at this path; empty where there is none (404).
   *
   * @throws TmdbException when it does not answer as it should
   */
  Optional<JsonNode> get(String path, Map<String, String> parameters) {
    return read(send(path, parameters));
  }

  /** What is the matter with it now, as those are told who ask again. */
  MetadataException trouble(TmdbException outage) {
    return pace.trouble(String.valueOf(outage.getMessage()));
  }

  private Optional<JsonNode> read(HttpResponse<byte[]> answer) {
    return switch (answer.statusCode()) {
      case 200 -> {
        JsonNode json = parse(answer.body());
        pace.worked();
        yield Optional.of(json);
      }
      case 404, 400, 422 -> {
        pace.worked();
        yield Optional.empty();
      }
      case 401, 403 -> {
        pace.refused();
        throw new TmdbException("the key is wrong");
      }
      case 429 -> {
        pace.told(pause(answer));
        throw new TmdbException("asks for a pause");
      }
      default -> throw failure("status " + answer.statusCode());
    };
  }

  private JsonNode parse(byte[] body) {
    try {
      JsonNode json = JSON.readTree(body);
      if (json != null && json.isObject()) {
        return json;
      }
    } catch (IOException e) {
      throw failure("its answer is no JSON");
    }
    throw failure("its answer is no JSON object");
  }

  private TmdbException failure(String why) {
    pace.failed(why);
    return new TmdbException(why);
  }

  private HttpResponse<byte[]> send(String path, Map<String, String> parameters) {
    CompletableFuture<HttpResponse<byte[]>> exchange = new CompletableFuture<>();
    try {
      pace.await();
      exchange =
          http.sendAsync(
              request(path, parameters),
              BodyHandlers.limiting(BodyHandlers.ofByteArray(), answerBytes));
      return exchange.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      exchange.cancel(true);
      throw failure("no whole answer within " + timeout.toMillis() + " ms");
    } catch (ExecutionException e) {
      throw failure("no answer of at most " + answerBytes + " bytes: " + e.getCause().getClass());
    } catch (InterruptedException e) {
      exchange.cancel(true);
      Thread.currentThread().interrupt();
      throw new TmdbException("nobody waits for the answer any more");
    }
  }

  private HttpRequest request(String path, Map<String, String> parameters) {
    Map<String, String> all = new TreeMap<>(parameters);
    if (key.isOld()) {
      all.put("api_key", key.text());
    }
    String query =
        all.entrySet().stream()
            .map(
                parameter ->
                    parameter.getKey()
                        + "="
                        + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address + path + "?" + query))
            .header("Accept", "application/json");
    if (!key.isOld()) {
      request.header("Authorization", "Bearer " + key.text());
    }
    return request.build();
  }

  /** RFC 9110 section 10.2.3; a date instead of seconds counts as not said. */
  private static Duration pause(HttpResponse<byte[]> answer) {
    return answer
        .headers()
        .firstValue("Retry-After")
        .filter(text -> text.matches("[0-9]{1,6}"))
        .map(text -> Duration.ofSeconds(Long.parseLong(text)))
        .orElse(UNSAID_PAUSE);
  }

  @Override
  public void close() {
    http.shutdownNow();
    threads.shutdownNow();
  }
}
