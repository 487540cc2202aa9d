package app.tangible.trial;

import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.chain.evm.EvmLicenceRegistry;
import app.tangible.identity.KeySealing.AgreementPair;
import app.tangible.licence.LicenceDocument;
import app.tangible.licence.MovedList;
import app.tangible.licence.TrustRoots;
import app.tangible.licence.Verdict;
import app.tangible.licence.certificate.SignedMovedLists;
import app.tangible.trial.Shop.Answer;
import app.tangible.trial.Shop.Held;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both flows of a licence's life over HTTP: bought, then sold, given, lent, taken back. */
final class ResaleOverHttpTest {

  private static final String STUDIO = "0x" + "11".repeat(20);

  @TempDir static Path folder;
  private static Chain chain;
  private static WholeServer server;
  private static Shop shop;
  private static String edition;

  private final AgreementPair sellerKey = Household.freshAgreement();
  private final AgreementPair buyerKey = Household.freshAgreement();
  private final Household seller;
  private final Household buyer;

  ResaleOverHttpTest() throws Exception {
    seller = new Household();
    buyer = new Household();
  }

  @BeforeAll
  static void start() throws Exception {
    chain = new Chain(folder);
    EvmLicenceRegistry registry = chain.registry();
    server = new WholeServer(folder.resolve("home"), registry, 0);
    edition = "\"edition\":\"" + ServerProcess.publish(server, registry) + "\"";
    shop = new Shop(server::address, server.checker);
  }

  @AfterAll
  static void stop() {
    server.close();
    chain.close();
  }

  private static String of(Answer offer) {
    return "\"offer\":\"" + offer.text("offer") + "\"";
  }

  private static HttpRequest.Builder get(String path) {
    return HttpRequest.newBuilder(shop.at(path));
  }

  @Test
  void tellsHowAResaleIsSharedBeforeAnythingIsOffered() throws Exception {
    String film = shop.send(get("/v1/films")).body().at("/films/0/film").asText();
    JsonNode shares = shop.send(get("/v1/films/" + film + "/shares")).body();
    assertThat(shares.get("seller").asLong()).isEqualTo(8_000);
    assertThat(shares.get("studio").asLong()).isEqualTo(1_500);
    assertThat(shares.get("platform").asLong()).isEqualTo(500);
    assertThat(shop.send(get("/v1/films/" + "0".repeat(32) + "/shares")).status()).isEqualTo(404);
  }

