package app.tangible.peer.interop.homes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * DCUtR, AutoNAT v2 and mDNS with js-libp2p. It knows public addresses from private ones, so it
 * needs a network with public ones; and it cannot call from the port that it listens on, so one end
 * of a line to be made direct is not behind a router.
 */
@Timeout(120)
class JsHomesTest {

  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final String RELAY = "/ip4/45.45.45.1/tcp/4001";

  private final List<AutoCloseable> open = new ArrayList<>();
  private Namespaces world;

  @BeforeEach
  void begin() throws IOException {
    String missing = Namespaces.missing();
    assumeTrue(missing == null, "no network namespaces: " + missing);
    world = new Namespaces();
    open.add(world);
    world.internet();
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : open.reversed()) {
      each.close();
    }
  }

  @Test
  void jsLeadsAndWeMakeItsCircuitDirect() throws IOException {
    String relay = relay();
    Household js =
        js("45.45.45.3", "/ip4/45.45.45.3/tcp/4001", "direct", "public", relay + "/p2p-circuit");
    String peer = id(js);
    await().atMost(PATIENCE).until(() -> asked(js, "addresses").contains("p2p-circuit"));
    Household home =
        ours(world.home("a", "45.45.45.10", "masquerade"), "home", "/ip4/0.0.0.0/tcp/4001", relay);
    until(home, "reachability PRIVATE");
    home.order("call " + relay + "/p2p-circuit/p2p/" + peer);
    until(home, "connected RELAYED");
    until(home, "connected DIRECT /ip4/45.45.45.3/tcp/4001");
  }

  @Test
  void weLeadAndJsMakesItsCircuitDirect() throws IOException {
    String relay = relay();
    Household home =
        ours(
            world.publicMachine("b", "45.45.45.4"),
            "home",
            "/ip4/45.45.45.4/tcp/4001",
            relay,
            "always");
    until(home, "address " + relay + "/p2p-circuit");
    Household js =
        register(
            Household.js(
                world.home("a", "45.45.45.10", "masquerade"),
                "/ip4/192.168.1.2/tcp/4001",
                "direct"));
    id(js);
    String place = relay + "/p2p-circuit/p2p/" + home.after("id ").orElseThrow();
    js.order("{\"id\":1,\"do\":\"dial\",\"address\":\"" + place + "\"}");
    until(home, "connected RELAYED");
    until(home, "connected DIRECT /ip4/45.45.45.10");
    await()
        .atMost(PATIENCE)
        .until(() -> asked(js, "connections").contains("outbound full /ip4/45.45.45.4/tcp/4001"));
  }

  @Test
  void weCallJsBack() throws IOException {
    String relay = relay();
    Household server = (Household) open.get(1);
    Household js = js("45.45.45.3", "/ip4/45.45.45.3/tcp/4001", "autonat");
    id(js);
    js.order("{\"id\":1,\"do\":\"dial\",\"address\":\"" + relay + "\"}");
    // From a port of its own to the port that js listens on.
    until(server, "connected DIRECT /ip4/45.45.45.3/tcp/4001");
  }

  @Test
  void jsCallsUsBack() throws IOException {
    Household js = js("45.45.45.3", "/ip4/45.45.45.3/tcp/4001", "autonat");
    String place = "/ip4/45.45.45.3/tcp/4001/p2p/" + id(js);
    Household home =
        ours(world.publicMachine("b", "45.45.45.4"), "home", "/ip4/45.45.45.4/tcp/4001", place);
    until(home, "id ");
    home.order("call " + place);
    until(home, "reachability PUBLIC");
  }

  @Test
  void homesOfOneNetworkFindEachOtherAndJs() throws IOException {
    Household left = ours(world.publicMachine("a", "192.168.7.1"), "lan", "/ip4/0.0.0.0/tcp/0");
    Household right = ours(world.publicMachine("b", "192.168.7.2"), "lan", "/ip4/0.0.0.0/tcp/0");
    Household js =
        register(
            Household.js(
                world.publicMachine("c", "192.168.7.3"), "/ip4/192.168.7.3/tcp/0", "mdns"));
    String peer = id(js);
    until(left, "id ");
    until(right, "near " + left.after("id ").orElseThrow());
    until(left, "near " + right.after("id ").orElseThrow());
    until(left, "near " + peer);
    await()
        .atMost(PATIENCE)
        .until(() -> asked(js, "discovered").contains(left.after("id ").orElseThrow()));
    right.order("ping " + left.after("id ").orElseThrow());
    until(right, "pong DIRECT");
    right.order("ping " + peer);
    await()
        .atMost(PATIENCE)
        .until(() -> right.all().stream().filter(l -> l.startsWith("pong DIRECT")).count() == 2);
  }

  private String relay() throws IOException {
    Household relay = ours(world.publicMachine("pub", "45.45.45.1"), "relay", RELAY);
    until(relay, "at ");
    return relay.after("at ").orElseThrow();
  }

  private Household ours(String namespace, String... arguments) throws IOException {
    return register(Household.ours(namespace, arguments));
  }

  private Household js(String address, String... arguments) throws IOException {
    return register(Household.js(world.publicMachine("js", address), arguments));
  }

  private Household register(Household household) {
    open.add(household);
    return household;
  }

  private static String id(Household js) {
    await().atMost(PATIENCE).until(() -> js.lineWith("\"peer\":").isPresent());
    return js.lineWith("\"peer\":").orElseThrow().replaceAll(".*\"peer\":\"([^\"]+)\".*", "$1");
  }

  /** Asks again and again while it is awaited. */
  private static String asked(Household js, String what) throws IOException {
    js.order("{\"id\":1,\"do\":\"" + what + "\"}");
    Optional<String> answer = js.lineWith("\"" + what + "\"");
    return answer.orElse("");
  }

  private void until(Household household, String beginning) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(household.said(beginning))
                    .as("'%s' in %s; all: %s", beginning, household.all(), open)
                    .isTrue());
  }
}
