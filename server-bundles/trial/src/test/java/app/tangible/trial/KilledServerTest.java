package app.tangible.trial;

import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.chain.TokenId;
import app.tangible.chain.evm.EvmLicenceRegistry;
import app.tangible.database.trial.TrialDatabase;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
