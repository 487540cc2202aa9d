package app.tangible.web.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What strangers on the home network, and pages of other sites, try. */
class AttacksTest {

  private static final String KEY = "{\"button\":\"ok\"}";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir static Path folder;
  private static House house;
  private static String token;

  @BeforeAll
  static void open() throws Exception {
    house = new House(folder, Map.of("maxConnectionsPerAddress", 12), 150);
    token = house.admitted();
  }

  @AfterAll
  static void close() {
    house.close();
  }

  private static HttpRequest.Builder paired(String method, String path, String body) {
    return house.asked(method, path, body).header("Cookie", Cookies.SESSION + "=" + token);
  }

  /** Exactly these bytes; all that is answered. */
  private static String raw(String request) throws IOException {
    try (Socket socket = new Socket("localhost", house.port())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  private static String rawGet(String target, String host) throws IOException {
    return raw("GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
  }

  private static String own() {
    return "localhost:" + house.port();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET session",
        "GET now",
        "GET titles",
        "GET titles/begun",
        "GET offers",
        "GET events",
        "POST screen/keys",
        "POST screen/text",
        "POST screen/page",
        "POST now/play",
        "POST now/steer",
        "PUT now/position",
        "PUT now/volume",
        "PUT now/tracks",
        "PUT now/queue",
        "POST now/queue",
        "PUT now/sleep",
        "PUT now/autoplay",
        "DELETE session",
        "GET titles/file.0123456789abcdef",
        "GET titles/file.0123456789abcdef/poster"
      })
  void whoIsNotPairedGetsNothing(String call) throws Exception {
    String[] parts = call.split(" ");
    String body = parts[0].equals("GET") || parts[0].equals("DELETE") ? "" : "{}";
    for (String cookie : List.of("", Cookies.SESSION + "=", Cookies.SESSION + "=AAAA")) {
      HttpRequest.Builder request = house.asked(parts[0], "/remote/v1/" + parts[1], body);
      HttpResponse<String> answer =
          house.send(cookie.isEmpty() ? request : request.header("Cookie", cookie));
      assertThat(answer.statusCode()).as(call).isEqualTo(401);
      assertThat(answer.body()).contains("urn:tangible:problem:not-paired");
    }
    assertThat(house.keys.told).isEmpty();
  }

  @Test
  void aChildsPhoneSeesNoOfferAndOpensNoneOnTheScreen() throws Exception {
    String offer = "{\"edition\":\"0x01\"}";
    house.viewers.enter(2, "");
    try {
      assertThat(house.as(token, "GET", "/remote/v1/offers", "").statusCode()).isEqualTo(403);
      HttpResponse<String> shown = house.as(token, "POST", "/remote/v1/screen/page", offer);
      assertThat(shown.statusCode()).isEqualTo(403);
      assertThat(shown.body()).contains("urn:tangible:problem:age", "without an age limit");
      assertThat(house.keys.told).noneMatch(each -> each.startsWith("offer"));
    } finally {
      house.viewers.enter(1, "1234");
      house.keys.told.clear(); // the other tests look that nothing was pressed
    }
    assertThat(house.as(token, "GET", "/remote/v1/offers", "").statusCode()).isEqualTo(200);
    assertThat(house.as(token, "POST", "/remote/v1/screen/page", offer).statusCode())
        .isEqualTo(204);
    assertThat(house.keys.told).anyMatch(each -> each.startsWith("offer"));
    house.keys.told.clear();
  }

  @Test
  void anotherSitesPageCannotPressAKey() throws Exception {
    String path = "/remote/v1/screen/keys";
    String cookie = Cookies.SESSION + "=" + token;
    // A form, which can send any body as text, and the cookie if the browser were an old one.
    HttpResponse<String> form =
        house.send(
            house
                .to(path)
                .header("Cookie", cookie)
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString(KEY)));
    assertThat(form.statusCode()).isEqualTo(403);
    for (Map.Entry<String, String> header :
        Map.of("Origin", "http://evil.example", "Sec-Fetch-Site", "cross-site").entrySet()) {
      HttpResponse<String> script =
          house.send(paired("POST", path, KEY).header(header.getKey(), header.getValue()));
      assertThat(script.statusCode()).as(header.getKey()).isEqualTo(403);
    }
    // Same machine, another port: another origin.
    assertThat(
            house
                .send(paired("POST", path, KEY).header("Origin", "http://localhost:1"))
                .statusCode())
        .isEqualTo(403);
    assertThat(
            house
                .send(paired("GET", "/remote/v1/now", "").header("Sec-Fetch-Site", "same-site"))
                .statusCode())
        .isEqualTo(403);
    assertThat(house.keys.told).isEmpty();
  }

  @Test
  void nobodyIsToldThatOtherSitesMayRead() throws Exception {
    HttpResponse<String> preflight =
        house.send(
            house
                .to("/remote/v1/now")
                .header("Origin", "http://evil.example")
                .header("Access-Control-Request-Method", "PUT")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
    assertThat(preflight.statusCode()).isEqualTo(405);
    assertThat(preflight.headers().map()).doesNotContainKey("access-control-allow-origin");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "evil.example:PORT",
        "localhost",
        "localhost:1",
        "localhost.evil:PORT",
        "",
        "127.0.0.1:PORT@evil",
        "0:PORT",
        "[::]:PORT"
      })
  void aNameThatIsNotThisMachinesIsNotAnsweredTo(String host) throws Exception {
    String answer = rawGet("/", host.replace("PORT", String.valueOf(house.port())));
    assertThat(answer).containsPattern("^HTTP/1.1 4(21|00) ").doesNotContain("<main");
  }

  @Test
  void twoNamesInOneRequestAreNotAnsweredTo() throws Exception {
    assertThat(rawGet("http://evil.example/", own())).containsPattern("^HTTP/1.1 4(21|00) ");
    assertThat(
            raw(
                "GET / HTTP/1.1\r\nHost: "
                    + own()
                    + "\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 400");
    assertThat(raw("GET / HTTP/1.0\r\n\r\n")).doesNotContain("<main");
    for (String name : List.of(own(), "127.0.0.1:" + house.port(), "[::1]:" + house.port())) {
      assertThat(rawGet("/", name)).startsWith("HTTP/1.1 200").contains("<main");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../../etc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/..%2f..%2fetc%2fpasswd",
        "/%252e%252e%252fetc%252fpasswd",
        "//etc/passwd",
        "/./app.js",
        "/app.js/..;/app.js",
        "/app.js%00.html",
        "/..\\..\\etc\\passwd",
        "/%c0%ae%c0%ae/etc/passwd",
        "/app.js;x=1",
        "/PageFiles.class",
        "/app/tangible/web/remote/app.js",
        "/META-INF/MANIFEST.MF",
        "/remote/v1/titles/..%2f..%2fetc",
        "/remote/v1/titles/../../../app.js",
        "/remote//v1/now",
        "/health/ready",
        "/health/live",
        "/logback-test.xml"
      })
  void noPathLeadsToAnythingElse(String path) throws Exception {
    String answer = rawGet(path, own());
    assertThat(answer).as(path).containsPattern("^HTTP/1.1 4(04|00) ");
    assertThat(answer).doesNotContain("root:").doesNotContain("const ").doesNotContain("import ");
  }

  @Test
  void thePageIsServedUnderAStrictPolicy() throws Exception {
    for (String file : List.of("/", "/app.js", "/app.css", "/sw.js", "/manifest.webmanifest")) {
      HttpResponse<String> answer = house.send(house.to(file));
      assertThat(answer.statusCode()).as(file).isEqualTo(200);
      assertThat(answer.headers().allValues("Content-Security-Policy"))
          .singleElement()
          .asString()
          .startsWith("default-src 'none'; script-src 'self';")
          .contains("frame-ancestors 'none'", "require-trusted-types-for 'script'")
          .doesNotContain("unsafe");
      assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
      assertThat(answer.headers().firstValue("X-Frame-Options")).hasValue("DENY");
      assertThat(answer.headers().firstValue("Server")).isEmpty();
    }
  }

  @Test
  void aCookieThatAStrangerChoseIsNeverTheOneThatLetsIn() throws Exception {
    String fixed = "F".repeat(43);
    HttpResponse<String> asking =
        house.send(
            house
                .asked(
                    "POST",
                    "/remote/v1/pairing",
                    "{\"code\":\"" + house.invited() + "\",\"name\":\"Mine\"}")
                .header("Cookie", Cookies.SESSION + "=" + fixed));
    String ticket = cookie(asking, Cookies.TICKET);
    assertThat(asking.headers().allValues("Set-Cookie"))
        .singleElement()
        .asString()
        .contains("HttpOnly", "SameSite=Strict", "Path=/remote/v1/pairing");
    house.phones.answer(true);
    HttpResponse<String> in =
        house.send(
            house
                .asked("GET", "/remote/v1/pairing", "")
                .header(
                    "Cookie",
                    Cookies.SESSION + "=" + fixed + "; " + Cookies.TICKET + "=" + ticket));
    assertThat(in.body()).contains("\"in\"");
    String given = cookie(in, Cookies.SESSION);
    assertThat(given).hasSize(43).isNotEqualTo(fixed);
    assertThat(in.headers().allValues("Set-Cookie"))
        .allMatch(each -> each.contains("HttpOnly") && each.contains("SameSite=Strict"));
    assertThat(house.as(fixed, "GET", "/remote/v1/session", "").statusCode()).isEqualTo(401);
    assertThat(house.as(given, "GET", "/remote/v1/session", "").statusCode()).isEqualTo(200);
    // The ticket is used up: who recorded it gets nothing by it.
    assertThat(
            house
                .send(
                    house
                        .asked("GET", "/remote/v1/pairing", "")
                        .header("Cookie", Cookies.TICKET + "=" + ticket))
                .statusCode())
        .isEqualTo(404);
  }

  private static String cookie(HttpResponse<String> answer, String name) {
    return answer.headers().allValues("Set-Cookie").stream()
        .filter(each -> each.startsWith(name + "="))
        .map(each -> each.substring(name.length() + 1, each.indexOf(';')))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void giantBodiesAreNotRead() throws Exception {
    String giant = "{\"text\":\"" + "x".repeat(200_000) + "\"}";
    HttpRequest request = paired("POST", "/remote/v1/screen/text", giant).build();
    assertThat(house.send(HttpRequest.newBuilder(request, (n, v) -> true)).statusCode())
        .isEqualTo(413);
    String long257 = "{\"text\":\"" + "x".repeat(257) + "\"}";
    assertThat(house.as(token, "POST", "/remote/v1/screen/text", long257).statusCode())
        .isEqualTo(422);
    String headers =
        "GET / HTTP/1.1\r\nHost: " + own() + "\r\nX: " + "y".repeat(20_000) + "\r\n\r\n";
    assertThat(raw(headers)).startsWith("HTTP/1.1 431");
    assertThat(house.keys.told).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "{\"button\":null}",
        "{\"button\":\"self_destruct\"}",
        "{\"button\":1}",
        "{\"button\":\"ok\",\"more\":1}",
        "{\"button\":\"ok\",\"button\":\"ok\"}",
        "{\"button\":\"ok\"} x"
      })
  void whatCannotBeMeantPressesNothing(String body) throws Exception {
    HttpResponse<String> answer = house.as(token, "POST", "/remote/v1/screen/keys", body);
    assertThat(answer.statusCode()).isBetween(400, 422);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(house.keys.told).isEmpty();
  }

  @Test
  void aRequestThatDribblesIsEnded() throws Exception {
    try (Socket slow = new Socket("localhost", house.port())) {
      slow.setSoTimeout(100);
      slow.getOutputStream()
          .write(
              ("GET / HTTP/1.1\r\nHost: " + own() + "\r\nX: ").getBytes(StandardCharsets.US_ASCII));
      InputStream in = slow.getInputStream();
      await()
          .atMost(PATIENCE)
          .until(
              () -> {
                try {
                  slow.getOutputStream().write('a');
                  return in.read() < 0;
                } catch (SocketTimeoutException e) {
                  return false;
                } catch (IOException e) {
                  return true;
                }
              });
    }
  }

  @Test
  void oneAddressGetsSoManyConnectionsAndNoMore() throws Exception {
    List<Socket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < 40; i++) {
        Socket socket = new Socket("localhost", house.port());
        socket.setSoTimeout(50);
        sockets.add(socket);
      }
      await()
          .atMost(PATIENCE)
          .until(() -> sockets.stream().filter(AttacksTest::isClosed).count() >= 28);
    } finally {
      for (Socket socket : sockets) {
        socket.close();
      }
    }
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() -> rawGet("/", own()).startsWith("HTTP/1.1 200"));
  }

  private static boolean isClosed(Socket socket) {
    try {
      return socket.getInputStream().read() < 0;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  @Test
  void wrongCodesSlowDownAndLock() throws Exception {
    try (House attacked = new House(folder.resolve("attacked"))) {
      wrongCodesSlowDownAndLock(attacked);
    }
  }

  private static void wrongCodesSlowDownAndLock(House house) throws Exception {
    house.invited();
    String wrong = "{\"code\":\"AAAAAAAAAA\",\"name\":\"x\"}";
    int refused = 0;
    int slowed = 0;
    for (int i = 0; i < 30; i++) {
      HttpResponse<String> answer = house.send(house.asked("POST", "/remote/v1/pairing", wrong));
      refused += answer.statusCode() == 403 ? 1 : 0;
      if (answer.statusCode() == 429) {
        slowed++;
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
      }
    }
    assertThat(refused + slowed).isEqualTo(30);
    assertThat(refused).isLessThan(Pairing.TRIES);
    assertThat(house.phones.state().asking()).isEmpty();
  }
}
