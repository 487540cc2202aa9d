package app.tangible.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The second half of the story: the film is sold on, and dies where it was. */
final class Resale implements AutoCloseable {

  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration WORK = Duration.ofMinutes(10);
  private static final long PRICE_MINOR = 800;
  private static final long COIN_UNITS_PER_MINOR_UNIT = 10_000;

  /**
   * Who sells.
   *
   * @param owned the film, as the pilot describes it
   */
  record Seller(Product center, Cockpit cockpit, Child process, String display, JsonNode owned) {}

  private final Demo.Options options;
  private final Path home;
  private final Report report;
  private final Chain chain;
  private final Backend backend;
  private final Seller seller;
  private final String licence;
  private final Path keptLicence;
  private final Path keptFilm;
  private final Path logs;
  private final Running running = new Running();
  private Product buyer;
  private Cockpit buyerCockpit;
  private Child buyerProcess;
  private String buyerDisplay;
  private String sellerAddress;
  private String offer;
  private String transaction;
  private JsonNode bought;

  Resale(
      Demo.Options options, Path home, Report report, Chain chain, Backend backend, Seller seller) {
    this.options = options;
    this.home = home;
    this.report = report;
    this.chain = chain;
    this.backend = backend;
    this.seller = seller;
    licence = seller.owned().get("licence").asText();
    keptLicence = home.resolve("tmp").resolve("kept-licence");
    keptFilm = home.resolve("tmp").resolve("kept-film");
    logs = home.resolve("logs");
  }

  void tell() throws Exception {
    report.step("offer: keys destroyed, ask signed", this::offer);
    report.step("seller: does not play what is offered", this::parked);
    report.step("buyer: another home up", this::startBuyer);
    report.step("resale: accepted, paid, certified", this::accept);
    report.step("chain: one transaction pays all three", this::checkSplit);
    report.step("seller: certificate revoked, film erased", this::erased);
    report.step("seller: a restored backup does not play", this::restore);
    report.step("seller: online again, the backup's key is revoked", this::revoked);
    report.step("books: ledger is the chain", this::reconcile);
    report.step("verify: a stranger checks the certificate", this::verify);
    report.step("buyer: every frame, without network", this::decode);
  }

  private void offer(Map<String, Object> facts) throws Exception {
    sellerAddress = seller.cockpit().state().get("owner").asText();
    Files.copy(Path.of(seller.owned().get("sealedFile").asText()), keptFilm);
    seller.cockpit().keep(licence, keptLicence);
    seller.cockpit().sell(licence);
    Await.until("open offer", WORK, () -> state(seller.cockpit().sales()).equals("OPEN"));
    JsonNode sale = seller.cockpit().sales().get(0);
    offer = sale.get("offer").asText();
    facts.put("offer", offer);
    facts.put("price", sale.get("price").asLong());
    facts.put("split", sale.get("split"));
    seller.cockpit().picture("10-on-offer");
    if (sale.get("price").asLong() != PRICE_MINOR) {
      throw new IOException("offered at " + sale.get("price"));
    }
  }

  private void parked(Map<String, Object> facts) throws Exception {
    facts.put("library", seller.cockpit().refusal(licence));
    facts.put("kept", seller.cockpit().refusal(keptLicence, keptFilm));
    expect(facts, "library", "DESTROYED");
    expect(facts, "kept", "DESTROYED");
  }

  private void startBuyer(Map<String, Object> facts) throws Exception {
    Path homes = Files.createDirectories(home.resolve("buyer"));
    buyerDisplay =
        options.headless() ? running.open(Display.virtual(logs)).name() : System.getenv("DISPLAY");
    buyer = Cockpit.product(options.project(), homes, backend, socket());
    board(List.of());
    facts.put("owner", buyerCockpit.state().get("owner").asText());
  }

  private void accept(Map<String, Object> facts) throws Exception {
    buyerCockpit.accept(offer);
    Await.until("licence of the buyer", WORK, () -> !buyerFilms().isEmpty());
    Await.until("whole film", WORK, () -> buyerFilms().get(0).get("onDisk").asBoolean());
    bought = buyerFilms().get(0);
    buyerCockpit.picture("13-bought");
    facts.put("licence", bought.get("licence").asText());
    facts.put("token", bought.get("token").asText());
    facts.put("certificateBytes", bought.get("certificateBytes").asInt());
    if (!bought.get("token").equals(seller.owned().get("token"))) {
      throw new IOException("another token was bought");
    }
  }

  private void checkSplit(Map<String, Object> facts) throws Exception {
    Await.until("sale", WORK, () -> state(seller.cockpit().sales()).equals("SOLD"));
    transaction = seller.cockpit().sales().get(0).get("transaction").asText();
    Map<String, Long> paid = new HashMap<>(chain.paidIn(transaction));
    facts.put("transaction", transaction);
    facts.put("gas", chain.gasOf(transaction));
    facts.put("sellerUnits", paid.get(sellerAddress));
    facts.put("studioUnits", paid.get(Chain.STUDIO));
    facts.put("platformUnits", paid.get(Chain.MINTER));
    facts.put("owner", chain.ownerOf(bought.get("token").asText()));
    expect(facts, "owner", buyerCockpit.state().get("owner").asText());
    Map<String, Long> expected =
        Map.of(
            sellerAddress,
            640 * COIN_UNITS_PER_MINOR_UNIT,
            Chain.STUDIO,
            120 * COIN_UNITS_PER_MINOR_UNIT,
            Chain.MINTER,
            40 * COIN_UNITS_PER_MINOR_UNIT);
    if (!paid.equals(expected)) {
      throw new IOException("the transaction paid " + paid + ", expected " + expected);
    }
  }

