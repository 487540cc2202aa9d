package app.tangible.store.http;

import app.tangible.identity.LoanStatement;
import app.tangible.identity.OwnerPublicKey;
import app.tangible.identity.OwnerSignature;
import app.tangible.identity.bouncycastle.BouncyCastleOwnerKeys;
import app.tangible.licence.Ask;
import app.tangible.licence.DestructionReceipt;
import app.tangible.licence.LicenceId;
import app.tangible.licence.SignedDocument;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Offers of households on the one token there is: believes nothing, moves on when the test says so.
 */
final class TestMarket {

  private static final BouncyCastleOwnerKeys OWNER_KEYS = new BouncyCastleOwnerKeys();

  final AtomicInteger posts = new AtomicInteger();
  volatile String refusal = "";
  volatile boolean forgeLists;
  private final TestLicences licences;
  private final Map<String, Row> byKey = new LinkedHashMap<>();
  private final List<LicenceId> moved = new ArrayList<>();
  private long nonce;

  /** One offer. */
  static final class Row {
    String id = "";
    String kind = "";
    String state = "OPEN";
    String body = "";
    long price;
    long deadline;
    String buyer = "";
    String until = "";
    LicenceId licence = TestLicences.ID;
    @Nullable OwnerPublicKey seller;
  }

  /** What is wrong with a request, as a problem's kind. */
  static final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;
    final int status;

