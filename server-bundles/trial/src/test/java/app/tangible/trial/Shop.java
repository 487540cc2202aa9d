package app.tangible.trial;

import app.tangible.identity.KeySealing.AgreementPair;
import app.tangible.identity.LoanStatement;
import app.tangible.licence.Ask;
import app.tangible.licence.CertificateFacts;
import app.tangible.licence.LicenceChecker;
import app.tangible.licence.LicenceChecker.Question;
import app.tangible.licence.LicenceDocument;
import app.tangible.licence.LicencePackage;
import app.tangible.licence.SignedDocument;
import app.tangible.licence.TrustRoots;
import app.tangible.licence.Verdict;
import app.tangible.licence.certificate.SignedDestructionReceipts;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;

/** What households do with a server over HTTP. */
final class Shop {

  static final ObjectMapper JSON = new ObjectMapper();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Supplier<URI> server;
  private final LicenceChecker checker;

  Shop(Supplier<URI> server, LicenceChecker checker) {
    this.server = server;
    this.checker = checker;
  }

  /** An answer: its status, and its body as JSON. */
  record Answer(int status, JsonNode body) {
    String problem() {
      return body.path("type").asText().replace("urn:tangible:problem:", "");
    }

    String text(String field) {
      return body.path(field).asText();
    }
  }

  URI at(String path) {
    return server.get().resolve(path);
  }

  Answer send(HttpRequest.Builder request) throws Exception {
    HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
    return new Answer(
        answer.statusCode(),
        answer.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(answer.body()));
  }

  byte[] bytes(HttpRequest.Builder request) throws Exception {
    HttpResponse<byte[]> answer = http.send(request.build(), BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(new String(answer.body()));
    }
    return answer.body();
  }

  Answer order(Household who, String key, String what, AgreementPair agreement) throws Exception {
    return send(
        who.post(
            at("/v1/purchases"),
            "{%s,\"grant\":%s}".formatted(what, Household.json(who.grant(agreement))),
            Optional.of(key)));
  }

  Answer pay(JsonNode purchase) throws Exception {
    JsonNode payment = purchase.get("payment");
    return send(
        HttpRequest.newBuilder(URI.create(payment.get("confirmAt").asText()))
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.ofString(
                    "{\"clientSecret\":\"%s\",\"card\":\"4242424242424242\"}"
                        .formatted(payment.get("clientSecret").asText()))));
  }

  /** Waits on the server until it is so. */
  JsonNode until(Household who, String path, JsonNode now, String state) throws Exception {
    JsonNode seen = now;
    Instant end = Instant.now().plusSeconds(60);
    while (!seen.path("state").asText().equals(state) && Instant.now().isBefore(end)) {
      seen = send(who.get(at(path + "?known=" + seen.path("state").asText() + "&wait=20"))).body();
    }
    if (!seen.path("state").asText().equals(state)) {
      throw new AssertionError("expected " + state + ", found " + seen);
    }
    return seen;
  }

  /** A licence that a household holds. */
  record Held(LicenceDocument document, CertificateFacts facts, byte[] encoded) {
    String path() {
      return "/v1/licences/" + document.id();
    }
  }

  Held buy(Household who, String what, AgreementPair agreement) throws Exception {
    Answer placed = order(who, "key-" + agreement.publicKey(), what, agreement);
    if (placed.status() != 201) {
      throw new AssertionError(placed);
    }
    if (placed.body().has("payment")) {
      pay(placed.body());
    }
    return issued(who, placed.body());
  }

  Held issued(Household who, JsonNode purchase) throws Exception {
    JsonNode issued =
        until(who, "/v1/purchases/" + purchase.get("purchase").asText(), purchase, "ISSUED");
    return held(bytes(who.get(at("/v1/licences/" + issued.get("licence").asText()))));
  }

  Held held(byte[] encoded) {
    LicencePackage licence = checker.decode(encoded);
    return new Held(checker.peek(licence), checker.peekCertificate(licence).facts(), encoded);
  }

  /** With what the chain says of it now. */
  Held proven(Household who, Held held) throws Exception {
    byte[] proof = bytes(who.get(at(held.path() + "/proof")));
    return held(checker.encode(checker.decode(held.encoded()).withStateProof(proof)));
  }

  Verdict check(Household who, AgreementPair agreement, Held held) throws Exception {
    return check(who, agreement, held, false);
  }

  Verdict checkStrictly(Household who, AgreementPair agreement, Held held) throws Exception {
    return check(who, agreement, held, true);
  }

  private Verdict check(Household who, AgreementPair agreement, Held held, boolean strict)
      throws Exception {
    JsonNode trust = send(HttpRequest.newBuilder(at("/v1/trust"))).body();
    return checker.check(
        checker.decode(held.encoded()),
        new TrustRoots(trust.get("issuer").asText(), trust.get("log").asText()),
        new Question(
            who.owner(), agreement.publicKey(), held.document().film(), Instant.now(), strict));
  }

  /** The body of a sale or gift. */
  static ObjectNode ask(Household who, Held held, String kind, long minorUnits, String buyer) {
    Instant deadline = Instant.ofEpochSecond(Instant.now().getEpochSecond() + 3_600);
    SignedDocument receipt = who.destroyed(held.document());
    Ask ask =
        new Ask(
            held.document().chainId(),
            held.document().contract(),
            held.document().tokenId(),
            minorUnits * 10_000,
            held.facts().nonce(),
            deadline,
            buyer.isEmpty() ? Optional.empty() : Optional.of(buyer),
            new SignedDestructionReceipts().hash(receipt));
    ObjectNode body = body(kind, minorUnits, deadline, receipt);
    body.putObject("ask")
        .put("tokenId", ask.tokenId())
        .put("price", ask.priceUnits())
        .put("nonce", ask.nonce())
        .put("deadline", deadline.getEpochSecond())
        .put("buyer", buyer.isEmpty() ? "0x" + "0".repeat(40) : buyer)
        .put("receipt", ask.receipt());
    body.put("askSignature", "0x" + who.sign(ask.message()).hex());
    return body;
  }

  static ObjectNode loan(Household who, Held held, Household to, Instant until) {
    ObjectNode body =
        body("LOAN", 0, Instant.now().plusSeconds(3_600), who.destroyed(held.document()));
    LoanStatement loan =
        new LoanStatement(
            held.document().chainId(),
            held.document().contract(),
            held.document().tokenId(),
            to.owner(),
            until);
    return body.put("until", until.getEpochSecond())
        .put("borrower", to.owner().hex())
        .put("loanSignature", who.sign(loan).hex());
  }

  private static ObjectNode body(
      String kind, long minorUnits, Instant deadline, SignedDocument receipt) {
    ObjectNode body = JSON.createObjectNode().put("kind", kind);
    body.putObject("price").put("minorUnits", minorUnits).put("currency", "EUR");
    body.put("deadline", deadline.getEpochSecond());
    body.putObject("receipt")
        .put("payload", Base64.getEncoder().encodeToString(receipt.payload()))
        .put("signature", HexFormat.of().formatHex(receipt.signature()));
    return body;
  }

  static String cancellation(Household who, Held held) {
    return "{\"signature\":\"0x%s\"}"
        .formatted(
            who.sign(
                    Ask.cancellation(
                        held.document().chainId(),
                        held.document().contract(),
                        held.document().tokenId(),
                        held.facts().nonce()))
                .hex());
  }

  Answer offer(Household who, Held held, String key, ObjectNode body) throws Exception {
    return send(who.post(at(held.path() + "/offers"), body.toString(), Optional.of(key)));
  }
}
