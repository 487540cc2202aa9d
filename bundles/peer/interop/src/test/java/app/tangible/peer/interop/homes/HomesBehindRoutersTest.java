package app.tangible.peer.interop.homes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Two homes, each behind a router of its own that translates addresses and lets nobody in, and one
 * relay in public: processes and network namespaces of this machine, made and taken down here.
 */
@Timeout(180)
class HomesBehindRoutersTest {

  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private final List<AutoCloseable> open = new ArrayList<>();
  private Namespaces world;
  private Household relay;
  private Household left;
  private Household right;

  @BeforeEach
  void canMakeNetworks() {
    String missing = Namespaces.missing();
    if (missing != null) {
      System.err.println("no network namespaces, so no homes behind routers: " + missing);
    }
    assumeTrue(missing == null, "no network namespaces: " + missing);
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : open.reversed()) {
      each.close();
    }
  }

  @Test
  void findEachOtherSpeakThroughTheRelayAndThenDirectly() throws IOException {
    live("masquerade");
    String peer = meet();
    right.order("ping " + peer);
    until(right, "pong RELAYED");
    until(right, "connected DIRECT /ip4/45.45.45.10");
    until(right, "disconnected RELAYED " + peer);

    relay.close();
    right.order("bytes " + peer + " 4000000");
    until(right, "bytes DIRECT 4000000");
    right.order("ping " + peer);
    until(right, "pong DIRECT");
  }

  @Test
  void stayOnTheRelayWhereRoutersTakeAnotherPortForEachCall() throws IOException {
    live("masquerade random");
    String peer = meet();
    right.order("ping " + peer);
    until(right, "pong RELAYED");
    await()
        .during(Duration.ofSeconds(7))
        .atMost(PATIENCE)
        .until(() -> !right.said("connected DIRECT /ip4/45.45.45.10"));
    right.order("ping " + peer);
    right.order("ping " + peer);
    await().atMost(PATIENCE).until(() -> count(right, "pong RELAYED") == 3);
  }

  private void live(String masquerade) throws IOException {
    world = new Namespaces();
    open.add(world);
    world.internet();
    relay =
        household(world.publicMachine("pub", "45.45.45.1"), "relay", "/ip4/45.45.45.1/tcp/4001");
    until(relay, "at ");
    String place = relay.after("at ").orElseThrow();
    left =
        household(
            world.home("a", "45.45.45.10", masquerade), "home", "/ip4/0.0.0.0/tcp/4001", place);
    right =
        household(
            world.home("b", "45.45.45.20", masquerade), "home", "/ip4/0.0.0.0/tcp/4001", place);
  }

  /** The left home provides, the right one finds it; returns the left one's id. */
  private String meet() throws IOException {
    until(left, "id ");
    until(right, "id ");
    left.order("provide");
    right.order("find");
    String peer = left.after("id ").orElseThrow();
    until(right, "found " + peer);
    assertThat(left.said("reachability PRIVATE")).isTrue();
    return peer;
  }

  private Household household(String namespace, String... arguments) throws IOException {
    Household household = Household.ours(namespace, arguments);
    open.add(household);
    return household;
  }

  private void until(Household household, String beginning) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(household.said(beginning))
                    .as(
                        "'%s' in %s; the other home: %s",
                        beginning, household.all(), left == null ? "" : left.all())
                    .isTrue());
  }

  private static long count(Household household, String beginning) {
    return household.all().stream().filter(line -> line.startsWith(beginning)).count();
  }
}
