package app.tangible.transfer.mirror;

import app.tangible.peer.PeerConnection;
import app.tangible.peer.PeerNode;
import app.tangible.transfer.Progress;
import app.tangible.transfer.Transfers;
import app.tangible.transfer.VoucherBook;
import app.tangible.transfer.VoucherBook.Earnings;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** How the seeder does: films by their ids, never by their titles. */
final class Status {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Shelf shelf;
  private final Keeping keeping;
  private final Room room;
  private final Traffic traffic;
  private final Transfers transfers;
  private final Optional<VoucherBook> book;
  private final Optional<PeerNode> node;

  Status(
      Shelf shelf,
      Keeping keeping,
      Room room,
      Traffic traffic,
      Transfers transfers,
      Optional<VoucherBook> book,
      Optional<PeerNode> node) {
    this.shelf = shelf;
    this.keeping = keeping;
    this.room = room;
    this.traffic = traffic;
    this.transfers = transfers;
    this.book = book;
    this.node = node;
  }

  /** As {@code GET /status} answers it. */
  ObjectNode json() {
    ObjectNode status = JSON.createObjectNode();
    films(status.putArray("films"));
    disk(status.putObject("disk"));
    peers(status.putObject("peers"));
    status
        .putObject("rates")
        .put("upBytesPerSecond", traffic.rate(sent()))
        .put("downBytesPerSecond", downRate());
    book.ifPresent(own -> earnings(status.putObject("earnings"), own));
    return status;
  }

  private void films(ArrayNode films) {
    for (Shelf.Film film : shelf.all()) {
      ObjectNode row =
          films
              .addObject()
              .put("film", film.id().hex())
              .put("state", "WHOLE")
              .put("sealedBytes", film.sealedBytes())
              .put("verifiedBytes", film.sealedBytes())
              .put("seeders", keeping.seeders().getOrDefault(film.id(), 0L));
      Optional<Earnings> earned = book.map(own -> own.earnings(film.id()));
      row.put(
          "servedBytes", traffic.sent(film.id()) + earned.map(Earnings::servedBytes).orElse(0L));
      earned.ifPresent(money -> money(row, money));
    }
    transfers.list().stream()
        .filter(transfer -> shelf.film(transfer.film()).isEmpty())
        .forEach(
            transfer -> {
              Progress progress = transfer.progress();
              films
                  .addObject()
                  .put("film", transfer.film().hex())
                  .put("state", progress.state().name())
                  .put("sealedBytes", progress.totalBytes())
                  .put("verifiedBytes", progress.verifiedBytes())
                  .put("seeders", keeping.seeders().getOrDefault(transfer.film(), 0L))
                  .put("servedBytes", 0);
            });
  }

  private void disk(ObjectNode disk) {
    String problem = keeping.problem();
    disk.put("quotaBytes", room.quotaBytes());
    try {
      disk.put("usedBytes", shelf.usedBytes()).put("freeBytes", room.freeBytes());
    } catch (IOException e) {
      problem = "the film folder cannot be read";
    }
    disk.put("problem", problem);
  }

  private void peers(ObjectNode peers) {
    List<PeerConnection> connections = node.map(PeerNode::connections).orElse(List.of());
    peers.put("self", node.map(own -> own.self().text()).orElse(""));
    ArrayNode addresses = peers.putArray("addresses");
    node.ifPresent(own -> own.addresses().forEach(address -> addresses.add(address.text())));
    peers
        .put("connections", connections.size())
        .put("bytesIn", connections.stream().mapToLong(PeerConnection::bytesIn).sum())
        .put("bytesOut", connections.stream().mapToLong(PeerConnection::bytesOut).sum());
  }

  private long sent() {
    return traffic.sent() + book.map(own -> own.earnings().servedBytes()).orElse(0L);
  }

  private long downRate() {
    return transfers.list().stream().mapToLong(t -> t.progress().bytesPerSecond()).sum();
  }

  private static void earnings(ObjectNode earnings, VoucherBook book) {
    Earnings all = book.earnings();
    earnings.put("account", book.seeder().text()).put("servedBytes", all.servedBytes());
    money(earnings, all);
  }

  private static void money(ObjectNode row, Earnings earned) {
    row.put("signedBytes", earned.signedBytes())
        .put("owedUnits", earned.owedUnits())
        .put("paidUnits", earned.paidUnits());
  }

  /** As the console shows it. */
  String text() {
    ObjectNode status = json();
    StringBuilder text = new StringBuilder();
    status
        .path("films")
        .forEach(
            film ->
                text.append(
                    "%s  %-9s %,15d of %,15d bytes  %4d seeders  served %,d  owed %d  paid %d%n"
                        .formatted(
                            film.path("film").asText(),
                            film.path("state").asText(),
                            film.path("verifiedBytes").asLong(),
                            film.path("sealedBytes").asLong(),
                            film.path("seeders").asLong(),
                            film.path("servedBytes").asLong(),
                            film.path("owedUnits").asLong(),
                            film.path("paidUnits").asLong())));
    for (String part : List.of("disk", "peers", "rates", "earnings")) {
      text.append(part).append(' ').append(status.path(part)).append(System.lineSeparator());
    }
    return text.toString();
  }
}
