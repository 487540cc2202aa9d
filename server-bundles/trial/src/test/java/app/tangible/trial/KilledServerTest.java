package app.tangible.trial;

import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.chain.TokenId;
import app.tangible.chain.evm.EvmLicenceRegistry;
import app.tangible.database.trial.TrialDatabase;
import app.tangible.identity.bouncycastle.BouncyCastleOwnerKeys;
import app.tangible.licence.certificate.CertificateLicenceChecker;
import app.tangible.trial.Shop.Held;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGKILL, again and again, while people buy. */
final class KilledServerTest {

  private static final int BUYERS = 24;
  private static final int SELLERS = 8;
  private static final int KILLS = 5;
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private int port;
  private List<String> chainArguments;

  @Test
  void losesNoPurchaseAndDoublesNone() throws Exception {
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    try (Chain chain = new Chain(folder);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      chainArguments = chain.arguments();
      Process server = start();
      List<Future<JsonNode>> all = new ArrayList<>();
      for (int i = 0; i < BUYERS; i++) {
        Household household = new Household();
        all.add(threads.submit(() -> buy(household)));
      }
      for (int kill = 0; kill < KILLS; kill++) {
        untilReady();
        // Somewhere in the middle of the work: each round elsewhere.
        long millis = ThreadLocalRandom.current().nextLong(20, 600);
        server.waitFor(millis, java.util.concurrent.TimeUnit.MILLISECONDS);
        server.destroyForcibly().onExit().join();
        server = start();
      }
      List<String> tokens = new ArrayList<>();
      for (Future<JsonNode> one : all) {
        tokens.add(one.get().get("token").asText());
      }
      untilReady();
      JsonNode books =
          read(
              HttpRequest.newBuilder(at("/v1/ledger/reconciliation"))
                  .header("Authorization", "Bearer " + WholeServer.OPERATOR)
                  .build());
      server.destroyForcibly().onExit().join();
      assertThat(books.path("differences")).isEmpty();
      assertThat(books.path("postings").asInt()).isEqualTo(BUYERS);
      assertThat(tokens).doesNotHaveDuplicates().hasSize(BUYERS);
      // The chain holds exactly as many licences as were bought.
      long edition = TokenId.parse(tokens.getFirst()).edition();
      assertThat(tokens)
          .allSatisfy(
              token -> assertThat(TokenId.parse(token).serial()).isBetween(1L, (long) BUYERS));
      try (EvmLicenceRegistry registry = chain.registry()) {
        assertThat(owned(registry, new TokenId(edition, BUYERS))).isTrue();
        assertThat(owned(registry, new TokenId(edition, BUYERS + 1))).isFalse();
      }
    }
  }

  @Test
  void losesNoResaleAndPaysEachSellerOnce() throws Exception {
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    CertificateLicenceChecker checker = new CertificateLicenceChecker(new BouncyCastleOwnerKeys());
    Shop shop = new Shop(() -> at("/"), checker);
    try (Chain chain = new Chain(folder);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      chainArguments = chain.arguments();
      Process server = start();
      untilReady();
      List<Household> sellers = new ArrayList<>();
      List<Held> held = new ArrayList<>();
      for (int i = 0; i < SELLERS; i++) {
        Household seller = new Household();
        JsonNode bought = buy(seller);
        sellers.add(seller);
        held.add(
            shop.held(
                shop.bytes(seller.get(at("/v1/licences/" + bought.get("licence").asText())))));
      }
      List<Household> buyers = new ArrayList<>();
      List<Future<JsonNode>> all = new ArrayList<>();
      for (int i = 0; i < SELLERS; i++) {
        Household buyer = new Household();
        Household seller = sellers.get(i);
        Held licence = held.get(i);
        buyers.add(buyer);
        all.add(threads.submit(() -> resell(shop, seller, licence, buyer)));
      }
      for (int kill = 0; kill < KILLS; kill++) {
        untilReady();
        long millis = ThreadLocalRandom.current().nextLong(20, 600);
        server.waitFor(millis, java.util.concurrent.TimeUnit.MILLISECONDS);
        server.destroyForcibly().onExit().join();
        server = start();
      }
      List<String> tokens = new ArrayList<>();
      for (Future<JsonNode> one : all) {
        tokens.add(one.get().get("token").asText());
      }
      assertThat(tokens).doesNotHaveDuplicates().hasSize(SELLERS);
      untilReady();
      try (EvmLicenceRegistry registry = chain.registry()) {
        for (int i = 0; i < SELLERS; i++) {
          assertThat(chain.balance(sellers.get(i).address())).isEqualTo(6_400_000);
          assertThat(registry.wordOf(TokenId.parse(tokens.get(i))).owner().text())
              .isEqualTo(buyers.get(i).address());
          assertThat(
                  shop.send(
                          sellers
                              .get(i)
                              .post(
                                  at("/v1/licences/" + held.get(i).document().id() + "/lease"),
                                  "",
                                  Optional.empty()))
                      .problem())
              .isEqualTo("not-the-owner");
        }
      }
      server.destroyForcibly().onExit().join();
    }
  }

