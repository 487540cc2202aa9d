package app.tangible.trial;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A whole server on a real EVM, with one film that its operator ingested over HTTP. */
final class FilmOnSale extends ApiCaller implements AutoCloseable {

  final Path folder;
  final byte[] master;
  final JsonNode offer;
  final WholeServer server;
  private final Chain chain;

  FilmOnSale() throws Exception {
    folder = Files.createTempDirectory("server");
    master = film();
    chain = new Chain(folder);
    server = new WholeServer(folder.resolve("home"), chain.registry(), 0);
    offer = ingestOrClose();
  }

  private JsonNode ingestOrClose() throws Exception {
    try {
      return ingest();
    } catch (Exception | AssertionError e) {
      close(); // nobody else will
      throw e;
    }
  }

  @Override
  URI server() {
    return server.address();
  }

  private JsonNode ingest() throws Exception {
    JsonNode begun =
        ok(
            201,
            operator("/v1/ingestions")
                .header("Content-Type", "application/json")
                .POST(
                    BodyPublishers.ofString(
                        """
                        {"title":"Big Buck Bunny","year":2008,"studio":"Blender Foundation",
                        "studioAccount":"0x%s","quality":"HD","synopsis":"A rabbit.",
                        "price":{"minorUnits":1300,"currency":"EUR"},"royaltyBasisPoints":1500,
                        "sourceBytes":%d}\
                        """
                            .formatted("11".repeat(20), master.length))));
    String id = begun.get("ingestion").asText();
    assertThat(begun.get("state").asText()).isEqualTo("RECEIVING");
    int third = master.length / 3;
    upload(id, 0, third);
    HttpResponse<String> wrong = send(patch(id, 5, 10));
    assertThat(wrong.statusCode()).isEqualTo(409);
    assertThat(wrong.headers().firstValue("Upload-Offset")).hasValue(String.valueOf(third));
    upload(id, third, master.length - third);
    JsonNode ingestion = begun;
    while (!List.of("PUBLISHED", "FAILED").contains(ingestion.get("state").asText())) {
      String known = ingestion.get("state").asText();
      ingestion = ok(200, operator("/v1/ingestions/" + id + "?known=" + known + "&wait=20").GET());
    }
    assertThat(ingestion.get("state").asText()).as(ingestion.toString()).isEqualTo("PUBLISHED");
    return ok(200, to("/v1/films?query=BUNNY")).get("films").get(0);
  }

  private void upload(String id, int from, int count) throws Exception {
    HttpResponse<String> answer = send(patch(id, from, count));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    assertThat(answer.headers().firstValue("Upload-Offset")).hasValue(String.valueOf(from + count));
  }

  private HttpRequest.Builder patch(String id, int from, int count) {
    return operator("/v1/ingestions/" + id + "/master")
        .header("Upload-Offset", String.valueOf(from))
        .header("Content-Type", "application/octet-stream")
        .method("PATCH", BodyPublishers.ofByteArray(master, from, count));
  }

  private byte[] film() throws Exception {
    Path file = folder.resolve("film.mkv");
    Process ffmpeg =
        new ProcessBuilder(
                ("ffmpeg -nostdin -v error -y -f lavfi -i testsrc2=size=640x360:rate=24:duration=6"
                        + " -f lavfi -i sine=frequency=440:duration=6 -c:v libx264 -preset"
                        + " ultrafast -g 24 -c:a aac "
                        + file)
                    .split(" "))
            .inheritIO()
            .start();
    assertThat(ffmpeg.waitFor()).isZero();
    byte[] bytes = Files.readAllBytes(file);
    Files.delete(file);
    return bytes;
  }

  @Override
  public void close() throws IOException {
    server.close();
    chain.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
