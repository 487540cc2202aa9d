package app.tangible.trial;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.chain.TokenId;
import app.tangible.content.FilmId;
import app.tangible.content.PieceManifest;
import app.tangible.content.sealed1.Bep52PieceHashing;
import app.tangible.licence.LicenceChecker.Question;
import app.tangible.licence.LicencePackage;
import app.tangible.licence.Refusal;
import app.tangible.licence.TrustRoots;
import app.tangible.licence.Verdict;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The wire contract of docs/protocols/api-v1.md, on everything real. */
final class WholeServerTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @TempDir static Path folder;
  private static Chain chain;
  private static WholeServer server;
  private static byte[] master;
  private static JsonNode offer;
  private static final String STUDIO = "0x" + "11".repeat(20);

  @BeforeAll
  static void putAFilmOnSale() throws Exception {
    chain = new Chain(folder);
    server = new WholeServer(folder.resolve("home"), chain.registry(), 0);
    master = film();
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
    offer = ok(200, to("/v1/films?query=BUNNY")).get("films").get(0);
  }

  private static void upload(String id, int from, int count) throws Exception {
    HttpResponse<String> answer = send(patch(id, from, count));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    assertThat(answer.headers().firstValue("Upload-Offset")).hasValue(String.valueOf(from + count));
  }

  private static HttpRequest.Builder patch(String id, int from, int count) {
    return operator("/v1/ingestions/" + id + "/master")
        .header("Upload-Offset", String.valueOf(from))
        .header("Content-Type", "application/octet-stream")
        .method("PATCH", BodyPublishers.ofByteArray(master, from, count));
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
    if (chain != null) {
      chain.close();
    }
  }

  private static byte[] film() throws Exception {
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

  private static URI at(String path) {
    return server.address().resolve(path);
  }

  private static HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(at(path));
  }

  private static HttpRequest.Builder operator(String path) {
    return to(path).header("Authorization", "Bearer " + WholeServer.OPERATOR);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }

  private static HttpResponse<byte[]> bytes(HttpRequest.Builder request) throws Exception {
    return HTTP.send(request.build(), BodyHandlers.ofByteArray());
  }

  private static JsonNode ok(int status, HttpRequest.Builder request) throws Exception {
    HttpResponse<String> answer = send(request);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return JSON.readTree(answer.body());
  }

  private static void refused(int status, String kind, HttpRequest.Builder request)
      throws Exception {
    HttpResponse<String> answer = send(request);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(JSON.readTree(answer.body()).get("type").asText())
        .isEqualTo("urn:tangible:problem:" + kind);
  }

  private static JsonNode order(Household household, String key) throws Exception {
    return ok(
        201,
        household.post(
            at("/v1/purchases"), household.order(offer.get("edition").asText()), Optional.of(key)));
  }

  private static HttpResponse<String> pay(JsonNode purchase, String card) throws Exception {
    JsonNode payment = purchase.get("payment");
    return send(
        HttpRequest.newBuilder(URI.create(payment.get("confirmAt").asText()))
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.ofString(
                    "{\"clientSecret\":\"%s\",\"card\":\"%s\"}"
                        .formatted(payment.get("clientSecret").asText(), card))));
  }

  private static JsonNode until(Household household, JsonNode purchase, String state)
      throws Exception {
    JsonNode now = purchase;
    Instant end = Instant.now().plusSeconds(60);
    while (!now.get("state").asText().equals(state) && Instant.now().isBefore(end)) {
      now =
          ok(
              200,
              household.get(
                  at(
                      "/v1/purchases/"
                          + purchase.get("purchase").asText()
                          + "?known="
                          + now.get("state").asText()
                          + "&wait=20")));
    }
    assertThat(now.get("state").asText()).isEqualTo(state);
    return now;
  }

  @Test
  void sellsAFilmFromTheOrderToTheLicenceAndItsLease() throws Exception {
    Household household = new Household();
    JsonNode purchase = order(household, "one");
    assertThat(purchase.at("/payment/amount/minorUnits").asLong()).isEqualTo(1_300);
    assertThat(pay(purchase, "4242424242424242").body()).contains("succeeded");
    JsonNode issued = until(household, purchase, "ISSUED");
    assertThat(issued.get("transaction").asText()).matches("0x[0-9a-f]{64}");
    assertThat(issued.get("gas").asLong()).isPositive();

    JsonNode trust = ok(200, to("/v1/trust"));
    TrustRoots roots = new TrustRoots(trust.get("issuer").asText(), trust.get("log").asText());
    String path = "/v1/licences/" + issued.get("licence").asText();
    HttpResponse<byte[]> licence = bytes(household.get(at(path)));
    HttpResponse<byte[]> renewed = bytes(household.post(at(path + "/lease"), "", Optional.empty()));
    for (HttpResponse<byte[]> answer : List.of(licence, renewed)) {
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(
              server.checker.check(
                  server.checker.decode(answer.body()),
                  roots,
                  new Question(
                      household.grant.owner(),
                      household.grant.agreement(),
                      new FilmId(offer.get("film").asText()),
                      Instant.now())))
          .isInstanceOf(Verdict.Valid.class);
    }
    refused(404, "unknown-licence", new Household().get(at(path)));
    refused(
        404,
        "unknown-purchase",
        new Household().get(at("/v1/purchases/" + purchase.get("purchase").asText())));
  }

  @Test
  void keepsOneLogWhoseTreesAllBeginWithTheOnesBefore() throws Exception {
    PublishedLog log = new PublishedLog(HTTP, at("/v1/log/"));
    List<PublishedLog.Tree> trees = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Household household = new Household();
      JsonNode purchase = order(household, "log");
      pay(purchase, "4242424242424242");
      JsonNode issued = until(household, purchase, "ISSUED");
      String note = log.checkpoint();
      assertThat(note).startsWith("tangible.app/certificates\n");
      trees.add(PublishedLog.Tree.of(note));
      byte[] licence =
          bytes(household.get(at("/v1/licences/" + issued.get("licence").asText()))).body();
      var certificate = server.checker.peekCertificate(server.checker.decode(licence));
      trees.add(PublishedLog.Tree.of(certificate.note()));
      assertThat(new String(log.entries((int) certificate.leafIndex() + 1), UTF_8))
          .contains(certificate.facts().ownerKey().hex());
    }
    trees.sort(Comparator.comparingLong(PublishedLog.Tree::size));
    assertThat(trees.stream().map(PublishedLog.Tree::size).distinct().count()).isGreaterThan(3);
    for (int to = 0; to < trees.size(); to++) {
      assertThat(log.hasRoot(trees.get(to))).isTrue();
      for (int from = 0; from <= to; from++) {
        assertThat(log.begins(trees.get(from), trees.get(to))).isTrue();
      }
    }
    assertThat(log.get("tile/0/000").statusCode()).isEqualTo(404);
    assertThat(log.get("tile/0/000.p/255").statusCode()).isEqualTo(404);
    assertThat(log.get("tile/entries/../checkpoint").statusCode()).isIn(200, 400, 404);
  }

  @Test
  void provesWhatTheChainSaysOfALicence() throws Exception {
    Household household = new Household();
    JsonNode purchase = order(household, "strict");
    pay(purchase, "4242424242424242");
    JsonNode issued = until(household, purchase, "ISSUED");
    byte[] encoded =
        bytes(household.get(at("/v1/licences/" + issued.get("licence").asText()))).body();
    LicencePackage licence = server.checker.decode(encoded);
    byte[] proof = server.proofs.prove(TokenId.parse(issued.get("token").asText()));
    JsonNode trust = ok(200, to("/v1/trust"));
    TrustRoots roots = new TrustRoots(trust.get("issuer").asText(), trust.get("log").asText());
    Question strict =
        new Question(
            household.grant.owner(),
            household.grant.agreement(),
            new FilmId(offer.get("film").asText()),
            Instant.now(),
            true);
    assertThat(server.checker.check(licence, roots, strict))
        .isInstanceOfSatisfying(
            Verdict.Refused.class,
            refused -> assertThat(refused.reason()).isEqualTo(Refusal.PROOF_TOO_OLD));
    assertThat(server.checker.check(licence.withStateProof(proof), roots, strict))
        .isInstanceOf(Verdict.Valid.class);
  }

  @Test
  void issuesOnceForACardWhosePaymentIsReportedTwiceAndConfirmedTwice() throws Exception {
    Household household = new Household();
    JsonNode purchase = order(household, "twice");
    assertThat(pay(purchase, "4000000000000259").statusCode()).isEqualTo(200);
    assertThat(pay(purchase, "4000000000000259").statusCode()).isEqualTo(200);
    JsonNode issued = until(household, purchase, "ISSUED");
    JsonNode again =
        ok(
            200,
            household.post(
                at("/v1/purchases"),
                household.order(offer.get("edition").asText()),
                Optional.of("twice")));
    assertThat(again.get("licence")).isEqualTo(issued.get("licence"));
    assertThat(again.get("token")).isEqualTo(issued.get("token"));
  }

  @Test
  void tellsThatACardWasDeclinedAndTakesAnother() throws Exception {
    Household household = new Household();
    JsonNode purchase = order(household, "declined");
    HttpResponse<String> declined = pay(purchase, "4000000000000002");
    assertThat(declined.statusCode()).isEqualTo(402);
    JsonNode failed = until(household, purchase, "PAYMENT_FAILED");
    assertThat(failed.get("problem").asText()).contains("no money was taken");
    assertThat(pay(purchase, "4242424242424242").statusCode()).isEqualTo(200);
    until(household, failed, "ISSUED");
  }

  @Test
  void refusesRequestsThatAreNotSignedAsTheyShouldBe() throws Exception {
    Household household = new Household();
    String order = household.order("1");
    refused(
        401,
        "signature",
        to("/v1/purchases")
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", "k")
            .POST(BodyPublishers.ofString(order)));
    // Signed, then changed on the way.
    HttpRequest signed = household.post(at("/v1/purchases"), order, Optional.of("k")).build();
    HttpRequest.Builder changed =
        HttpRequest.newBuilder(signed.uri())
            .POST(BodyPublishers.ofString(order.replace("\"1\"", "\"2\"")));
    signed.headers().map().forEach((name, values) -> changed.header(name, values.getFirst()));
    refused(401, "signature", changed);
    refused(401, "signature", to("/v1/purchases/" + "0".repeat(32)).GET());
    refused(400, "idempotency-key", household.post(at("/v1/purchases"), order, Optional.empty()));
    refused(
        403,
        "grant",
        household.post(at("/v1/purchases"), new Household().order("1"), Optional.of("k")));
    refused(
        404,
        "unknown-edition",
        household.post(at("/v1/purchases"), household.order("999"), Optional.of("k")));
    refused(
        422, "order", household.post(at("/v1/purchases"), "{\"edition\":\"1\"}", Optional.of("k")));
    order(household, "used");
    refused(
        422,
        "idempotency-key-reused",
        household.post(at("/v1/purchases"), household.order("999"), Optional.of("used")));
  }

  @Test
  void keepsBooksThatAreEqualToTheChain() throws Exception {
    Household household = new Household();
    JsonNode purchase = order(household, "books");
    pay(purchase, "4242424242424242");
    JsonNode issued = until(household, purchase, "ISSUED");
    JsonNode books = ok(200, operator("/v1/ledger/reconciliation"));
    assertThat(books.get("differences")).isEmpty();
    assertThat(books.get("equal").asBoolean()).isTrue();
    assertThat(books.get("postings").asInt()).isPositive();
    JsonNode statement =
        ok(200, operator("/v1/studios/" + STUDIO + "/statement?from=2020-01-01&to=2200-01-01"));
    JsonNode sale =
        statement
            .get("sales")
            .valueStream()
            .filter(one -> one.get("token").equals(issued.get("token")))
            .findFirst()
            .orElseThrow();
    assertThat(sale.get("title")).isEqualTo(offer.get("title"));
    assertThat(sale.get("transaction")).isEqualTo(issued.get("transaction"));
    assertThat(sale.get("price").asLong()).isEqualTo(13_000_000);
    assertThat(sale.get("share").asLong()).isEqualTo(12_350_000);
    assertThat(sale.get("settled").asText()).isEqualTo("PAYABLE");
    assertThat(statement.at("/earned/total")).isEqualTo(statement.at("/open/payable"));
    refused(401, "operator-token", to("/v1/ledger/reconciliation").GET());
    refused(401, "operator-token", to("/v1/studios/" + STUDIO + "/statement").GET());
    refused(400, "malformed", operator("/v1/studios/me/statement").GET());
    refused(400, "malformed", operator("/v1/studios/" + STUDIO + "/statement?from=soon").GET());
  }

  @Test
  void refusesWhoIsNotTheOperator() throws Exception {
    refused(401, "operator-token", to("/v1/ingestions/" + "0".repeat(32)).GET());
    refused(
        401,
        "operator-token",
        to("/v1/ingestions/" + "0".repeat(32)).header("Authorization", "Bearer wrong").GET());
    refused(404, "unknown-ingestion", operator("/v1/ingestions/" + "0".repeat(32)).GET());
    refused(
        422,
        "source",
        operator("/v1/films/" + offer.get("film").asText() + "/sources")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"source\":\"file:///etc/passwd\"}")));
  }

  @Test
  void refusesAForgedWebhook() throws Exception {
    for (String signature :
        List.of(
            "",
            "t=1,v1=" + "0".repeat(64),
            "t=%d,v1=%s".formatted(Instant.now().getEpochSecond(), "0".repeat(64)))) {
      refused(
          400,
          "webhook-signature",
          to("/v1/payments/webhook")
              .header("Content-Type", "application/json")
              .header("Tangible-Signature", signature)
              .POST(BodyPublishers.ofString("{\"id\":\"evt\",\"type\":\"payment.succeeded\"}")));
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

  private static HttpRequest.Builder sealed() {
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
  void describesEveryCallOfTheContract() throws Exception {
    JsonNode document = ok(200, to("/v1/openapi.json"));
    assertThat(document.get("paths").fieldNames())
        .toIterable()
        .contains(
            "/v1/films",
            "/v1/films/{film}",
            "/v1/films/{film}/manifest",
            "/v1/films/{film}/sealed",
            "/v1/films/{film}/sources",
            "/v1/trust",
            "/v1/log/checkpoint",
            "/v1/purchases",
            "/v1/purchases/{id}",
            "/v1/licences/{id}",
            "/v1/licences/{id}/lease",
            "/v1/licences/{id}/proof",
            "/v1/licences/{id}/reissue",
            "/v1/licences/{licence}/offers",
            "/v1/offers",
            "/v1/offers/mine",
            "/v1/offers/{id}",
            "/v1/moved",
            "/v1/household",
            "/v1/households/{code}",
            "/v1/payments/webhook",
            "/v1/studios/{account}/statement",
            "/v1/ledger/reconciliation",
            "/v1/ingestions",
            "/v1/ingestions/{id}",
            "/v1/ingestions/{id}/master",
            "/v1/openapi.json",
            "/health/live",
            "/health/ready",
            "/processor/intents/{intent}/confirm");
    for (String reference : document.findValuesAsText("$ref")) {
      assertThat(document.at(reference.substring(1)).isObject()).as(reference).isTrue();
    }
    assertThat(document.at("/paths/~1v1~1purchases/post/security/0/signature").isArray()).isTrue();
    assertThat(document.at("/components/securitySchemes/bearer/scheme").asText())
        .isEqualTo("bearer");
    assertThat(ok(200, to("/health/ready")).at("/checks/database").asText()).isEqualTo("up");
  }

  @Test
  void keepsNoSecretInClearInItsHome() throws Exception {
    List<String> secrets =
        List.of(
            WholeServer.OPERATOR,
            "0123456789abcdef0123456789abcdef",
            "Big Buck Bunny",
            new String(
                Arrays.copyOfRange(master, master.length / 2, master.length / 2 + 64),
                StandardCharsets.ISO_8859_1));
    try (Stream<Path> files = Files.walk(folder.resolve("home"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        for (String secret : secrets) {
          assertThat(content.contains(secret)).as("in %s", file.getFileName()).isFalse();
        }
      }
    }
  }
}
