package app.tangible.transfer.swarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tangible.transfer.Transfer;
import app.tangible.transfer.TransferException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a source does, a film comes from another one, and without another the reason is told.
 */
@Timeout(60)
class MisbehavingSourceTest {

  private static final Limits LIMITS =
      new Limits(
          3,
          Duration.ofSeconds(10),
          Duration.ofMillis(900),
          Duration.ofMillis(200),
          Duration.ofMillis(20),
          Duration.ofMillis(200),
          64 << 20,
          0,
          0);

  private final TestFilm film = TestFilm.of(11, 12 * TestFilm.PIECE + 1);
  private final HttpSwarm transfers = new HttpSwarm(LIMITS, Duration.ofMillis(300));

  @TempDir Path folder;

  @AfterEach
  void close() {
    transfers.close();
  }

  static Stream<Arguments> misdeeds() {
    return Stream.of(
        misdeed("answers 500", "is busy", (x, s, from, n) -> x.sendResponseHeaders(500, -1)),
        misdeed(
            "asks to come back in an hour",
            "is busy",
            (x, s, from, n) -> {
              x.getResponseHeaders().set("Retry-After", "3600");
              x.sendResponseHeaders(503, -1);
            }),
        misdeed("answers 429", "is busy", (x, s, from, n) -> x.sendResponseHeaders(429, -1)),
        misdeed(
            "answers 404", "does not have this", (x, s, from, n) -> x.sendResponseHeaders(404, -1)),
        misdeed("answers 416", "as it should", (x, s, from, n) -> x.sendResponseHeaders(416, -1)),
        misdeed("answers 403", "as it should", (x, s, from, n) -> x.sendResponseHeaders(403, -1)),
        misdeed(
            "ignores ranges",
            "ignores ranges",
            (x, s, from, n) -> {
              x.getResponseHeaders().set("ETag", s.tag());
              x.sendResponseHeaders(200, s.film().bytes().length);
              x.getResponseBody().write(s.film().bytes());
            }),
        misdeed(
            "sends another part",
            "Content-Range",
            (x, s, from, n) -> {
              x.getResponseHeaders().set("ETag", s.tag());
              x.getResponseHeaders().set("Content-Range", "bytes 0-9/10");
              x.sendResponseHeaders(206, n);
              x.getResponseBody().write(s.film().bytes(), from, n);
            }),
        misdeed(
            "has no entity tag",
            "another film",
            (x, s, from, n) -> {
              x.getResponseHeaders().set("Content-Range", range(s, from, n));
              x.sendResponseHeaders(206, n);
              x.getResponseBody().write(s.film().bytes(), from, n);
            }),
        misdeed(
            "has a weak entity tag",
            "another film",
            (x, s, from, n) -> {
              x.getResponseHeaders().set("ETag", "W/" + s.tag());
              x.getResponseHeaders().set("Content-Range", range(s, from, n));
              x.sendResponseHeaders(206, n);
              x.getResponseBody().write(s.film().bytes(), from, n);
            }),
        misdeed(
            "has the entity tag of another film",
            "another film",
            (x, s, from, n) -> {
              x.getResponseHeaders().set("ETag", "\"" + "ab".repeat(32) + "\"");
              x.getResponseHeaders().set("Content-Range", range(s, from, n));
              x.sendResponseHeaders(206, n);
              x.getResponseBody().write(s.film().bytes(), from, n);
            }),
        misdeed(
            "compresses",
            "Content-Encoding",
            (x, s, from, n) -> {
              x.getResponseHeaders().set("Content-Encoding", "gzip");
              FilmServer.honest(x, s, from, n);
            }),
        misdeed(
            "sends less than it should",
            "Content-Length",
            (x, s, from, n) -> {
              x.getResponseHeaders().set("ETag", s.tag());
              x.getResponseHeaders().set("Content-Range", range(s, from, n));
              x.sendResponseHeaders(206, n - 1);
              x.getResponseBody().write(s.film().bytes(), from, n - 1);
            }),
        misdeed("never answers", "stopped sending", (x, s, from, n) -> s.hang()),
        misdeed(
            "stalls in the middle",
            "stopped sending",
            (x, s, from, n) -> {
              FilmServer.head(x, s, from, n);
              x.getResponseBody().write(s.film().bytes(), from, n / 2);
              x.getResponseBody().flush();
              s.hang();
            }),
        misdeed("cuts before the head", "cannot be reached", (x, s, from, n) -> {}),
        misdeed(
            "cuts in the middle",
            "cannot be reached",
            (x, s, from, n) -> {
              FilmServer.head(x, s, from, n);
              x.getResponseBody().write(s.film().bytes(), from, n / 2);
              x.getResponseBody().flush();
            }),
        misdeed(
            "sends without end",
            "more than the",
            (x, s, from, n) -> {
              x.getResponseHeaders().set("ETag", s.tag());
              x.getResponseHeaders().set("Content-Range", range(s, from, n));
              x.sendResponseHeaders(206, 0);
              endless(x.getResponseBody(), s);
            }),
        misdeed(
            "sends an error without end",
            "is busy",
            (x, s, from, n) -> {
              x.sendResponseHeaders(500, 0);
              endless(x.getResponseBody(), s);
            }),
        misdeed(
            "redirects to itself",
            "status 302",
            (x, s, from, n) -> {
              x.getResponseHeaders().set("Location", s.base() + "/sealed");
              x.sendResponseHeaders(302, -1);
            }),
        misdeed(
            "sends other bytes",
            "not this film",
            (x, s, from, n) -> {
              FilmServer.head(x, s, from, n);
              x.getResponseBody().write(new byte[n]);
            }));
  }

  private static String range(FilmServer server, int from, int length) {
    return "bytes " + from + "-" + (from + length - 1) + "/" + server.film().bytes().length;
  }

  private static void endless(OutputStream body, FilmServer server) throws IOException {
    while (server.closing.getCount() > 0) {
      body.write(server.film().bytes());
    }
  }

  private static Arguments misdeed(String name, String said, FilmServer.Answer answer) {
    return Arguments.of(name, said, answer);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("misdeeds")
  void theFilmComesFromAnother(String name, String said, FilmServer.Answer answer)
      throws Exception {
    try (FilmServer bad = new FilmServer(film).answering(answer);
        FilmServer good = new FilmServer(film)) {
      Path whole =
          transfers
              .fetch(film.from(bad.base(), good.base()), folder.resolve("film.tsf"))
              .whole()
              .get(20, TimeUnit.SECONDS);
      assertThat(Files.readAllBytes(whole)).isEqualTo(film.bytes());
      // What the bad one holds may be fetched once more before it is seen to be bad.
      assertThat(good.bytesSent.get())
          .isBetween(
              (long) film.bytes().length,
              (long) film.bytes().length + LIMITS.chunks() * TestFilm.PIECE);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("misdeeds")
  void withoutAnotherTheReasonIsTold(String name, String said, FilmServer.Answer answer) {
    try (FilmServer bad = new FilmServer(film).answering(answer)) {
      Transfer transfer = transfers.fetch(film.from(bad.base()), folder.resolve("film.tsf"));
      assertThatThrownBy(() -> transfer.whole().get(20, TimeUnit.SECONDS))
          .cause()
          .isInstanceOf(TransferException.class)
          .hasMessageContaining(bad.base().getAuthority())
          .hasMessageContaining(said)
          .hasMessageContaining("is kept");
      assertThat(folder.resolve("film.tsf")).doesNotExist();
    }
  }
}
