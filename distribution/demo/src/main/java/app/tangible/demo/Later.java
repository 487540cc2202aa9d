package app.tangible.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The last part of the story: time passes, and is turned back. */
final class Later {

  private static final Duration WORK = Duration.ofMinutes(2);

  /** Longer than a lease of 30 days and its grace of 14. */
  private static final int DAYS = 45;

  /** The backend, started again with more in its environment. */
  @FunctionalInterface
  interface Restart {
    void with(Map<String, String> environment) throws Exception;
  }

  private final Report report;
  private final House house;
  private final String licence;
  private final Restart server;
  private final AnotherTime later;

  /**
   * In the house of who owns the film now.
   *
   * @param programs an empty folder
   */
  Later(Report report, House house, String licence, Restart server, Path programs)
      throws IOException {
    this.report = report;
    this.house = house;
    this.licence = licence;
    this.server = server;
    later = AnotherTime.in(DAYS, programs);
  }

  void tell() throws Exception {
    report.step("clock: a center's own does not move the decoder's", this::fooled);
    report.step("lease over: does not play", this::leaseOver);
    report.step("lease renewed: plays again", this::renewed);
    report.step("clock set back: does not play", this::clockSetBack);
  }

  private void fooled(Map<String, Object> facts) throws Exception {
    house.visit(
        Cockpit.WITHOUT_NETWORK,
        later.environment(),
        cockpit -> facts.put("decoder", cockpit.opening(licence)));
    facts.put("centersDate", day(DAYS));
    ready(facts);
  }

  private void leaseOver(Map<String, Object> facts) throws Exception {
    facts.put("date", day(DAYS));
    house.visit(
        Cockpit.WITHOUT_NETWORK,
        later.forDecoders(),
        cockpit -> {
          refuses(cockpit, facts, "LEASE_EXPIRED");
          cockpit.playToNoAvail(licence, "16-lease-over");
        });
  }

  private void renewed(Map<String, Object> facts) throws Exception {
    server.with(later.environment());
    house.visit(
        List.of(),
        later.forDecoders(),
        cockpit ->
            Await.until(
                "film that plays again",
                WORK,
                () -> {
                  facts.put("decoder", cockpit.opening(licence));
                  return facts.get("decoder").toString().contains("ready");
                }));
    // Without the network too, as before.
    house.visit(
        Cockpit.WITHOUT_NETWORK,
        later.forDecoders(),
        cockpit -> facts.put("offline", cockpit.opening(licence)));
    facts.put("date", day(DAYS));
    ready(facts);
  }

  private void clockSetBack(Map<String, Object> facts) throws Exception {
    facts.put("date", day(0));
    house.visit(
        Cockpit.WITHOUT_NETWORK,
        Map.of(),
        cockpit -> {
          refuses(cockpit, facts, "CLOCK_SET_BACK");
          cockpit.playToNoAvail(licence, "17-clock-set-back");
        });
    server.with(Map.of());
  }

  private void refuses(Cockpit cockpit, Map<String, Object> facts, String reason)
      throws IOException {
    JsonNode opening = cockpit.opening(licence);
    facts.put("refused", opening.path("refused").asText());
    facts.put("decoder", opening);
    if (!opening.path("refused").asText().equals(reason)) {
      throw new IOException("the decoder says " + opening + ", expected " + reason);
    }
  }

  private static void ready(Map<String, Object> facts) throws IOException {
    if (!facts.get("decoder").toString().contains("ready")) {
      throw new IOException("the decoder says " + facts.get("decoder") + ", expected ready");
    }
  }

  private static String day(int days) {
    return Instant.now().plus(Duration.ofDays(days)).toString().substring(0, 10);
  }
}