    Problem(int status, String kind) {
      super(kind);
      this.status = status;
    }
  }

  TestMarket(TestLicences licences) {
    this.licences = licences;
  }

  synchronized long nonce() {
    return nonce;
  }

  synchronized boolean knows(String key) {
    return byKey.containsKey(key);
  }

  synchronized int offers() {
    return byKey.size();
  }

  synchronized Row only() {
    return byKey.values().stream().reduce((older, newer) -> newer).orElseThrow();
  }

  /** Places it, or finds what was placed under the key. */
  synchronized Row place(LicenceId licence, String key, JsonNode body) {
    posts.incrementAndGet();
    if (!refusal.isEmpty()) {
      throw new Problem(refusal.equals("not-the-owner") ? 403 : 422, refusal);
    }
    Row known = byKey.get(key);
    if (known != null) {
      check(known.body.equals(body.toString()), 422, "idempotency-key-reused");
      return known;
    }
    check(byKey.values().stream().noneMatch(TestMarket::stands), 409, "offered");
    TestLicences.Issue issue =
        licences.find(licence).orElseThrow(() -> new Problem(404, "unknown-licence"));
    SignedDocument receipt =
        new SignedDocument(
            Base64.getDecoder().decode(body.path("receipt").path("payload").asText()),
            HexFormat.of().parseHex(body.path("receipt").path("signature").asText()));
    checkReceipt(licence, issue, receipt);
    Row row = new Row();
    row.id = "o-" + (byKey.size() + 1);
    row.kind = body.path("kind").asText();
    row.body = body.toString();
    row.price = body.path("price").path("minorUnits").asLong();
    row.deadline = body.path("deadline").asLong();
    row.licence = licence;
    row.seller = issue.grant().owner();
    if (row.kind.equals("LOAN")) {
      checkLoan(row, issue, body);
    } else {
      checkAsk(row, issue, body, receipt);
    }
    byKey.put(key, row);
    return row;
  }

  private static void check(boolean holds, int status, String kind) {
    if (!holds) {
      throw new Problem(status, kind);
    }
  }

  private static void checkReceipt(
      LicenceId licence, TestLicences.Issue issue, SignedDocument receipt) {
    JsonNode said = Json.read(receipt.payload());
    DestructionReceipt expected =
        new DestructionReceipt(
            licence,
            TestLicences.CHAIN,
            TestLicences.CONTRACT,
            TestLicences.TOKEN,
            issue.grant().device(),
            issue.grant().agreement(),
            Instant.ofEpochSecond(said.path("destroyed").asLong()));
    check(receipt.equals(TestDecoder.signed(expected)), 422, "receipt");
  }

  private void checkAsk(Row row, TestLicences.Issue issue, JsonNode body, SignedDocument receipt) {
    JsonNode said = body.path("ask");
    String hash =
        "0x" + HexFormat.of().formatHex(Slots.sha256(receipt.payload(), receipt.signature()));
    check(said.path("receipt").asText().equals(hash), 422, "receipt");
    check(said.path("nonce").asLong() == nonce && issue.nonce() == nonce, 422, "stale-ask");
    check(said.path("price").asLong() == row.price * 10_000, 422, "order");
    check(said.path("deadline").asLong() == row.deadline, 422, "order");
    String buyer = said.path("buyer").asText();
    row.buyer = buyer.equals("0x" + "0".repeat(40)) ? "" : buyer;
    Ask ask =
        new Ask(
            TestLicences.CHAIN,
            TestLicences.CONTRACT,
            said.path("tokenId").asText(),
            said.path("price").asLong(),
            said.path("nonce").asLong(),
            Instant.ofEpochSecond(row.deadline),
            Optional.of(row.buyer).filter(text -> !text.isEmpty()),
            hash);
    OwnerSignature signature =
        new OwnerSignature(body.path("askSignature").asText().substring("0x".length()));
    check(
        OWNER_KEYS.verifiesTyped(issue.grant().owner(), ask.message(), signature),
        422,
        "ask-signature");
  }

  private static void checkLoan(Row row, TestLicences.Issue issue, JsonNode body) {
    OwnerPublicKey borrower = new OwnerPublicKey(body.path("borrower").asText());
    Instant until = Instant.ofEpochSecond(body.path("until").asLong());
    LoanStatement loan =
        new LoanStatement(
            TestLicences.CHAIN, TestLicences.CONTRACT, TestLicences.TOKEN, borrower, until);
    row.until = ",\"until\":" + until.getEpochSecond();
    row.buyer = OWNER_KEYS.addressOf(borrower).text();
    check(
        OWNER_KEYS.verifiesText(
            issue.grant().owner(),
            loan.text(),
            new OwnerSignature(body.path("loanSignature").asText())),
        422,
        "loan-signature");
  }

  private static boolean stands(Row row) {
    return List.of("OPEN", "RESERVED", "SETTLING", "CANCELLING", "LENT").contains(row.state);
  }

  synchronized boolean standsFor(LicenceId licence) {
    return byKey.values().stream().anyMatch(row -> stands(row) && row.licence.equals(licence));
  }

  synchronized Row cancel(String id, JsonNode body) {
    Row row = find(id).orElseThrow(() -> new Problem(404, "unknown-offer"));
    check(!row.state.equals("RESERVED"), 409, "reserved");
    if (row.state.equals("OPEN")) {
      if (!row.kind.equals("LOAN")) {
        check(
            OWNER_KEYS.verifiesTyped(
                row.seller,
                Ask.cancellation(
                    TestLicences.CHAIN, TestLicences.CONTRACT, TestLicences.TOKEN, nonce),
                new OwnerSignature(body.path("signature").asText().substring(2))),
            422,
            "signature");
      }
      at(row, row.kind.equals("LOAN") ? "CANCELLED" : "CANCELLING");
    }
    return row;
  }

  synchronized Optional<Row> find(String id) {
    return byKey.values().stream().filter(row -> row.id.equals(id)).findFirst();
  }

  synchronized Optional<Row> await(String id, String known, long seconds) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    Optional<Row> row = find(id);
    long left = end - System.nanoTime();
    while (row.isPresent() && row.get().state.equals(known) && left > 0) {
      try {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      } catch (InterruptedException e) {
        return row;
      }
      left = end - System.nanoTime();
      row = find(id);
    }
    return row;
  }

  synchronized void at(Row row, String state) {
    row.state = state;
    notifyAll();
  }

  /** Forgets all offers, as a server that lost its database would. */
  synchronized void forget() {
    byKey.clear();
    notifyAll();
  }

  /** The cancellation is on the chain. */
  synchronized void cancelled() {
    nonce++;
    at(only(), "CANCELLED");
  }

  /** The licence is another household's on the chain. */
  synchronized void sold(String state) {
    Row row = only();
    nonce++;
    moved.add(row.licence);
    licences.revoke(row.licence);
    at(row, state);
  }

  /** A licence moved in a way of which this household knows nothing. */
  synchronized void movedElsewhere(LicenceId licence) {
    nonce++;
    moved.add(licence);
    licences.revoke(licence);
  }

  synchronized byte[] movedSince(int number) {
    String ids =
        moved.subList(number, moved.size()).stream()
            .map(id -> "\"" + id + "\"")
            .reduce((a, b) -> a + "," + b)
            .orElse("");
    byte[] list =
        TestLicences.moved(
            "{\"from\":%d,\"revokes\":[%s],\"to\":%d}".formatted(number, ids, moved.size()));
    if (forgeLists) {
      list[list.length - 1] ^= 1;
    }
    return list;
  }

  synchronized String document(Row row, String goods) {
    long seller = row.price * 8_000 / 10_000;
    long studio = row.price * 1_500 / 10_000;
    return """
    {"offer":"%s","kind":"%s","state":"%s","deadline":%d%s,%s,
     "price":{"minorUnits":%d,"currency":"EUR"},
     "split":{"seller":%d,"studio":%d,"platform":%d}%s}\
    """
        .formatted(
            row.id,
            row.kind,
            row.state,
            row.deadline,
            row.until,
            goods,
            row.price,
            seller,
            studio,
            row.price - seller - studio,
            row.state.equals("SOLD") ? ",\"transaction\":\"0x" + "ef".repeat(32) + "\"" : "");
  }

  synchronized String list(String buyer, String goods) {
    return byKey.values().stream()
        .filter(row -> row.state.equals("OPEN") && row.buyer.equals(buyer))
        .map(row -> document(row, goods))
        .reduce((a, b) -> a + "," + b)
        .map(all -> "{\"offers\":[" + all + ",{\"offer\":\"unreadable\"}]}")
        .orElse("{\"offers\":[]}");
  }
}