  @Test
  void sellsALicenceOnWithTheStudioAndThePlatformPaidInTheSameTransaction() throws Exception {
    Held held = shop.buy(seller, edition, sellerKey);
    long studio = chain.balance(STUDIO);
    long platform = chain.balance(Chain.operator());
    ObjectNode body = Shop.ask(seller, held, "SALE", 800, "");
    Answer offer = shop.offer(seller, held, "sell", body);
    assertThat(offer.status()).as(offer.body().toString()).isEqualTo(201);
    assertThat(offer.text("licence")).isEqualTo(held.document().id().hex());
    assertThat(offer.body().at("/split/seller").asLong()).isEqualTo(640);
    assertThat(offer.body().at("/split/studio").asLong()).isEqualTo(120);
    assertThat(offer.body().at("/split/platform").asLong()).isEqualTo(40);
    assertThat(shop.offer(seller, held, "sell", body).status()).isEqualTo(200);

    JsonNode shown = shop.send(get("/v1/offers?query=film&limit=10")).body().get("offers").get(0);
    assertThat(shown.get("offer")).isEqualTo(offer.body().get("offer"));
    assertThat(shown.has("licence")).isFalse();
    assertThat(shown.get("title").asText()).isEqualTo("Film");
    assertThat(shown.get("sources").get(0).asText()).contains("/v1/films/");
    assertThat(shop.send(seller.get(shop.at("/v1/offers/mine"))).body().get("offers")).hasSize(1);
    assertThat(shop.send(buyer.get(shop.at("/v1/offers/mine"))).body().get("offers")).isEmpty();
    String path = "/v1/offers/" + offer.text("offer");
    assertThat(shop.send(buyer.get(shop.at(path))).problem()).isEqualTo("unknown-offer");

    Answer placed = shop.order(buyer, "take", of(offer), buyerKey);
    assertThat(placed.status()).as(placed.body().toString()).isEqualTo(201);
    assertThat(placed.body().at("/payment/amount/minorUnits").asLong()).isEqualTo(800);
    Household late = new Household();
    assertThat(shop.order(late, "take", of(offer), buyerKey).problem()).isEqualTo("reserved");
    assertThat(shop.send(seller.get(shop.at(path))).text("state")).isEqualTo("RESERVED");
    assertThat(shop.send(seller.delete(shop.at(path), Shop.cancellation(seller, held))).problem())
        .isEqualTo("reserved");
    assertThat(shop.pay(placed.body()).status()).isEqualTo(200);
    Held bought = shop.issued(buyer, placed.body());

    assertThat(shop.check(buyer, buyerKey, bought)).isInstanceOf(Verdict.Valid.class);
    assertThat(bought.facts().nonce()).isEqualTo(held.facts().nonce() + 1);
    assertThat(bought.facts().owner().text()).isEqualTo(buyer.address());
    assertThat(chain.balance(seller.address())).isEqualTo(6_400_000);
    assertThat(chain.balance(STUDIO) - studio).isEqualTo(1_200_000);
    // The operator is the treasury too: it paid 8.00 and got its 0.40 back.
    assertThat(chain.balance(Chain.operator()) - platform).isEqualTo(-8_000_000 + 400_000);

    Held proven = shop.proven(buyer, bought);
    assertThat(shop.checkStrictly(buyer, buyerKey, proven)).isInstanceOf(Verdict.Valid.class);
    assertThat(shop.checkStrictly(buyer, buyerKey, bought)).isInstanceOf(Verdict.Refused.class);
    assertThat(shop.send(seller.get(shop.at(bought.path() + "/proof"))).problem())
        .isEqualTo("unknown-licence");

    JsonNode sold = shop.until(seller, path, offer.body(), "SOLD");
    assertThat(sold.get("transaction").asText()).matches("0x[0-9a-f]{64}");
    assertThat(
            shop.send(seller.post(shop.at(held.path() + "/lease"), "", Optional.empty())).problem())
        .isEqualTo("not-the-owner");
    assertThat(shop.send(seller.get(shop.at(held.path()))).problem()).isEqualTo("unknown-licence");
    assertThat(shop.send(buyer.get(shop.at(path))).text("state")).isEqualTo("SOLD");
    assertThat(shop.send(buyer.get(shop.at(path))).body().has("licence")).isFalse();
    assertThat(moved(0).moved())
        .contains(new MovedList.Entry(held.document().tokenId(), held.facts().nonce() + 1));
    assertThat(shop.send(seller.delete(shop.at(path), Shop.cancellation(seller, held))).problem())
        .isEqualTo("offer-gone");
  }

  private static MovedList moved(long since) throws Exception {
    JsonNode trust = shop.send(get("/v1/trust")).body();
    SignedMovedLists lists = new SignedMovedLists();
    return lists.read(
        lists.decode(shop.bytes(get("/v1/moved?since=" + since))),
        new TrustRoots(trust.get("issuer").asText(), trust.get("log").asText()));
  }

