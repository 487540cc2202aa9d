package app.tangible.chain.evm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tangible.chain.Account;
import app.tangible.chain.Bytes32;
import app.tangible.chain.ChainException;
import app.tangible.chain.TokenId;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A node that is broken or hostile costs a clear error, never a wrong answer or a hang. */
class LyingNodeTest {

  private static final Account LICENCES = new Account("0x" + "1".repeat(40));
  private static final Account ANCHOR = new Account("0x" + "2".repeat(40));
  private static final Bytes32 PAYMENT = Example.word();
  private static final String MINTED = "0x" + "%064x".formatted(new TokenId(3, 4).value());
  private static final String ZERO = "0".repeat(64);
  private static final String BLOCK =
      "\"blockNumber\":\"0x0\",\"blockHash\":\"0x" + ZERO + "\",\"logIndex\":\"0x0\"";

  private final Map<String, String> results = new ConcurrentHashMap<>();
  private final CountDownLatch end = new CountDownLatch(1);
  private HttpServer server;
  private URI node;
  private EvmLicenceRegistry registry;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
    node = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    registry = registry(node, Duration.ofSeconds(20));
    results.put("eth_chainId", "\"0x7a69\"");
  }

  @AfterEach
  void stop() {
    end.countDown();
    registry.close();
    server.stop(0);
  }

  @Test
  void refusesAnAnswerThatIsTooLarge() {
    results.put("eth_call", "\"0x" + "00".repeat(100_000) + "\"");
    refuses(() -> registry.mintedFor(PAYMENT), "no answer of at most 65536 bytes");
  }

  @Test
  void refusesAnAnswerThatNeverEnds() {
    results.put("eth_chainId", "DRIP");
    try (EvmLicenceRegistry hasty = registry(node, Duration.ofSeconds(1))) {
      refuses(() -> hasty.mintedFor(PAYMENT), "no whole answer within 1 s");
    }
  }

  @Test
  void refusesSilence() {
    results.put("eth_chainId", "SILENCE");
    try (EvmLicenceRegistry hasty = registry(node, Duration.ofSeconds(1))) {
      refuses(() -> hasty.mintedFor(PAYMENT), "no whole answer within 1 s");
    }
  }

  @Test
  void refusesWhatIsNotJson() {
    results.put("eth_call", "<html>");
    refuses(() -> registry.mintedFor(PAYMENT), "expected JSON");
  }

  @Test
  void refusesJsonThatNestsWithoutEnd() {
    results.put("eth_call", "[".repeat(20_000));
    refuses(() -> registry.mintedFor(PAYMENT), "expected JSON");
  }

  @Test
  void refusesTheAnswerToAnotherQuestion() {
    results.put("eth_call", "FOREIGN");
    refuses(() -> registry.mintedFor(PAYMENT), "expected an answer to request");
  }

  @Test
  void refusesAnAnswerWithNeitherResultNorError() {
    results.put("eth_call", "NOTHING");
    refuses(() -> registry.mintedFor(PAYMENT), "neither result nor error");
  }

  @Test
  void saysWhichStatusItFound() {
    results.put("eth_call", "STATUS");
    refuses(() -> registry.mintedFor(PAYMENT), "expected HTTP 200, found 503");
  }

  @Test
  void saysWhatTheNodeSaysOfItself() {
    results.put("eth_call", "ERROR");
    refuses(() -> registry.mintedFor(PAYMENT), "-32005 daily limit reached");
  }

  @Test
  void refusesAnAnswerOfTheWrongLength() {
    results.put("eth_call", "\"" + MINTED + "\"");
    refuses(() -> registry.mintedFor(PAYMENT), "expected 64 bytes, found 32");
  }

  @Test
  void refusesATokenIdThatIsNone() {
    results.put("eth_call", "\"0x" + "f".repeat(64) + ZERO + "\"");
    results.put("eth_getLogs", "[" + mintLog(MINTED) + "]");
    results.put("eth_getTransactionReceipt", receipt("0x" + "7".repeat(64), mintLog(MINTED)));
    refuses(() -> registry.mintedFor(PAYMENT), "mint");
  }

  @Test
  void refusesAnOwnerThatIsNoAccount() {
    results.put("eth_call", "\"0x" + "f".repeat(64) + ZERO + ZERO + "\"");
    refuses(() -> registry.wordOf(new TokenId(3, 4)), "expected an account");
  }

  @Test
  void refusesAMintWithoutItsEvent() {
    results.put("eth_call", "\"" + MINTED + ZERO + "\"");
    results.put("eth_getLogs", "[]");
    refuses(() -> registry.mintedFor(PAYMENT), "expected one mint of payment");
  }

  @Test
  void refusesAnEventThatItDidNotAskFor() {
    results.put("eth_call", "\"" + MINTED + ZERO + "\"");
    results.put(
        "eth_getLogs", "[" + mintLog(MINTED).replace(PAYMENT.text(), Example.word().text()) + "]");
    refuses(() -> registry.mintedFor(PAYMENT), "events that were not asked for");
  }

  @Test
  void refusesEventsOfBlocksThatItDidNotAskFor() {
    results.put("eth_getLogs", "[" + mintLog(MINTED) + "]");
    refuses(() -> registry.events(1, 5), "events that were not asked for");
  }

  @Test
  void refusesEventsOfAnotherContract() {
    String other = "0x" + "3".repeat(40);
    results.put("eth_getLogs", "[" + mintLog(MINTED).replace(LICENCES.text(), other) + "]");
    refuses(() -> registry.events(0, 5), "events that were not asked for");
  }

  @Test
  void refusesABlockThatItDidNotAskFor() {
    results.put(
        "eth_getBlockByNumber",
        "{\"number\":\"0x8\",\"hash\":\"0x%1$s\",\"parentHash\":\"0x%1$s\",\"timestamp\":\"0x1\"}"
            .formatted(ZERO));
    refuses(() -> registry.block(7), "expected block 7, found 8");
    results.put("eth_blockNumber", "\"0x7\"");
    refuses(() -> registry.prove(new TokenId(1, 1)), "no block 7");
  }

  @Test
  void refusesAProofThatIsNone() {
    results.put("eth_blockNumber", "\"0x0\"");
    results.put("eth_getProof", "{\"accountProof\":[],\"storageProof\":[]}");
    results.put(
        "eth_getBlockByNumber",
        "{\"number\":\"0x0\",\"hash\":\"0x%1$s\",\"parentHash\":\"0x%1$s\",\"timestamp\":\"0x1\"}"
            .formatted(ZERO));
    refuses(() -> registry.prove(new TokenId(1, 1)), "not those of its hash");
  }

  @Test
  void refusesAReceiptOfAnotherTransaction() {
    results.put("eth_call", "\"" + MINTED + ZERO + "\"");
    results.put("eth_getLogs", "[" + mintLog(MINTED) + "]");
    results.put("eth_getTransactionReceipt", receipt("0x" + "8".repeat(64), mintLog(MINTED)));
    refuses(() -> registry.mintedFor(PAYMENT), "found the one of 0x8888");
  }

  @Test
  void refusesAReceiptWhoseTokenIsNotTheContracts() {
    String other = "0x" + "%064x".formatted(new TokenId(3, 5).value());
    results.put("eth_call", "\"" + MINTED + ZERO + "\"");
    results.put("eth_getLogs", "[" + mintLog(other) + "]");
    results.put("eth_getTransactionReceipt", receipt("0x" + "7".repeat(64), mintLog(other)));
    refuses(() -> registry.mintedFor(PAYMENT), "expected licence");
  }

  @Test
  void refusesGasWithoutMeasure() {
    results.put("eth_call", "\"0x" + ZERO + ZERO + "\"");
    results.put("eth_estimateGas", "\"0xffffffff\"");
    refuses(() -> registry.mint(3, Example.OWNER, PAYMENT), "expected gas to 5000000");
  }

  @Test
  void refusesAChainIdThatIsNoNumber() {
    results.put("eth_chainId", "\"0x" + "f".repeat(200) + "\"");
    refuses(() -> registry.mintedFor(PAYMENT), "expected a quantity");
  }

  @Test
  void readsAReasonOfAnyForm() {
    for (String data : new String[] {"0x", "0x08c379a0", "0xdeadbeef", "0x2a09bbb9", "nonsense"}) {
      results.put("eth_call", "REVERT " + data);
      refuses(() -> registry.wordOf(new TokenId(3, 4)), "the contract refused with");
    }
  }

  @Test
  void refusesAConnectionThatNobodyTakes() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    try (EvmLicenceRegistry lost =
        registry(URI.create("http://127.0.0.1:" + port), Duration.ofSeconds(20))) {
      refuses(() -> lost.mintedFor(PAYMENT), "no answer");
    }
  }

  private static void refuses(ThrowingCallable call, String because) {
    assertThatThrownBy(call)
        .isInstanceOf(ChainException.class)
        .hasMessageContaining(because)
        .hasMessageNotContaining(Anvil.KEY.substring(2));
  }

  private static EvmLicenceRegistry registry(URI rpc, Duration request) {
    Settings usual = Settings.of(rpc, Anvil.CHAIN, LICENCES, ANCHOR, 0);
    return new EvmLicenceRegistry(
        new Settings(
            rpc,
            Anvil.CHAIN,
            LICENCES,
            ANCHOR,
            Optional.empty(),
            0,
            request,
            Duration.ofSeconds(30),
            Duration.ofSeconds(1),
            0,
            usual.maxFeePerGas(),
            usual.logRangeBlocks(),
            usual.lookbackBlocks(),
            usual.approvalUnits(),
            65_536),
        Anvil.KEY);
  }

  private static String mintLog(String token) {
    return """
    {%s,"address":"%s","data":"0x","transactionHash":"0x%s","topics":["%s","%s","%s"]}\
    """
        .formatted(BLOCK, LICENCES, "7".repeat(64), Event.MINTED_FOR.topic(), PAYMENT, token);
  }

  private static String receipt(String transaction, String log) {
    String token = log.substring(log.length() - 69, log.length() - 3);
    String transfer =
        """
        {%s,"address":"%s","data":"0x","transactionHash":"%s","topics":["%s","0x%s","0x%s%s","%s"]}\
        """
            .formatted(
                BLOCK,
                LICENCES,
                transaction,
                Event.TRANSFER.topic(),
                ZERO,
                "0".repeat(24),
                Example.OWNER.text().substring(2),
                token);
    return """
    {"transactionHash":"%s","status":"0x1","gasUsed":"0x1",%s,"logs":[%s,%s]}\
    """
        .formatted(transaction, BLOCK, transfer, log);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonNode request = new ObjectMapper().readTree(exchange.getRequestBody());
      String id = request.path("id").asText();
      String result = results.getOrDefault(request.path("method").asText(), "null");
      switch (result.split(" ")[0]) {
        case "SILENCE" -> await();
        case "DRIP" -> drip(exchange);
        case "FOREIGN" -> send(exchange, 200, "{\"id\":-5,\"result\":\"0x\"}");
        case "NOTHING" -> send(exchange, 200, "{\"id\":" + id + "}");
        case "STATUS" -> send(exchange, 503, "try later");
        case "<html>" -> send(exchange, 200, result);
        case "ERROR" ->
            send(
                exchange,
                429,
                "{\"id\":"
                    + id
                    + ",\"error\":{\"code\":-32005,\"message\":\"daily limit reached\"}}");
        case "REVERT" ->
            send(
                exchange,
                200,
                "{\"id\":"
                    + id
                    + ",\"error\":{\"code\":3,\"message\":\"execution reverted\",\"data\":\""
                    + result.substring(7)
                    + "\"}}");
        default -> send(exchange, 200, "{\"id\":" + id + ",\"result\":" + result + "}");
      }
    }
  }

  /** One byte at a time, without an end. */
  private void drip(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream body = exchange.getResponseBody()) {
      while (!isOver(100)) {
        body.write(' ');
        body.flush();
      }
    }
  }

  private void await() {
    isOver(20_000);
  }

  private boolean isOver(int milliseconds) {
    try {
      return end.await(milliseconds, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
