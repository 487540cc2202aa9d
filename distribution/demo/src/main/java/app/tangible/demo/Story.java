package app.tangible.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** The steps of the demo, in order. Everything that it starts, it ends. */
final class Story implements AutoCloseable {

  private static final Duration START = Duration.ofSeconds(60);

  /** What the sample plug-in says on the film's page. */
  private static final String SAMPLE_TEXT = "A large rabbit deals";

  private static final Duration WORK = Duration.ofMinutes(10);

  private final Demo.Options options;
  private final Path home;
  private final Report report;
  private final Running running = new Running();
  private final Path logs;
  private final Path pictures;
  private final Path socket;
  private final Fetch seeding;

  private Chain chain;
  private Secrets secrets;
  private Child masterFrames;
  private Child server;
  private int serverPort;
  private Child centerProcess;
  private Backend backend;
  private Product center;
  private JsonNode ingestion;
  private JsonNode owned;
  private Cockpit cockpit;
  private String display;

  Story(Demo.Options options, Path home, Report report) throws IOException {
    this.options = options;
    this.home = home;
    this.report = report;
    this.logs = Files.createDirectories(home.resolve("logs"));
    this.pictures = Files.createDirectories(home.resolve("screenshots"));
    this.socket = home.resolve("pilot.sock");
    this.seeding = new Fetch(options.project(), home, options.film(), running);
  }

  void tell() throws Exception {
    report.step("chain: EVM up, contracts deployed", this::startChain);
    report.step("server: backend up", this::startServer);
    report.step("studio: master ingested and sealed", this::ingest);
    report.step("seeders: sealed film mirrored twice", this::startSeeders);
    report.step("center: media center up", this::startCenter);
    report.step("buy: paid, certified, licensed", this::buy);
    report.step("chain: licence is the buyer's", this::checkChain);
    report.step("fetch: from two seeders, one lost, and the CDN", this::fetch);
    report.step("seeders: paid on the chain", facts -> seeding.pay(chain, facts));
    if (options.isBunny()) {
      report.step("plug-in: dropped in, seen, removed", this::plugIn);
    }
    report.step("disk: nothing in clear", this::searchDisks);
    report.step("network: cut", this::cutNetwork);
    report.step("open: certificate and film verified", this::openOffline);
    report.step("decode: every frame is the master's", this::compareFrames);
    report.step("play: on the screen, resume point kept", this::play);
    report.step("network: back", this::reconnect);
    timePasses(move(resell()));
    if (!options.keep()) {
      report.step("stop: nothing left running", this::stop);
    }
  }

  void leaveRunning(PrintStream out) {
    out.println("Everything keeps running; end it with Ctrl-C.");
    out.println(
        "  media center  " + center.home() + " (in a network of its own with nothing in it)");
    out.println("  its pilot     " + socket);
    out.println("  backend       " + backend.base() + "/v1/openapi.json");
    out.println("  seeders       " + seeding.homes());
    out.println("  chain         " + chain.rpc() + ", licences " + chain.licences());
    out.println("  logs          " + logs);
    out.println("  pictures      " + pictures);
    centerProcess.awaitEnd();
  }

  @Override
  public void close() {
    running.close();
  }

  private void startChain(Map<String, Object> facts) throws Exception {
    // Decoding the master takes a while and needs nobody: it runs beside the next steps.
    masterFrames =
        running.open(
            Child.start(
                "ffmpeg of the master",
                logs.resolve("master-frames.log"),
                Map.of(),
                Frames.command(options.film().toString(), logs.resolve("master.framemd5"))));
    chain = running.open(Chain.start(options.project(), logs));
    secrets = Secrets.fresh(chain.minterKey());
    facts.put("chainId", chain.chainId());
    facts.put("licences", chain.licences());
  }

  private void startServer(Map<String, Object> facts) throws Exception {
    serverPort = Chain.freePort();
    URI base = URI.create("http://127.0.0.1:" + serverPort);
    backend = running.open(new Backend(base, secrets.operatorToken()));
    serve();
    facts.put("address", base);
  }

  private void serve() throws Exception {
    serve(Map.of());
  }

  private void serve(Map<String, String> environment) throws Exception {
    Map<String, String> all = new HashMap<>(environment);
    all.putAll(secrets.environment());
    server =
        running.open(
            Backend.product(options.project(), home, chain, serverPort)
                .configure("app.tangible.seeding.sql", Fetch.promptPay())
                .start(List.of(), all));
    awaitUp("ready server", server, backend::ready);
  }

