package app.tangible.chain.evm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tangible.chain.EditionTerms;
import app.tangible.chain.LicenceMarket.Shares;
import app.tangible.chain.ResaleSplit;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The split in Java and the split of the deployed contract are one rule. */
class ResaleSplitTest {

  private static final int PLATFORM = 500;
  private static final int EDITIONS = 60;
  private static final int PRICES = 250;

  /** Fixed, so that what fails once fails again. */
  private static final long SEED = 20261121;

  @Test
  void isTheContractsForFifteenThousandPricesAndRoyalties() throws Exception {
    SplittableRandom random = new SplittableRandom(SEED);
    try (Anvil anvil = Anvil.start()) {
      Anvil.Deployment at = anvil.deploy();
      try (EvmLicenceRegistry registry = at.registry(Anvil.KEY)) {
        long compared = 0;
        for (int i = 0; i < EDITIONS; i++) {
          int royalty = royalty(i, random);
          long edition = registry.registerEdition(with(royalty));
          List<Long> prices = prices(random);
          List<Shares> contract = contract(anvil, at, edition, prices);
          for (int j = 0; j < prices.size(); j++) {
            assertThat(new ResaleSplit(royalty, PLATFORM).of(prices.get(j)))
                .as("price %d, royalty %d", prices.get(j), royalty)
                .isEqualTo(contract.get(j));
            compared++;
          }
        }
        assertThat(compared).isGreaterThanOrEqualTo(10_000);
      }
    }
  }

  @Test
  void sharesAnEightDollarResale() {
    assertThat(new ResaleSplit(1_500, 500).of(8_000_000))
        .isEqualTo(new Shares(6_400_000, 1_200_000, 400_000));
  }

  @Test
  void losesNoUnitOfAnyPrice() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < 100_000; i++) {
      int royalty = random.nextInt(10_001);
      ResaleSplit split = new ResaleSplit(royalty, random.nextInt(10_001 - royalty));
      long price = random.nextLong() >>> (1 + random.nextInt(63));
      Shares shares = split.of(price);
      assertThat(shares.seller() + shares.studio() + shares.platform()).isEqualTo(price);
      assertThat(Math.min(shares.seller(), Math.min(shares.studio(), shares.platform())))
          .isNotNegative();
    }
  }

  @Test
  void refusesPartsOfMoreThanTheWhole() {
    for (int[] parts : new int[][] {{-1, 0}, {0, -1}, {9_501, 500}, {Integer.MAX_VALUE, 1}}) {
      assertThatThrownBy(() -> new ResaleSplit(parts[0], parts[1]))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> new ResaleSplit(1, 1).of(-1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static int royalty(int i, SplittableRandom random) {
    int[] boundaries = {0, 1, 2, 499, 500, 1_500, 4_999, 5_000, 9_498, 9_499, 9_500};
    return i < boundaries.length ? boundaries[i] : random.nextInt(9_501);
  }

  private static List<Long> prices(SplittableRandom random) {
    List<Long> prices =
        new ArrayList<>(List.of(0L, 1L, 2L, 19L, 20L, 21L, 9_999L, 10_000L, 10_001L));
    prices.addAll(List.of((1L << 48) - 1, 1L << 53, Long.MAX_VALUE - 1, Long.MAX_VALUE));
    while (prices.size() < PRICES) {
      prices.add(random.nextLong() >>> (1 + random.nextInt(63)));
    }
    return prices;
  }

  private static EditionTerms with(int royalty) {
    EditionTerms terms = Example.terms();
    return new EditionTerms(
        terms.filmId(),
        terms.masterHash(),
        terms.quality(),
        terms.studio(),
        terms.priceMinor(),
        royalty);
  }

  /** One HTTP request for all prices: JSON-RPC takes a batch. */
  private static List<Shares> contract(
      Anvil anvil, Anvil.Deployment at, long edition, List<Long> prices) throws Exception {
    ArrayNode batch = JsonRpc.params();
    for (int i = 0; i < prices.size(); i++) {
      Call call = Call.resaleShares(at.licences(), edition, prices.get(i));
      var to = JsonRpc.object().put("to", at.licences().text()).put("data", call.data());
      batch
          .addObject()
          .put("jsonrpc", "2.0")
          .put("id", i)
          .put("method", "eth_call")
          .set("params", JsonRpc.params(to, "latest"));
    }
    try (HttpClient http = HttpClient.newHttpClient()) {
      String answer =
          http.send(
                  HttpRequest.newBuilder(anvil.rpc)
                      .header("Content-Type", "application/json")
                      .POST(HttpRequest.BodyPublishers.ofString(batch.toString()))
                      .build(),
                  BodyHandlers.ofString())
              .body();
      Shares[] shares = new Shares[prices.size()];
      for (JsonNode one : new ObjectMapper().readTree(answer)) {
        byte[] data = HexFormat.of().parseHex(one.path("result").asText().substring(2));
        Words words = Words.of("resaleShares", data, 3);
        shares[one.path("id").asInt()] = new Shares(words.count(0), words.count(1), words.count(2));
      }
      return List.of(shares);
    }
  }
}
