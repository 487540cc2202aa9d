package app.tangible.chain.evm;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;

/** Stands before a node; something happens to the chain before the first question of this kind. */
final class TurningNode implements AutoCloseable {

  private final URI node;
  private final String method;
  private final Runnable turn;
  private final AtomicBoolean turned = new AtomicBoolean();
  private final HttpClient client = HttpClient.newHttpClient();
  private final HttpServer server;

  TurningNode(URI node, String method, Runnable turn) throws IOException {
    this.node = node;
    this.method = method;
    this.turn = turn;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::pass);
    server.start();
  }

  URI rpc() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void pass(HttpExchange exchange) throws IOException {
    byte[] question = exchange.getRequestBody().readAllBytes();
    boolean asked = new String(question, StandardCharsets.UTF_8).contains(method);
    if (asked && turned.compareAndSet(false, true)) {
      turn.run();
    }
    HttpRequest request =
        HttpRequest.newBuilder(node)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(question))
            .build();
    try (exchange) {
      HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
      exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
      exchange.getResponseBody().write(answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    client.shutdownNow();
  }
}
