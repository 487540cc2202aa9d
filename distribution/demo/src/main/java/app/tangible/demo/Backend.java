package app.tangible.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** What an operator and a studio ask of the backend over HTTP. */
public final class Backend implements AutoCloseable {

  private static final int CHUNK_BYTES = 4 << 20;
  private static final Duration CALL = Duration.ofSeconds(60);

  private final URI base;
  private final String operatorToken;
  private final HttpClient client = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();

  public Backend(URI base, String operatorToken) {
    this.base = base;
    this.operatorToken = operatorToken;
  }

  /** The server product, configured for this chain and port; secrets come by environment. */
  public static Product product(Path project, Path homes, Chain chain, int port)
      throws IOException {
    return product(project, homes, chain, Map.of(), port);
  }

  /** The same with more settings of the chain. */
  public static Product product(
      Path project, Path homes, Chain chain, Map<String, ?> chainSettings, int port)
      throws IOException {
    Map<String, Object> settings = new HashMap<>(chainSettings);
    settings.put("rpc", chain.rpc().toString());
    settings.put("chainId", chain.chainId());
    settings.put("licences", chain.licences());
    settings.put("anchor", chain.anchor());
    settings.put("rewards", chain.rewards());
    settings.put(".key", "$[env:TANGIBLE_CHAIN_KEY]");
    return new Product(project, homes, "server")
        .configure(
            "org.apache.felix.http",
            Map.of("org.osgi.service.http.port", port, "org.apache.felix.http.host", "127.0.0.1"))
        .configure("app.tangible.chain.evm", settings);
  }

  public URI base() {
    return base;
  }

  /** Whether the server says that it is ready for work. */
  public boolean ready() throws InterruptedException {
    try {
      return send(request("/health/ready").GET()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** {@code {"issuer", "log"}}. */
  public JsonNode trust() throws Exception {
    return read(send(request("/v1/trust").GET()));
  }

  /** Whether the ledger is the chain: {@code {"equal", …}}. */
  public JsonNode reconciliation() throws Exception {
    return read(send(operator("/v1/ledger/reconciliation").GET()));
  }

  /** Every offer. */
  public JsonNode films() throws Exception {
    return read(send(request("/v1/films").GET())).get("films");
  }

  /** Delivers a master in chunks and waits until it is published; returns the ingestion. */
  public JsonNode ingest(Path master, Map<String, ?> description) throws Exception {
    JsonNode ingestion =
        read(
            send(
                operator("/v1/ingestions")
                    .header("Content-Type", "application/json")
                    .POST(
                        HttpRequest.BodyPublishers.ofString(
                            json.writeValueAsString(description)))));
    String path = "/v1/ingestions/" + ingestion.get("ingestion").asText();
    upload(master, path + "/master");
    String state = "RECEIVING";
    while (!state.equals("PUBLISHED")) {
      ingestion = read(send(operator(path + "?wait=20&known=" + state).GET()));
      state = ingestion.get("state").asText();
      if (state.equals("FAILED")) {
        throw new IOException("ingestion failed: " + ingestion.path("problem").asText());
      }
    }
    return ingestion;
  }

  /** Names a mirror of a film. */
  public void addSource(String film, URI source) throws Exception {
    read(
        send(
            operator("/v1/films/" + film + "/sources")
                .header("Content-Type", "application/json")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        json.writeValueAsString(Map.of("source", source.toString()))))));
  }

  private void upload(Path master, String path) throws Exception {
    long size = Files.size(master);
    byte[] chunk = new byte[CHUNK_BYTES];
    try (RandomAccessFile in = new RandomAccessFile(master.toFile(), "r")) {
      for (long offset = 0; offset < size; ) {
        in.seek(offset);
        int length = (int) Math.min(chunk.length, size - offset);
        in.readFully(chunk, 0, length);
        HttpResponse<String> answer =
            send(
                operator(path)
                    .header("Upload-Offset", Long.toString(offset))
                    .header("Content-Type", "application/octet-stream")
                    .method("PATCH", HttpRequest.BodyPublishers.ofByteArray(chunk, 0, length)));
        if (answer.statusCode() != 204) {
          throw new IOException("upload at " + offset + ": " + answer.statusCode() + answer.body());
        }
        offset = answer.headers().firstValueAsLong("Upload-Offset").orElse(offset + length);
      }
    }
  }

  private HttpRequest.Builder operator(String path) {
    return request(path).header("Authorization", "Bearer " + operatorToken);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base.resolve(path)).timeout(CALL);
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private JsonNode read(HttpResponse<String> answer) throws IOException {
    if (answer.statusCode() / 100 != 2) {
      throw new IOException(answer.uri().getPath() + ": " + answer.statusCode() + answer.body());
    }
    return answer.body().isBlank() ? json.createObjectNode() : json.readTree(answer.body());
  }

  @Override
  public void close() {
    client.close();
  }
}