  @Test
  void givesALicenceToAnotherHouseholdByItsCode() throws Exception {
    Held held = shop.buy(seller, edition, sellerKey);
    Answer code = shop.send(buyer.put(shop.at("/v1/household"), Household.json(buyer.grant)));
    assertThat(code.status()).as(code.body().toString()).isEqualTo(200);
    assertThat(code.text("code")).matches("[A-Z2-7]{10}");
    JsonNode found = shop.send(get("/v1/households/" + code.text("code"))).body();
    assertThat(found.get("owner").asText()).isEqualTo(buyer.owner().hex());
    assertThat(codeOf(buyer)).isEqualTo(code.text("code"));
    assertThat(shop.send(get("/v1/households/AAAAAAAAAA")).problem())
        .isEqualTo("unknown-household");
    assertThat(
            shop.send(seller.put(shop.at("/v1/household"), Household.json(buyer.grant))).problem())
        .isEqualTo("grant");

    Answer offer =
        shop.offer(
            seller, held, "give", Shop.ask(seller, held, "GIFT", 0, found.get("address").asText()));
    assertThat(offer.status()).as(offer.body().toString()).isEqualTo(201);
    JsonNode addressed = shop.send(get("/v1/offers?buyer=" + buyer.address())).body().get("offers");
    assertThat(addressed).hasSize(1);
    assertThat(addressed.get(0).get("kind").asText()).isEqualTo("GIFT");
    assertThat(shop.order(seller, "take", of(offer), sellerKey).problem()).isEqualTo("not-for-you");
    Held given = shop.buy(buyer, of(offer), buyerKey);
    assertThat(shop.check(buyer, buyerKey, given)).isInstanceOf(Verdict.Valid.class);
    shop.until(seller, "/v1/offers/" + offer.text("offer"), offer.body(), "GIVEN");
    assertThat(shop.send(get("/v1/offers?buyer=" + buyer.address())).body().get("offers"))
        .isEmpty();
  }

