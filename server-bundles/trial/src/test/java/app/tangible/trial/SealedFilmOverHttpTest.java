package app.tangible.trial;

import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.content.PieceManifest;
import app.tangible.content.sealed1.Bep52PieceHashing;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sealed film as a transfer fetches it. */
final class SealedFilmOverHttpTest extends ServerStory {

  private HttpRequest.Builder sealed() {
    return to("/v1/films/" + offer.get("film").asText() + "/sealed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bytes=0-99 | 206 | 100",
        "bytes=-100 | 206 | 100",
        "bytes=100-199 | 206 | 100",
        "bytes=0-0 | 206 | 1",
        "bytes=999999999- | 416 | -1",
        "bytes=-0 | 416 | -1",
        "bytes=5-2 | 200 | 0",
        "bytes=0-1,5-6 | 200 | 0",
        "pages=1-2 | 200 | 0"
      })
  void answersRanges(String range, int status, int length) throws Exception {
    long size = offer.get("sealedBytes").asLong();
    HttpResponse<byte[]> answer = bytes(sealed().header("Range", range));
    assertThat(answer.statusCode()).isEqualTo(status);
    if (status == 206) {
      assertThat(answer.body()).hasSize(length);
      assertThat(answer.headers().firstValue("Content-Range").orElse(""))
          .matches("bytes \\d+-\\d+/" + size);
      assertThat(answer.headers().firstValueAsLong("Content-Length")).hasValue(length);
    } else if (status == 416) {
      assertThat(answer.headers().firstValue("Content-Range")).hasValue("bytes */" + size);
    } else {
      assertThat(answer.body()).hasSize((int) size);
    }
  }

  @Test
  void answersConditionsOnTheTag() throws Exception {
    String tag = '"' + offer.get("pieceRoot").asText() + '"';
    HttpResponse<byte[]> whole = bytes(sealed());
    assertThat(whole.headers().firstValue("ETag")).hasValue(tag);
    assertThat(whole.headers().firstValue("Accept-Ranges")).hasValue("bytes");
    assertThat(whole.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
    assertThat(bytes(sealed().header("If-None-Match", tag)).statusCode()).isEqualTo(304);
    assertThat(bytes(sealed().header("If-Match", "\"other\"")).statusCode()).isEqualTo(412);
    HttpRequest.Builder ranged = sealed().header("Range", "bytes=0-9");
    assertThat(bytes(ranged.copy().header("If-Range", tag)).statusCode()).isEqualTo(206);
    assertThat(bytes(ranged.copy().header("If-Range", "\"other\"")).statusCode()).isEqualTo(200);
    assertThat(
            bytes(ranged.copy().header("If-Range", "Sat, 21 Nov 2026 10:00:00 GMT")).statusCode())
        .isEqualTo(200);
    HttpResponse<byte[]> head = bytes(sealed().method("HEAD", BodyPublishers.noBody()));
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.headers().firstValueAsLong("Content-Length"))
        .hasValue(offer.get("sealedBytes").asLong());
    assertThat(head.body()).isEmpty();
  }

  @Test
  void servesPiecesInParallelThatFitTheManifest() throws Exception {
    PieceManifest manifest =
        PieceManifest.decode(
            bytes(to("/v1/films/" + offer.get("film").asText() + "/manifest")).body());
    Bep52PieceHashing hashing = new Bep52PieceHashing();
    assertThat(hashing.rootMatches(manifest)).isTrue();
    assertThat(manifest.root().hex()).isEqualTo(offer.get("pieceRoot").asText());
    List<CompletableFuture<HttpResponse<byte[]>>> all = new ArrayList<>();
    for (int piece = 0; piece < manifest.pieces(); piece++) {
      long first = (long) piece * manifest.pieceBytes();
      all.add(
          HTTP.sendAsync(
              sealed()
                  .header(
                      "Range", "bytes=%d-%d".formatted(first, first + manifest.lengthOf(piece) - 1))
                  .build(),
              BodyHandlers.ofByteArray()));
    }
    for (int piece = 0; piece < manifest.pieces(); piece++) {
      assertThat(
              hashing.pieceMatches(manifest, piece, ByteBuffer.wrap(all.get(piece).join().body())))
          .isTrue();
    }
  }

  @Test
  void registersAMirror() throws Exception {
    JsonNode with =
        ok(
            200,
            operator("/v1/films/" + offer.get("film").asText() + "/sources")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"source\":\"http://127.0.0.1:8480/films/x/\"}")));
    assertThat(with.get("sources").get(0).asText())
        .isEqualTo(at("/v1/films/" + offer.get("film").asText()).toString());
    assertThat(with.get("sources").get(1).asText()).isEqualTo("http://127.0.0.1:8480/films/x");
  }
}
