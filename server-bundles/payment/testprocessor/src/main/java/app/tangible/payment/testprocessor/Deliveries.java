package app.tangible.payment.testprocessor;

import app.tangible.database.Database;
import app.tangible.database.DueWork;
import app.tangible.database.Transaction;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends what is in the outbox until it is taken. */
final class Deliveries implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Deliveries.class);
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);
  private static final long LONGEST_WAIT_SECONDS = 60;

  private final Database database;
  private final WebhookSignature signature;
  private final Clock clock;
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();
  private final DueWork work;

  Deliveries(Database database, WebhookSignature signature, Clock clock) {
    this.database = database;
    this.signature = signature;
    this.clock = clock;
    work = new DueWork("testprocessor-webhooks", this::round, clock);
    work.wake();
  }

  private record Event(long number, URI webhook, String body, int attempts) {}

  void wake() {
    work.wake();
  }

  private Optional<Instant> round() {
    List<Event> due =
        database.transaction(
            t ->
                t.list(
                    "select number, webhook, body, attempts from processor_events where due <= ?"
                        + " order by due, number limit 100",
                    row ->
                        new Event(
                            row.getLong(1),
                            URI.create(row.getString(2)),
                            row.getString(3),
                            row.getInt(4)),
                    clock.instant()));
    for (Event event : due) {
      try {
        deliver(event);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Optional.empty();
      }
    }
    return database.transaction(
        t ->
            t.first(
                "select due from processor_events order by due limit 1",
                row -> Transaction.instant(row, "due")));
  }

  private void deliver(Event event) throws InterruptedException {
    if (taken(event)) {
      database.transaction(
          t -> t.change("delete from processor_events where number = ?", event.number()));
    } else {
      long seconds = Math.min(LONGEST_WAIT_SECONDS, 1L << Math.min(event.attempts(), 10));
      database.transaction(
          t ->
              t.change(
                  "update processor_events set attempts = attempts + 1, due = ? where number = ?",
                  clock.instant().plusSeconds(seconds),
                  event.number()));
    }
  }

  private boolean taken(Event event) throws InterruptedException {
    byte[] body = event.body().getBytes(StandardCharsets.UTF_8);
    HttpRequest request =
        HttpRequest.newBuilder(event.webhook())
            .timeout(ANSWER_WITHIN)
            .header("Content-Type", "application/json")
            .header("Tangible-Signature", signature.sign(body, clock.instant()))
            .POST(BodyPublishers.ofByteArray(body))
            .build();
    try {
      int status = client.send(request, BodyHandlers.discarding()).statusCode();
      log.debug("a webhook was answered {}", status);
      return status == 200;
    } catch (IOException e) {
      log.debug("a webhook could not be delivered", e);
      return false;
    }
  }

  @Override
  public void close() {
    work.close();
    client.shutdownNow();
  }
}
