import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Starts the image as a household would, with an empty home and no other Java in sight, on a
 * display of its own: {@code java Check.java PROJECT IMAGE}. Ends with 1 where something is not as
 * it should be; the picture of the first page is {@code first-page.png} beside the image.
 */
final class Check implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Path project;
  private final Path image;
  private final Path home;
  private final List<Process> processes = new ArrayList<>();
  private int wrong;

  private Check(Path project, Path image) throws IOException {
    this.project = project;
    this.image = image;
    home = Files.createTempDirectory("tangible-delivery-");
  }

  public static void main(String[] words) throws Exception {
    Path image = Path.of(words[1]).toAbsolutePath().normalize();
    int wrong;
    try (Check check = new Check(Path.of(words[0]).toAbsolutePath().normalize(), image)) {
      check.run();
      wrong = check.wrong;
    }
    System.exit(wrong == 0 ? 0 : 1);
  }

  private void run() throws Exception {
    Path cache = image.resolve("lib/app/decoder/guest.aot");
    expect("the decoder's process was rehearsed", Files.isRegularFile(cache), "no " + cache);
    Path socket = home.resolve("pilot");
    pilot(socket);
    String display = display();
    long start = System.nanoTime();
    Process product = product(display);
    try (SocketChannel pilot = board(socket, product)) {
      String texts = awaitTexts(pilot, product);
      say("a first page after %d ms", Duration.ofNanos(System.nanoTime() - start).toMillis());
      expect("the window shows it", texts.length() > 60, texts);
      awaitLog(product, "Plug-in sample.page-1.0.0-SNAPSHOT.jar is live");
      awaitLog(product, "Start check: ");
      product.waitFor(1, TimeUnit.SECONDS); // for what fades in
      Path picture = image.resolveSibling("first-page.png");
      ask(pilot, "screenshot", "file", picture.toString());
      expect("its picture is " + picture, Files.size(picture) > 10_000, "" + Files.size(picture));
      String state = awaitState(pilot);
      boolean fenced = Files.isExecutable(Path.of("/usr/bin/bwrap"));
      String level = fenced ? "\"SANDBOXED_PROCESS\"" : "\"PLAIN_PROCESS\"";
      expect("the decoder's guest runs on the image's runtime", state.contains(level), state);
    }
    expect("nothing in the log is wrong", log().contains("Start check: all well"), log());
    say("%d MiB of memory", memoryKibibytes(product) / 1024);
    product.toHandle().destroy();
    boolean ended = product.waitFor(40, TimeUnit.SECONDS);
    expect("it ends when it is told to", ended, "still there");
  }

  /** The remote control of the tests and a plug-in; the product makes all else of the home. */
  private void pilot(Path socket) throws IOException {
    Path conf = Files.createDirectories(home.resolve("center/conf"));
    Files.writeString(conf.resolve("app.tangible.pilot.json"), "{\"socket\":\"" + socket + "\"}");
    Files.writeString(
        conf.resolve("app.tangible.host.felix.json"),
        "{\"trusted\":[\"app.tangible.pilot.services\",\"app.tangible.pilot.screen\"]}");
    Path plugins = Files.createDirectories(home.resolve("center/plugins"));
    for (String part : List.of("services", "screen")) {
      plugIn("distribution/pilot/" + part, "pilot." + part, plugins);
    }
    plugIn("plugins-sdk/samples/page", "sample.page", plugins);
  }

  private void plugIn(String module, String artifact, Path plugins) throws IOException {
    String jar = artifact + "-1.0.0-SNAPSHOT.jar";
    Files.copy(project.resolve(module).resolve("target").resolve(jar), plugins.resolve(jar));
  }

  private String display() throws Exception {
    Process xvfb =
        new ProcessBuilder("Xvfb", "-displayfd", "1", "-screen", "0", "1920x1080x24")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    processes.add(xvfb);
    try (BufferedReader number = xvfb.inputReader()) {
      return ":" + number.readLine().strip();
    }
  }

  private Process product(String display) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(image.resolve("bin/tangible").toString())
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("out").toFile());
    Map<String, String> environment = builder.environment();
    environment.clear();
    environment.putAll(
        Map.of("HOME", home.toString(), "TANGIBLE_HOME", home.toString(), "DISPLAY", display));
    environment.put("PATH", "/usr/bin:/bin");
    environment.put("LANG", "C.UTF-8");
    Process product = builder.start();
    processes.add(product);
    return product;
  }

  private SocketChannel board(Path socket, Process product) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end && product.isAlive()) {
      SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
      try {
        channel.connect(UnixDomainSocketAddress.of(socket));
        return channel;
      } catch (IOException notYet) {
        channel.close();
        product.waitFor(50, TimeUnit.MILLISECONDS);
      }
    }
    throw new IllegalStateException("the image did not start:\n" + log());
  }

  /** Until something has the focus: the window comes before its first page. */
  private String awaitTexts(SocketChannel pilot, Process product) throws Exception {
    return awaitAnswer(pilot, product, "texts", "\"focus\":\"[^\"]");
  }

  private String awaitState(SocketChannel pilot) throws Exception {
    return awaitAnswer(pilot, processes.getLast(), "state", "\"decoder\"");
  }

  private String awaitAnswer(SocketChannel pilot, Process product, String command, String shape)
      throws Exception {
    Pattern expected = Pattern.compile(shape);
    long end = System.nanoTime() + PATIENCE.toNanos();
    String answer = "";
    while (System.nanoTime() < end && product.isAlive()) {
      answer = ask(pilot, command, "", "");
      if (expected.matcher(answer).find()) {
        return answer;
      }
      product.waitFor(50, TimeUnit.MILLISECONDS);
    }
    throw new IllegalStateException(command + " did not come: " + answer + "\n" + log());
  }

  private static String ask(SocketChannel pilot, String command, String key, String value)
      throws IOException {
    String more = key.isEmpty() ? "" : ",\"" + key + "\":\"" + value + "\"";
    String line = "{\"do\":\"" + command + "\"" + more + "}\n";
    ByteBuffer out = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
    while (out.hasRemaining()) {
      pilot.write(out);
    }
    return new BufferedReader(
            new InputStreamReader(Channels.newInputStream(pilot), StandardCharsets.UTF_8))
        .readLine();
  }

  private void awaitLog(Process product, String line) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end && product.isAlive() && !log().contains(line)) {
      product.waitFor(50, TimeUnit.MILLISECONDS);
    }
    expect("its log says: " + line, log().contains(line), log());
  }

  private String log() throws IOException {
    return Files.readString(home.resolve("out"));
  }

  private static long memoryKibibytes(Process product) throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + product.pid() + "/status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
          .sum();
    }
  }

  private void expect(String what, boolean so, String found) {
    if (so) {
      say("%s", what);
    } else {
      wrong++;
      say("NOT SO: %s; found: %s", what, found);
    }
  }

  private static void say(String text, Object... values) {
    System.out.println("  " + text.formatted(values));
  }

  @Override
  public void close() throws IOException {
    for (Process process : processes.reversed()) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    List<Path> files;
    try (Stream<Path> all = Files.walk(home)) {
      files = all.toList();
    }
    for (Path file : files.reversed()) {
      Files.delete(file);
    }
  }
}