  private void ingest(Map<String, Object> facts) throws Exception {
    ingestion = backend.ingest(options.film(), Masters.describe(options));
    facts.put("masterBytes", Files.size(options.film()));
    facts.put("film", ingestion.get("film").asText());
    facts.put("edition", ingestion.get("edition").asText());
    ingestion.path("facts").properties().forEach(fact -> facts.put(fact.getKey(), fact.getValue()));
  }

  private void startSeeders(Map<String, Object> facts) throws Exception {
    seeding.startSeeders(backend, ingestion.get("film").asText());
    facts.put("limits", seeding.limits());
  }

  private void startCenter(Map<String, Object> facts) throws Exception {
    display =
        options.headless() ? running.open(Display.virtual(logs)).name() : System.getenv("DISPLAY");
    center = Cockpit.product(options.project(), home, backend, socket);
    center.configure("app.tangible.transfer.swarm", seeding.limits());
    board(List.of());
    JsonNode state = cockpit.state();
    facts.put("owner", state.get("owner").asText());
    facts.put("keys", state.get("protection").asText());
    facts.put("decoder", state.get("decoder").asText());
    cockpit.picture("1-library-empty");
  }

  private void buy(Map<String, Object> facts) throws Exception {
    cockpit.buyInTheStore(ingestion.get("edition").asText());
    Await.until("licence", WORK, () -> !cockpit.state().get("films").isEmpty());
    owned = cockpit.state().get("films").get(0);
    facts.put("licence", owned.get("licence").asText());
    facts.put("certificateBytes", owned.get("certificateBytes").asInt());
    facts.put("anchor", owned.get("anchor").asText());
  }

  private void checkChain(Map<String, Object> facts) throws Exception {
    String owner = cockpit.state().get("owner").asText();
    Chain.Mint mint = chain.mintOf(owned.get("token").asText());
    if (!mint.owner().equals(owner)) {
      throw new IOException("the chain says " + mint.owner() + ", the center " + owner);
    }
    facts.put("token", owned.get("token").asText());
    facts.put("transaction", mint.transaction());
    facts.put("gas", mint.gas());
  }

  private void fetch(Map<String, Object> facts) throws Exception {
    long start = System.nanoTime();
    seeding.follow(cockpit, facts);
    owned = cockpit.state().get("films").get(0);
    Path file = Path.of(owned.get("sealedFile").asText());
    facts.put("bytes", Files.size(file));
    facts.put("waitedMilliseconds", (System.nanoTime() - start) / 1_000_000);
    cockpit.picture("4-owned");
  }

  private void plugIn(Map<String, Object> facts) throws Exception {
    String licence = owned.get("licence").asText();
    cockpit.toTheLibrary();
    Path jar = center.plugIn("plugins-sdk/samples/metadata", "sample.metadata");
    long start = System.nanoTime();
    cockpit.awaitOnFilmPage(licence, SAMPLE_TEXT);
    facts.put("seenAfterMilliseconds", (System.nanoTime() - start) / 1_000_000);
    Files.delete(jar);
    start = System.nanoTime();
    cockpit.awaitNoPlugin(jar.getFileName().toString());
    facts.put("goneAfterMilliseconds", (System.nanoTime() - start) / 1_000_000);
    // What it told is the household's, as a text that somebody looked up.
    cockpit.awaitOnFilmPage(licence, SAMPLE_TEXT);
  }

  private void searchDisks(Map<String, Object> facts) throws Exception {
    Plaintext search = Plaintext.ofFilms();
    for (String secret : cockpit.secrets()) {
      search.text("secret of the center", secret);
      search.bytes("secret of the center", HexFormat.of().parseHex(secret));
    }
    land();
    search.text("server secret", secrets.server());
    search.text("operator token", secrets.operatorToken());
    search.text("chain key", secrets.chainKey().substring(2));
    List<String> found = new ArrayList<>();
    long[] read = new long[1];
    found.addAll(search.search(home.resolve("server"), List.of(), read));
    search.text("title", options.title());
    found.addAll(search.search(home.resolve("center"), List.of(), read));
    found.addAll(search.search(seeding.homes(), List.of(), read));
    found.addAll(search.search(home.resolve("tmp"), List.of(), read));
    facts.put("searchedBytes", read[0]);
    if (!found.isEmpty()) {
      facts.put("found", found);
      throw new IOException("in clear on the disk: " + found);
    }
  }

