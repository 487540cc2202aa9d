package app.tangible.web.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.tangible.library.testing.Titles;
import app.tangible.player.Playback.State;
import app.tangible.viewing.Viewing;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What phones are told without asking. */
class EventsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String EVENTS = "/remote/v1/events";

  @TempDir Path folder;
  private final List<Line> lines = new ArrayList<>();
  private House house;

  @BeforeEach
  void open() throws Exception {
    // The watch for requests that dribble looks often: a line that only listens is none.
    house = new House(folder, Map.of("maxStreams", 4, "maxStreamsPerPhone", 2), 50);
  }

  @AfterEach
  void close() {
    lines.forEach(Line::close);
    house.close();
  }

  /** One open line and what came over it. */
  private static final class Line implements AutoCloseable {
    final List<String> heard = new CopyOnWriteArrayList<>();
    final HttpClient client = HttpClient.newHttpClient();
    final int status;
    volatile boolean over;

    Line(House house, String token) throws IOException, InterruptedException {
      HttpResponse<InputStream> answer =
          client.send(
              house.to(EVENTS).header("Cookie", Cookies.SESSION + "=" + token).build(),
              HttpResponse.BodyHandlers.ofInputStream());
      status = answer.statusCode();
      Thread.ofVirtual().start(() -> read(answer.body()));
    }

    private void read(InputStream body) {
      try (BufferedReader reader =
          new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
        reader.lines().forEach(heard::add);
      } catch (IOException | RuntimeException e) {
        // Ended from either side.
      }
      over = true;
    }

    long events(String name) {
      return heard.stream().filter(("event: " + name)::equals).count();
    }

    @Override
    public void close() {
      client.shutdownNow();
    }
  }

  private Line line(String token) throws Exception {
    Line line = new Line(house, token);
    lines.add(line);
    return line;
  }

  private void until(Callable<Boolean> condition) {
    await().atMost(PATIENCE).until(condition);
  }

  @Test
  void severalPhonesHearOfWhatIsOnAndOfTheShelf() throws Exception {
    Line one = line(house.admitted());
    Line other = line(house.admitted());
    for (Line each : List.of(one, other)) {
      until(() -> each.events("now") == 1);
    }
    house.viewing.play(Titles.tenFilms().getFirst().id(), Viewing.From.START);
    house.player.at(State.PLAYING, Duration.ofMinutes(1), Duration.ofMinutes(90));
    for (Line each : List.of(one, other)) {
      until(
          () ->
              each.heard.stream()
                  .anyMatch(
                      text ->
                          text.contains("\"name\":\"Amélie\"")
                              && text.contains("\"state\":\"playing\"")
                              && text.contains("\"positionMillis\":60000")));
    }
    house.shelf.put(Titles.film(50, "New", 2026).build());
    until(() -> one.events("titles") >= 1 && other.events("titles") >= 1);
    assertThat(one.over).isFalse();
  }

  @Test
  void aPositionThatGoesOnAsExpectedIsNotToldAndAJumpIs() throws Exception {
    Line line = line(house.admitted());
    house.viewing.play(Titles.tenFilms().getFirst().id(), Viewing.From.START);
    house.player.at(State.PAUSED, Duration.ofMinutes(1), Duration.ofMinutes(90));
    until(() -> line.heard.stream().anyMatch(text -> text.contains("\"positionMillis\":60000")));
    for (int i = 0; i < 200; i++) {
      house.player.at(State.PAUSED, Duration.ofMillis(60_000 + i), Duration.ofMinutes(90));
    }
    house.player.at(State.PAUSED, Duration.ofMinutes(40), Duration.ofMinutes(90));
    until(() -> line.heard.stream().anyMatch(text -> text.contains("\"positionMillis\":2400000")));
    assertThat(line.events("now")).isLessThan(8);
  }

  @Test
  void aLineThatOnlyListensIsNotEndedAsADribblingOne() throws Exception {
    Line line = line(house.admitted());
    until(() -> line.events("now") == 1);
    await().during(Duration.ofMillis(600)).atMost(PATIENCE).until(() -> !line.over);
  }

  @Test
  void onePhonesOldestLineMakesRoomForItsNewest() throws Exception {
    String token = house.admitted();
    Line first = line(token);
    until(() -> first.events("now") == 1);
    line(token);
    line(token);
    until(() -> first.over);
    until(() -> lines.subList(1, 3).stream().allMatch(each -> each.events("now") == 1));
  }

  @Test
  void linesAreBoundedAllTogether() throws Exception {
    for (int i = 0; i < 4; i++) {
      Line line = line(house.admitted());
      until(() -> line.events("now") == 1);
    }
    assertThat(line(house.admitted()).status).isEqualTo(503);
    lines.getFirst().close();
    // Who is gone is noticed when it is told something.
    until(
        () -> {
          house.shelf.put(Titles.film(51, "New", 2026).build());
          return line(house.admitted()).status == 200;
        });
  }

  @Test
  void aLineEndsWithThePhonesPairing() throws Exception {
    Line line = line(house.admitted());
    until(() -> line.events("now") == 1);
    assertThat(house.phones.state().paired().getFirst().here()).isTrue();
    house.phones.remove(house.phones.state().paired().getFirst().id());
    until(() -> line.over);
    assertThat(house.viewing.listeners()).isZero();
  }

  @Test
  void whoIsNotPairedHearsNothing() throws Exception {
    assertThat(line("nobody").status).isEqualTo(401);
    assertThat(house.viewing.listeners()).isZero();
  }

  @Test
  void theApiIsDescribedByOpenApi() throws Exception {
    String description = house.send(house.to("/v1/openapi.json")).body();
    assertThat(description)
        .contains(
            "/remote/v1/pairing",
            "/remote/v1/session",
            "/remote/v1/screen/keys",
            "/remote/v1/now/queue",
            "/remote/v1/titles/{id}/poster",
            "/remote/v1/offers",
            "/remote/v1/events",
            "\"paired\"");
  }
}