  /** First 10 characters of RFC 4648 base32 of SHA-256 of the key, the slow way. */
  private static String codeOf(Household household) throws Exception {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(household.owner().bytes());
    StringBuilder bits = new StringBuilder();
    for (byte b : digest) {
      bits.append("%8s".formatted(Integer.toBinaryString(b & 0xFF)).replace(' ', '0'));
    }
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < 10; i++) {
      code.append(
          "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
              .charAt(Integer.parseInt(bits.substring(5 * i, 5 * i + 5), 2)));
    }
    return code.toString();
  }

  @Test
  void lendsALicenceToAFriend() throws Exception {
    Held held = shop.buy(seller, edition, sellerKey);
    Instant until = Instant.ofEpochSecond(Instant.now().getEpochSecond() + 7_200);
    Answer offer = shop.offer(seller, held, "lend", Shop.loan(seller, held, buyer, until));
    assertThat(offer.status()).as(offer.body().toString()).isEqualTo(201);
    assertThat(offer.body().get("until").asLong()).isEqualTo(until.getEpochSecond());
    Held lent = shop.buy(buyer, of(offer), buyerKey);
    assertThat(lent.document().kind()).isEqualTo(LicenceDocument.Kind.LOAN);
    assertThat(lent.document().end()).hasValue(until);
    assertThat(lent.facts().owner().text()).isEqualTo(seller.address());
    assertThat(shop.check(buyer, buyerKey, lent)).isInstanceOf(Verdict.Valid.class);
    shop.until(seller, "/v1/offers/" + offer.text("offer"), offer.body(), "LENT");
    assertThat(
            shop.send(seller.post(shop.at(held.path() + "/lease"), "", Optional.empty())).problem())
        .isEqualTo("offered");
  }

  @Test
  void takesAnOfferBackAndIssuesNewKeys() throws Exception {
    Held held = shop.buy(seller, edition, sellerKey);
    Answer offer = shop.offer(seller, held, "sell", Shop.ask(seller, held, "SALE", 800, ""));
    String path = "/v1/offers/" + offer.text("offer");
    String reissue = held.path() + "/reissue";
    AgreementPair fresh = Household.freshAgreement();
    String grant = "{\"grant\":%s}".formatted(Household.json(seller.grant(fresh)));
    assertThat(shop.send(seller.post(shop.at(reissue), grant, Optional.of("early"))).problem())
        .isEqualTo("offered");
    assertThat(shop.send(seller.delete(shop.at(path), "{}")).problem())
        .isEqualTo("offer-signature");
    Answer cancelling = shop.send(seller.delete(shop.at(path), Shop.cancellation(seller, held)));
    assertThat(cancelling.status()).as(cancelling.body().toString()).isEqualTo(200);
    assertThat(cancelling.text("state")).isIn("CANCELLING", "CANCELLED");
    JsonNode cancelled = shop.until(seller, path, cancelling.body(), "CANCELLED");
    assertThat(cancelled.get("transaction").asText()).matches("0x[0-9a-f]{64}");
    assertThat(shop.order(buyer, "take", of(offer), buyerKey).problem()).isEqualTo("offer-gone");
    Answer again = shop.send(seller.post(shop.at(reissue), grant, Optional.of("again")));
    assertThat(again.status()).as(again.body().toString()).isEqualTo(201);
    assertThat(again.text("state")).isEqualTo("MINTED");
    assertThat(again.body().has("payment")).isFalse();
    Held anew = shop.issued(seller, again.body());
    assertThat(shop.check(seller, fresh, anew)).isInstanceOf(Verdict.Valid.class);
    assertThat(anew.facts().nonce()).isEqualTo(held.facts().nonce() + 1);
    assertThat(shop.send(seller.post(shop.at(reissue), grant, Optional.of("again"))).status())
        .isEqualTo(200);
  }

  @Test
  void refusesWhatIsNotAsItShouldBe() throws Exception {
    Held held = shop.buy(seller, edition, sellerKey);
    ObjectNode body = Shop.ask(seller, held, "SALE", 800, "");
    assertThat(shop.send(get("/v1/offers/mine")).problem()).isEqualTo("signature");
    assertThat(shop.send(get("/v1/offers?limit=201")).problem()).isEqualTo("query");
    assertThat(shop.send(get("/v1/offers?buyer=me")).problem()).isEqualTo("query");
    assertThat(shop.send(get("/v1/moved?since=-1")).problem()).isEqualTo("query");
    assertThat(shop.send(seller.get(shop.at("/v1/offers/" + "0".repeat(32)))).problem())
        .isEqualTo("unknown-offer");
    assertThat(
            shop.send(
                    seller.post(
                        shop.at(held.path() + "/offers"), body.toString(), Optional.empty()))
                .problem())
        .isEqualTo("idempotency-key");
    assertThat(shop.offer(buyer, held, "k", body).problem()).isEqualTo("unknown-licence");
    for (String missing : List.of("ask", "askSignature", "receipt", "price", "kind")) {
      ObjectNode less = body.deepCopy();
      less.remove(missing);
      Answer refused = shop.offer(seller, held, "k", less);
      assertThat(refused.status()).as(missing + refused.body()).isIn(400, 422);
    }
    ObjectNode forged = body.deepCopy();
    forged.put("askSignature", "0x" + "11".repeat(64) + "1b");
    assertThat(shop.offer(seller, held, "k", forged).problem()).isEqualTo("offer-signature");
    ObjectNode large = body.deepCopy();
    ((ObjectNode) large.get("receipt")).put("payload", "A".repeat(8_000));
    assertThat(shop.offer(seller, held, "k", large).problem()).isEqualTo("offer");
    Answer offer = shop.offer(seller, held, "k", body);
    assertThat(offer.status()).isEqualTo(201);
    assertThat(shop.offer(seller, held, "k2", body).problem()).isEqualTo("offered");
    assertThat(shop.offer(seller, held, "k", Shop.ask(seller, held, "SALE", 900, "")).problem())
        .isEqualTo("idempotency-key-reused");
    assertThat(shop.order(buyer, "both", edition + "," + of(offer), buyerKey).problem())
        .isEqualTo("order");
    assertThat(
            shop.order(buyer, "none", "\"offer\":\"" + "0".repeat(32) + "\"", buyerKey).problem())
        .isEqualTo("unknown-offer");
  }
}
