package app.tangible.peer.interop.homes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A home whose router speaks UPnP: miniupnpd, which is what many routers run. */
@Timeout(120)
class MappedHomeTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Path DAEMON = Path.of("/usr/sbin/miniupnpd");

  private final List<AutoCloseable> open = new ArrayList<>();

  @TempDir private Path folder;

  @BeforeEach
  void canMakeNetworks() {
    String missing =
        Files.isExecutable(DAEMON) ? Namespaces.missing() : "miniupnpd is not installed";
    if (missing != null) {
      System.err.println("no router that maps ports: " + missing);
    }
    assumeTrue(missing == null, "no router that maps ports: " + missing);
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : open.reversed()) {
      each.close();
    }
  }

  @Test
  void isCalledThroughAPortOfItsRouterUntilItGivesItBack() throws IOException {
    Namespaces world = new Namespaces();
    open.add(world);
    world.internet();
    String machine = world.home("a", "45.45.45.10", "masquerade");
    String guest = world.publicMachine("pub", "45.45.45.30");
    String router = world.routerOf(machine);
    route(world, router);

    Household home = household(machine, "mapped", "/ip4/0.0.0.0/tcp/4001");
    Household caller = household(guest, "guest", "/ip4/45.45.45.30/tcp/4001");
    until(home, "address /ip4/45.45.45.10/tcp/4001");
    caller.order("call /ip4/45.45.45.10/tcp/4001/p2p/" + home.after("id ").orElseThrow());
    until(caller, "pong from");

    assertThat(mappings(world, router)).contains("4001");
    home.order("unmap");
    until(home, "unmapped");
    assertThat(mappings(world, router)).doesNotContain("4001");
  }

  private void route(Namespaces world, String router) throws IOException {
    for (String line :
        List.of(
            "add table inet upnp",
            "add chain inet upnp forward",
            "add chain inet upnp prerouting { type nat hook prerouting priority dstnat; }",
            "add chain inet upnp postrouting { type nat hook postrouting priority srcnat; }")) {
      world.inside(router, "nft", line);
    }
    Path settings = folder.resolve("miniupnpd.conf");
    Files.writeString(
        settings,
        """
        ext_ifname=wan
        listening_ip=lan
        enable_upnp=yes
        enable_natpmp=yes
        secure_mode=yes
        upnp_table_name=upnp
        upnp_nat_table_name=upnp
        upnp_forward_chain=forward
        upnp_nat_chain=prerouting
        upnp_nat_postrouting_chain=postrouting
        uuid=5f0ef4a4-5c1c-4a4c-9f4f-0d2b7a6f3c11
        allow 1024-65535 192.168.1.0/24 1024-65535
        deny 0-65535 0.0.0.0/0 0-65535
        """);
    List<String> command = new ArrayList<>(Namespaces.command(router));
    command.addAll(
        List.of(
            DAEMON.toString(),
            "-d",
            "-f",
            settings.toString(),
            "-P",
            folder.resolve("pid").toString()));
    Process daemon =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    open.add(
        () -> {
          daemon.destroy();
          daemon.waitFor(5, TimeUnit.SECONDS);
        });
    await()
        .atMost(PATIENCE)
        .until(() -> Files.readString(folder.resolve("log")).contains("HTTP listening"));
  }

  private static String mappings(Namespaces world, String router) throws IOException {
    return world.output(
        "ip", "netns", "exec", router, "nft", "list", "chain", "inet", "upnp", "prerouting");
  }

  private Household household(String namespace, String... arguments) throws IOException {
    Household household = Household.ours(namespace, arguments);
    open.add(household);
    return household;
  }

  private static void until(Household household, String beginning) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(household.said(beginning))
                    .as("'%s' in %s", beginning, household.all())
                    .isTrue());
  }
}