  private void erased(Map<String, Object> facts) throws Exception {
    Path sealed = Path.of(seller.owned().get("sealedFile").asText());
    Await.until(
        "library of the seller without the film",
        WORK,
        () -> seller.cockpit().state().get("films").isEmpty() && !Files.exists(sealed));
    facts.put("sealedFile", Files.exists(sealed));
    facts.put("kept", seller.cockpit().refusal(keptLicence, keptFilm));
    seller.cockpit().picture("14-sold");
    expect(facts, "kept", "DESTROYED", "REVOKED");
  }

  /** The whole home as it was before the offer, in its old place, without network. */
  private void restore(Map<String, Object> facts) throws Exception {
    seller.cockpit().close();
    seller.process().close();
    Files.move(seller.center().home(), home.resolve("sold"), StandardCopyOption.ATOMIC_MOVE);
    Homes.copy(home.resolve("backup"), seller.center().home());
    sellersHouse()
        .visit(
            Cockpit.WITHOUT_NETWORK,
            Map.of(),
            cockpit -> {
              facts.put("films", cockpit.state().get("films").size());
              facts.put("restored", cockpit.refusal(licence));
              if (cockpit.state().get("seesRestoredBackups").asBoolean()) {
                expect(facts, "restored", "BACKUP_RESTORED");
              } else {
                facts.put("note", "a file system without birth times: unseen until the lease ends");
              }
            });
  }

  /** The platform says what moved, the decoder believes its signature. */
  private void revoked(Map<String, Object> facts) throws Exception {
    sellersHouse()
        .visit(
            List.of(),
            Map.of(),
            cockpit -> {
              Await.until(
                  "library of the restored home without the film",
                  WORK,
                  () -> cockpit.state().get("films").isEmpty());
              facts.put("kept", cockpit.refusal(keptLicence, keptFilm));
            });
    expect(facts, "kept", "REVOKED");
  }

  private House sellersHouse() {
    return new House(
        seller.center(), home.resolve("pilot.sock"), seller.display(), home.resolve("screenshots"));
  }

  /** Ends the buyer's center; where it may be visited from now on. */
  House leaveBuyer() {
    buyerCockpit.close();
    buyerProcess.close();
    return new House(buyer, socket(), buyerDisplay, home.resolve("screenshots"));
  }

  /** The buyer's licence. */
  String bought() {
    return bought.get("licence").asText();
  }

  private void reconcile(Map<String, Object> facts) throws Exception {
    Await.until("books that agree", START, () -> backend.reconciliation().get("equal").asBoolean());
    backend
        .reconciliation()
        .properties()
        .forEach(fact -> facts.put(fact.getKey(), fact.getValue()));
  }

  private void verify(Map<String, Object> facts) throws Exception {
    Path certificate = home.resolve("tmp").resolve("certificate.txt");
    buyerCockpit.export(bought.get("licence").asText(), certificate);
    String log = backend.trust().get("log").asText();
    Path output = logs.resolve("verify.log");
    List<String> command =
        List.of(
            "unshare",
            "--map-root-user",
            "--net",
            options.project().resolve("distribution/verify/run").toString(),
            "--log",
            log,
            certificate.toString());
    try (Child verify = Child.start("verify", output, Map.of(), command)) {
      verify.mustSucceed(START);
    }
    facts.put("certificateBytes", Files.size(certificate));
    facts.put("log", log);
  }

  private void decode(Map<String, Object> facts) throws Exception {
    buyerCockpit.close();
    buyerProcess.close();
    board(Cockpit.WITHOUT_NETWORK);
    Path output = logs.resolve("buyer.framemd5");
    buyerCockpit.frames(bought.get("licence").asText(), Frames.command("pipe:0", output));
    Frames decoded = Frames.read(output);
    Frames master = Frames.read(logs.resolve("master.framemd5"));
    facts.put("interfaces", Cockpit.interfacesOf(buyerProcess));
    facts.put("pictures", decoded.count(0));
    facts.put("pictureMd5", decoded.digest(0));
    facts.put("masterPictureMd5", master.digest(0));
    if (decoded.count(0) == 0 || !decoded.playsLike(master)) {
      throw new IOException("frames differ from the master's");
    }
  }

  private JsonNode buyerFilms() throws IOException {
    return buyerCockpit.state().get("films");
  }

  private void board(List<String> before) throws Exception {
    buyerProcess = running.open(buyer.start(before, Map.of("DISPLAY", buyerDisplay)));
    buyerCockpit =
        running.open(
            new Cockpit(Pilot.board(socket(), buyerProcess, START), home.resolve("screenshots")));
    buyerCockpit.awaitScreen(buyerProcess);
  }

  private Path socket() {
    return home.resolve("buyer").resolve("pilot.sock");
  }

  private static String state(JsonNode sales) {
    return sales.isEmpty() ? "" : sales.get(0).get("state").asText();
  }

  private static void expect(Map<String, Object> facts, String fact, String... allowed)
      throws IOException {
    if (!List.of(allowed).contains(facts.get(fact))) {
      throw new IOException(
          fact + " is " + facts.get(fact) + ", expected " + String.join(" or ", allowed));
    }
  }

  @Override
  public void close() {
    running.close();
  }
}
