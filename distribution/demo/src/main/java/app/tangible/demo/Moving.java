package app.tangible.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A household's machine breaks: another one becomes that household by its backup. */
final class Moving {

  private static final Duration WORK = Duration.ofMinutes(5);
  private static final String PASSWORD = "a password for this story";

  private final Report report;
  private final House old;
  private final House fresh;
  private final String licence;
  private final Path backup;
  private String account;
  private String issuedAnew;

  /** Where the household is now, and what the licence of its film is there. */
  record Moved(House house, String licence) {}

  /**
   * @param licence of the film that the household owns
   * @param backup where the file is to be
   */
  Moving(Report report, House old, House fresh, String licence, Path backup) {
    this.report = report;
    this.old = old;
    this.fresh = fresh;
    this.licence = licence;
    this.backup = backup;
  }

  Moved tell() throws Exception {
    report.step("backup: the household in one file", this::backUp);
    report.step("new machine: the account is taken over", this::takeOver);
    report.step("new machine: the film is issued anew and fetched", this::comeHome);
    return new Moved(fresh, issuedAnew);
  }

  private void backUp(Map<String, Object> facts) throws Exception {
    old.visit(
        Cockpit.WITHOUT_NETWORK,
        Map.of(),
        cockpit -> {
          account = cockpit.state().get("owner").asText();
          cockpit.backUp(backup, PASSWORD);
        });
    facts.put("account", account);
    facts.put("bytes", Files.size(backup));
  }

  private void takeOver(Map<String, Object> facts) throws Exception {
    fresh.visit(
        Cockpit.WITHOUT_NETWORK,
        Map.of(),
        cockpit -> {
          facts.put("before", cockpit.state().get("owner").asText());
          JsonNode restored = cockpit.restore(backup, PASSWORD);
          facts.put("films", restored.get("films").asInt());
          facts.put("account", restored.get("account").asText());
          facts.put("film", cockpit.refusal(licence));
        });
    if (!facts.get("account").equals(account) || !facts.get("films").equals(1)) {
      throw new IOException("taken over: " + facts);
    }
  }

  private void comeHome(Map<String, Object> facts) throws Exception {
    fresh.visit(
        List.of(),
        Map.of(),
        cockpit -> {
          facts.put("account", cockpit.state().get("owner").asText());
          Await.until("film on the new machine", WORK, () -> isHere(cockpit.state()));
          issuedAnew = cockpit.state().get("films").get(0).get("licence").asText();
          cockpit.picture("15-new-machine");
        });
    facts.put("licenceBefore", licence);
    facts.put("licence", issuedAnew);
    fresh.visit(
        Cockpit.WITHOUT_NETWORK,
        Map.of(),
        cockpit -> facts.put("offline", cockpit.opening(issuedAnew)));
    if (!facts.get("account").equals(account)
        || !((JsonNode) facts.get("offline")).path("ready").asBoolean()) {
      throw new IOException("on the new machine: " + facts);
    }
  }

  private boolean isHere(JsonNode state) {
    JsonNode films = state.get("films");
    return films.size() == 1
        && !films.get(0).get("licence").asText().equals(licence)
        && films.get(0).get("onDisk").asBoolean();
  }
}