  /** Seller and buyer repeat whatever got no answer, until the film is the buyer's. */
  private static JsonNode resell(Shop shop, Household seller, Held held, Household buyer) {
    ObjectNode body = Shop.ask(seller, held, "SALE", 800, "");
    return Awaitility.await()
        .atMost(Duration.ofSeconds(240))
        .pollInterval(Duration.ofMillis(50))
        .ignoreExceptionsInstanceOf(IOException.class)
        .until(
            () -> {
              String offer = shop.offer(seller, held, "the-offer", body).text("offer");
              JsonNode purchase =
                  shop.order(buyer, "the-order", "\"offer\":\"" + offer + "\"", buyer.agreement)
                      .body();
              if (purchase.path("state").asText().equals("PAYMENT_PENDING")) {
                shop.pay(purchase);
              }
              return purchase;
            },
            purchase -> purchase.path("state").asText().equals("ISSUED"));
  }

  private static boolean owned(EvmLicenceRegistry registry, TokenId token) {
    try {
      return !registry.wordOf(token).owner().text().equals("0x" + "0".repeat(40));
    } catch (app.tangible.chain.ChainException e) {
      return false;
    }
  }

  private Process start() throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path")));
    command.addAll(TrialDatabase.javaArguments());
    command.addAll(
        List.of(
            ServerProcess.class.getName(),
            folder.resolve("home").toString(),
            String.valueOf(port)));
    command.addAll(chainArguments);
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private void untilReady() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(90))
        .ignoreExceptionsInstanceOf(IOException.class)
        .until(
            () ->
                http.send(
                            HttpRequest.newBuilder(at("/health/ready")).build(),
                            BodyHandlers.discarding())
                        .statusCode()
                    == 200);
  }

  /** A buyer who repeats whatever got no answer, until the film is theirs. */
  private JsonNode buy(Household household) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(240))
        .pollInterval(Duration.ofMillis(50))
        .ignoreExceptionsInstanceOf(IOException.class)
        .until(
            () -> {
              JsonNode purchase =
                  read(
                      household
                          .post(at("/v1/purchases"), household.order("1"), Optional.of("the-key"))
                          .build());
              if (purchase.path("state").asText().equals("PAYMENT_PENDING")) {
                JsonNode payment = purchase.get("payment");
                read(
                    HttpRequest.newBuilder(URI.create(payment.get("confirmAt").asText()))
                        .header("Content-Type", "application/json")
                        .POST(
                            BodyPublishers.ofString(
                                "{\"clientSecret\":\"%s\",\"card\":\"4000000000000259\"}"
                                    .formatted(payment.get("clientSecret").asText())))
                        .build());
              }
              return purchase;
            },
            purchase -> purchase.path("state").asText().equals("ISSUED"));
  }

  private JsonNode read(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
    return JSON.readTree(answer.body());
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }
}
