package app.tangible.peer.interop.homes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An internet in miniature, of network namespaces: a public network with a bridge in the middle,
 * machines on it, and homes whose router translates addresses. All of it ends with {@link #close}.
 */
final class Namespaces implements AutoCloseable {

  private static final Pattern NAME = Pattern.compile("tg(\\d+)[a-z]+");

  private final String prefix = "tg" + ProcessHandle.current().pid();
  private final Deque<String> made = new ArrayDeque<>();
  private int links;

  /** Why there can be none here; null when there can. */
  static String missing() {
    try (Namespaces trial = new Namespaces()) {
      trial.sweep();
      String name = trial.add("trial");
      trial.run("ip", "link", "add", "brt", "netns", name, "type", "bridge");
      trial.inside(name, "nft", "add", "table", "ip", "trial");
      return null;
    } catch (IOException e) {
      return e.getMessage();
    }
  }

  /** Takes down what tests left that were killed. */
  private void sweep() throws IOException {
    for (String line : output("ip", "netns", "list").split("\n")) {
      Matcher name = NAME.matcher(line.split(" ")[0]);
      if (name.matches() && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty()) {
        run("ip", "netns", "delete", name.group());
      }
    }
  }

  /** The bridge of the public network. */
  void internet() throws IOException {
    String name = add("net");
    run("ip", "link", "add", "br0", "netns", name, "type", "bridge");
    inside(name, "ip", "link", "set", "br0", "up");
  }

  /** A machine with a public address; returns its namespace. */
  String publicMachine(String label, String address) throws IOException {
    String name = add(label);
    attach(name, "eth0");
    inside(name, "ip", "address", "add", address + "/24", "dev", "eth0");
    inside(name, "ip", "route", "add", "default", "dev", "eth0");
    return name;
  }

  /**
   * A home of one machine, 192.168.1.2, behind a router that drops what nobody inside asked for.
   *
   * @param masquerade what the router does: {@code masquerade} keeps ports, {@code masquerade
   *     random} takes another for each connection
   */
  String home(String label, String outside, String masquerade) throws IOException {
    String router = add(label + "r");
    String machine = add(label);
    attach(router, "wan");
    inside(router, "ip", "address", "add", outside + "/24", "dev", "wan");
    run(
        "ip", "link", "add", "lan", "netns", router, "type", "veth", "peer", "name", "eth0",
        "netns", machine);
    inside(router, "ip", "link", "set", "lan", "up");
    inside(router, "ip", "address", "add", "192.168.1.1/24", "dev", "lan");
    inside(router, "sh", "-c", "echo 1 > /proc/sys/net/ipv4/ip_forward");
    inside(machine, "ip", "link", "set", "eth0", "up");
    inside(machine, "ip", "address", "add", "192.168.1.2/24", "dev", "eth0");
    inside(machine, "ip", "route", "add", "default", "via", "192.168.1.1");
    for (String line : rules(masquerade)) {
      List<String> words = new ArrayList<>(List.of("nft"));
      words.add(line);
      inside(router, words.toArray(String[]::new));
    }
    return machine;
  }

  private static List<String> rules(String masquerade) {
    return List.of(
        "add table ip home",
        "add chain ip home out { type nat hook postrouting priority srcnat; }",
        "add rule ip home out oifname wan " + masquerade,
        "add chain ip home through { type filter hook forward priority filter; policy drop; }",
        "add rule ip home through iifname lan accept",
        "add rule ip home through ct state established,related accept",
        "add rule ip home through ct status dnat accept",
        "add chain ip home here { type filter hook input priority filter; policy drop; }",
        "add rule ip home here iifname lan accept",
        "add rule ip home here ct state established,related accept");
  }

  private void attach(String name, String device) throws IOException {
    String port = "p" + links++;
    run(
        "ip",
        "link",
        "add",
        device,
        "netns",
        name,
        "type",
        "veth",
        "peer",
        "name",
        port,
        "netns",
        prefix + "net");
    inside(prefix + "net", "ip", "link", "set", port, "master", "br0");
    inside(prefix + "net", "ip", "link", "set", port, "up");
    inside(name, "ip", "link", "set", device, "up");
  }

  private String add(String label) throws IOException {
    String name = prefix + label;
    run("ip", "netns", "add", name);
    made.push(name);
    inside(name, "ip", "link", "set", "lo", "up");
    return name;
  }

  void inside(String name, String... command) throws IOException {
    List<String> words = new ArrayList<>(command(name));
    words.addAll(Arrays.asList(command));
    run(words.toArray(String[]::new));
  }

  /** What runs a command inside. */
  static List<String> command(String name) {
    return List.of("ip", "netns", "exec", name);
  }

  /** The namespace of a home's router. */
  String routerOf(String home) {
    return home + "r";
  }

  void run(String... command) throws IOException {
    output(command);
  }

  /** What it says. */
  String output(String... command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      byte[] said = process.getInputStream().readNBytes(65_536);
      String text = new String(said, StandardCharsets.UTF_8).strip();
      if (!process.waitFor(20, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IOException(String.join(" ", command) + ": " + text);
      }
      return text;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      process.destroyForcibly();
    }
  }

  @Override
  public void close() throws IOException {
    IOException failed = null;
    while (!made.isEmpty()) {
      try {
        run("ip", "netns", "delete", made.pop());
      } catch (IOException e) {
        failed = e;
      }
    }
    if (failed != null) {
      throw failed;
    }
  }
}
