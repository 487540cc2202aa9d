package app.tangible.web.jersey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.tangible.web.Answers;
import app.tangible.web.ProblemException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class JerseyWhiteboardTest {

  private Host host;

  /** A greeting. */
  public record Greeting(String text, int year) {}

  /** Says hello. */
  @Path("/hello")
  @Produces("application/json")
  public static final class Hello {
    private final String word;
    final CountDownLatch inside = new CountDownLatch(1);
    final CountDownLatch go = new CountDownLatch(1);

    Hello(String word) {
      this.word = word;
    }

    @GET
    @Path("{name: [a-z]+}")
    public Greeting hello(
        @PathParam("name") String name, @QueryParam("year") @DefaultValue("25") int year) {
      return new Greeting(word + " " + name, year);
    }

    @POST
    @Consumes("application/json")
    public Greeting echo(Greeting greeting) {
      return greeting;
    }

    @POST
    @Path("/bytes")
    @Consumes("application/octet-stream")
    @Answers(body = Greeting.class)
    public Greeting count(InputStream body) throws java.io.IOException {
      return new Greeting("counted", body.readAllBytes().length);
    }

    @GET
    @Path("/slow/answer")
    public Greeting slow() throws InterruptedException {
      inside.countDown();
      go.await();
      return new Greeting(word, 1);
    }

    @GET
    @Path("/fails/always")
    public Greeting fails() {
      throw new IllegalStateException("the secret is 1234");
    }

    @GET
    @Path("/refuses/always")
    public List<Greeting> refuses() {
      throw new ProblemException(409, "offset", "Not there.").withHeader("Upload-Offset", "7");
    }
  }

  /** Cannot be served: two methods for one request. */
  @Path("/broken")
  public static final class Broken {
    @GET
    public String one() {
      return "1";
    }

    @GET
    public String two() {
      return "2";
    }
  }

  @BeforeEach
  void start() throws Exception {
    host = new Host(Host.Limits.wide());
  }

  @AfterEach
  void stop() throws Exception {
    host.close();
  }

  private Hello serve(String word) {
    Hello hello = new Hello(word);
    host.whiteboard.addResource(hello);
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> host.get("/hello/you").body().contains(word + " you"));
    return hello;
  }

  private static void assertProblem(HttpResponse<String> answer, int status) throws Exception {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    var problem = Host.json(answer);
    assertThat(problem.get("status").asInt()).isEqualTo(status);
    assertThat(problem.get("title").asText()).isNotEmpty();
    assertThat(problem.get("detail").asText()).isNotEmpty();
    assertThat(problem.get("type").asText()).isNotEmpty();
    assertThat(problem.get("instance").asText()).startsWith("urn:tangible:request:");
  }

  @Test
  void servesAResourceFromTheMomentItAppearsUntilItGoes() throws Exception {
    assertProblem(host.get("/hello/you"), 404);
    Hello hello = serve("Hello");
    HttpResponse<String> answer = host.get("/hello/you?year=26");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(Host.json(answer).toString()).isEqualTo("{\"text\":\"Hello you\",\"year\":26}");
    host.whiteboard.removeResource(hello);
    assertProblem(host.get("/hello/you"), 404);
  }

  @Test
  void finishesARequestOnTheApplicationItBeganOn() throws Exception {
    Hello old = serve("Old");
    CompletableFuture<HttpResponse<String>> slow =
        host.client().sendAsync(host.to("/hello/slow/answer").build(), BodyHandlers.ofString());
    old.inside.await();
    host.whiteboard.removeResource(old);
    serve("New");
    old.go.countDown();
    assertThat(slow.get().body()).contains("Old");
  }

  @Test
  void leavesOutABrokenResourceAndServesTheRest() throws Exception {
    host.whiteboard.addResource(new Broken());
    serve("Hello");
    assertProblem(host.get("/broken"), 404);
  }

  @Test
  void answersEveryErrorWithAProblem() throws Exception {
    serve("Hello");
    assertProblem(host.get("/nowhere"), 404);
    HttpResponse<String> method =
        host.send(host.to("/hello/you").method("DELETE", BodyPublishers.noBody()));
    assertProblem(method, 405);
    assertThat(method.headers().firstValue("Allow").orElse("")).contains("GET");
    assertProblem(host.send(host.to("/hello/you").header("Accept", "text/html")), 406);
    assertProblem(
        host.send(
            host.to("/hello")
                .header("Content-Type", "text/xml")
                .POST(BodyPublishers.ofString("<a/>"))),
        415);
    assertProblem(host.get("/hello/you?year=soon"), 404); // JAX-RS 3.2: a bad query parameter
    HttpResponse<String> refused = host.get("/hello/refuses/always");
    assertProblem(refused, 409);
    assertThat(refused.headers().firstValue("Upload-Offset")).hasValue("7");
    HttpResponse<String> failed = host.get("/hello/fails/always");
    assertProblem(failed, 500);
    assertThat(failed.body()).doesNotContain("1234");
  }

  @Test
  void refusesJsonThatIsNotExactlyWhatIsExpected() throws Exception {
    serve("Hello");
    for (String body :
        List.of(
            "",
            "{",
            "[]",
            "null",
            "\"text\"",
            "{\"text\":\"a\",\"year\":1} x",
            "{\"text\":\"a\",\"year\":1,\"more\":2}",
            "{\"text\":\"a\",\"text\":\"b\",\"year\":1}",
            "{\"text\":\"a\",\"year\":null}",
            "{\"text\":\"a\",\"year\":1.5}",
            "{\"text\":\"a\",\"year\":\"1\"}",
            "{\"text\":\"a\",\"year\":99999999999}",
            "[".repeat(10_000))) {
      HttpResponse<String> answer = post(body);
      assertProblem(answer, 400);
    }
    assertThat(post("{\"text\":\"a\",\"year\":1}").statusCode()).isEqualTo(200);
  }

  private HttpResponse<String> post(String body) throws Exception {
    return host.send(
        host.to("/hello")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  @Test
  void boundsABodyWhetherItSaysItsLengthOrNot() throws Exception {
    serve("Hello");
    String large = "{\"text\":\"" + "a".repeat(65_536) + "\",\"year\":1}";
    assertProblem(post(large), 413);
    assertProblem(
        host.send(
            host.to("/hello")
                .header("Content-Type", "application/json")
                .POST(
                    BodyPublishers.ofInputStream(
                        () -> new java.io.ByteArrayInputStream(large.getBytes())))),
        413);
  }

  @Test
  void leavesAStreamOfBytesToItsMethod() throws Exception {
    serve("Hello");
    HttpResponse<String> answer =
        host.send(
            host.to("/hello/bytes")
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofByteArray(new byte[1 << 20])));
    assertThat(Host.json(answer).get("year").asInt()).isEqualTo(1 << 20);
  }

  @Test
  void givesEveryAnswerARequestIdAndSafeHeaders() throws Exception {
    HttpResponse<String> answer =
        host.send(host.to("/nowhere").header("X-Request-Id", "abcdef-0123"));
    assertThat(answer.headers().firstValue("X-Request-Id")).hasValue("abcdef-0123");
    assertThat(Host.json(answer).get("instance").asText())
        .isEqualTo("urn:tangible:request:abcdef-0123");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(answer.headers().map()).doesNotContainKey("access-control-allow-origin");
    HttpResponse<String> foreign =
        host.send(host.to("/nowhere").header("X-Request-Id", "a b\"<script>"));
    assertThat(foreign.headers().firstValue("X-Request-Id").orElse("")).hasSize(36);
  }

  @Test
  void isReadyOnceEveryNamedCheckIsThereAndWell() throws Exception {
    try (Host strict =
        new Host(new Host.Limits(1_024, 100, 100, 8, new String[] {"database", "chain"}))) {
      assertThat(strict.get("/health/live").statusCode()).isEqualTo(200);
      HttpResponse<String> early = strict.get("/health/ready");
      assertThat(early.statusCode()).isEqualTo(503);
      assertThat(Host.json(early).at("/checks/chain").asText()).isEqualTo("missing");
      strict.whiteboard.addHealthCheck(Host.check("database", Optional.empty()));
      var sick = Host.check("chain", Optional.of("does not answer"));
      strict.whiteboard.addHealthCheck(sick);
      assertThat(strict.get("/health/ready").statusCode()).isEqualTo(503);
      strict.whiteboard.removeHealthCheck(sick);
      strict.whiteboard.addHealthCheck(Host.check("chain", Optional.empty()));
      assertThat(strict.get("/health/ready").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void slowsDownWhoAsksTooMuch() throws Exception {
    try (Host strict = new Host(new Host.Limits(1_024, 1, 3, 8, new String[0]))) {
      for (int i = 0; i < 3; i++) {
        assertThat(strict.get("/health/live").statusCode()).isEqualTo(200);
      }
      // One more is let in each second: where the machine is slow, some more are.
      HttpResponse<String> answer = strict.get("/health/live");
      for (int i = 0; i < 100 && answer.statusCode() == 200; i++) {
        answer = strict.get("/health/live");
      }
      assertProblem(answer, 429);
      assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }
  }

  @Test
  void refusesLimitsThatLetNothingIn() {
    assertThat(
            org.junit.jupiter.api.Assertions.assertThrows(
                IllegalArgumentException.class,
                () -> new JerseyWhiteboard(new Host.Limits(0, 1, 1, 1, new String[0]))))
        .hasMessageContaining("maxBodyBytes");
  }
}