  private void cutNetwork(Map<String, Object> facts) throws Exception {
    seeding.close();
    server.close();
    board(Cockpit.WITHOUT_NETWORK);
    List<String> interfaces = Cockpit.interfacesOf(centerProcess);
    facts.put("interfaces", interfaces);
    facts.put("serverAnswers", backend.ready());
    if (!interfaces.equals(List.of("lo"))) {
      throw new IOException("the center still sees " + interfaces);
    }
  }

  private void openOffline(Map<String, Object> facts) throws Exception {
    JsonNode opened = cockpit.frames(owned.get("licence").asText(), List.of());
    facts.put("clearBytes", opened.get("clearBytes").asLong());
    facts.put("inGrace", opened.get("inGrace").asBoolean());
  }

  private void compareFrames(Map<String, Object> facts) throws Exception {
    Path output = logs.resolve("decoder.framemd5");
    cockpit.frames(owned.get("licence").asText(), Frames.command("pipe:0", output));
    masterFrames.mustSucceed(WORK);
    Frames decoded = Frames.read(output);
    Frames master = Frames.read(logs.resolve("master.framemd5"));
    facts.put("pictures", decoded.count(0));
    facts.put("pictureMd5", decoded.digest(0));
    facts.put("masterPictureMd5", master.digest(0));
    facts.put("soundFrames", decoded.count(1));
    facts.put("soundFramesOfEncoderDelay", decoded.count(1) - master.count(1));
    facts.put("soundMd5", decoded.digest(1));
    facts.put("masterSoundMd5", master.digest(1));
    if (decoded.count(0) == 0 || !decoded.playsLike(master)) {
      throw new IOException("frames differ from the master's");
    }
  }

  private void play(Map<String, Object> facts) throws Exception {
    cockpit.playFromTheLibrary(owned.get("licence").asText(), facts);
    JsonNode film = cockpit.state().get("films").get(0);
    facts.put("resumeAtSeconds", film.get("resumeAtSeconds").asLong());
    if (film.get("resumeAtSeconds").asLong() == 0) {
      throw new IOException("no resume point was kept");
    }
  }

  /** Backend, seeder and the center as before; beside them a backup of the center's home. */
  private void reconnect(Map<String, Object> facts) throws Exception {
    land();
    Homes.copy(home.resolve("center"), home.resolve("backup"));
    serve();
    seeding.restart();
    board(List.of());
    facts.put("serverAnswers", backend.ready());
  }

  private Resale resell() throws Exception {
    Resale resale =
        running.open(
            new Resale(
                options,
                home,
                report,
                chain,
                backend,
                new Resale.Seller(center, cockpit, centerProcess, display, owned)));
    resale.tell();
    return resale;
  }

  /** Who bought it, on another machine afterwards. */
  private Moving.Moved move(Resale resale) throws Exception {
    House old = resale.leaveBuyer();
    Path folder = Files.createDirectories(home.resolve("moved"));
    Path pilot = folder.resolve("pilot.sock");
    Product fresh = Cockpit.product(options.project(), folder, backend, pilot);
    Moving moving =
        new Moving(
            report,
            old,
            new House(fresh, pilot, old.display(), pictures),
            resale.bought(),
            home.resolve("tmp").resolve("household.tangible-backup"));
    return moving.tell();
  }

  private void timePasses(Moving.Moved moved) throws Exception {
    new Later(
            report,
            moved.house(),
            moved.licence(),
            environment -> {
              server.close();
              serve(environment);
            },
            home.resolve("tmp").resolve("later"))
        .tell();
  }

  private void stop(Map<String, Object> facts) throws Exception {
    close();
    long left = ProcessHandle.current().descendants().filter(ProcessHandle::isAlive).count();
    facts.put("left", left);
    if (left > 0) {
      throw new IOException(left + " processes are left");
    }
  }

  private void board(List<String> before) throws Exception {
    centerProcess = running.open(center.start(before, Map.of("DISPLAY", display)));
    cockpit = running.open(new Cockpit(Pilot.board(socket, centerProcess, START), pictures));
    cockpit.awaitScreen(centerProcess);
  }

  /** Stops the center and leaves the rest. */
  private void land() {
    cockpit.close();
    centerProcess.close();
  }

  private static void awaitUp(String what, Child child, Callable<Boolean> up) throws Exception {
    Await.until(
        what,
        START,
        () -> {
          child.mustBeAlive();
          return up.call();
        });
  }
}
