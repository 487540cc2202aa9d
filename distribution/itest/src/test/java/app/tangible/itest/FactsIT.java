package app.tangible.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.tangible.host.ProductHome;
import app.tangible.metadata.FilmFacts;
import app.tangible.metadata.FilmQuery;
import app.tangible.metadata.Metadata;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import javax.inject.Inject;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;

/** Where the center has its facts about films from. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class FactsIT {

  private static final Duration SOON = Duration.ofSeconds(30);

  @Inject private ProductHome home;
  @Inject private Metadata metadata;

  @Configuration
  public Option[] center() {
    Path home = Layout.freshHome("facts");
    return new Option[] {Layout.bundlesOf("center", home, jar -> !Layout.needsScreen(jar))};
  }

  private static FilmQuery of(Path file) {
    return new FilmQuery(
        FilmQuery.Kind.FILM,
        "Sintel",
        OptionalInt.of(2010),
        "fr-FR",
        Optional.empty(),
        Map.of("tmdb", "45745"),
        Optional.of(file));
  }

  @Test
  public void readsWhatLiesBesideAFilm() throws Exception {
    Path file = Files.createFile(home.folder("cache").resolve("beside.mkv"));
    Files.writeString(
        file.resolveSibling("beside.nfo"), "<movie><title>Told by the NFO</title></movie>");

    assertThat(metadata.best(of(file)).map(FilmFacts::title))
        .isEqualTo(Optional.of("Told by the NFO"));
  }

  @Test
  public void usesAKeyAsSoonAsItIsWritten() throws Exception {
    Path file = home.folder("cache").resolve("nothing-beside.mkv");
    assertThat(metadata.best(of(file))).isEqualTo(Optional.empty());
    try (ServerSocket database = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> serve(database));
      Path conf = home.folder("conf").resolve("app.tangible.metadata.tmdb.json");
      Files.writeString(
          conf,
          """
          {".key": "of-the-integration-tests", "address": "http://127.0.0.1:%d/3"}
          """
              .formatted(database.getLocalPort()));
      await()
          .atMost(SOON)
          .until(
              () ->
                  metadata
                      .best(of(file))
                      .map(FilmFacts::synopsis)
                      .equals(Optional.of("Told by the database.")));
      Files.delete(conf);
      await().atMost(SOON).until(() -> metadata.best(of(file)).isEmpty());
    }
  }

  /** To each request the same answer, and an end. */
  private static void serve(ServerSocket database) {
    byte[] body = "{\"id\":45745,\"overview\":\"Told by the database.\"}".getBytes();
    String head =
        "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: " + body.length + "\r\n\r\n";
    while (!database.isClosed()) {
      try (Socket socket = database.accept();
          InputStream in = socket.getInputStream();
          OutputStream out = socket.getOutputStream()) {
        StringBuilder request = new StringBuilder();
        for (int next; !request.toString().endsWith("\r\n\r\n") && (next = in.read()) >= 0; ) {
          request.append((char) next);
        }
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        out.write(body);
      } catch (java.io.IOException gone) {
        // the next one
      }
    }
  }
}
