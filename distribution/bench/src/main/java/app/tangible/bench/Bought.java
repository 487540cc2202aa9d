package app.tangible.bench;

import app.tangible.demo.Await;
import app.tangible.demo.Pilot;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/** A film that the piloted center buys. */
public final class Bought {

  private static final Duration LIMIT = Duration.ofMinutes(2);

  private Bought() {}

  /** Buys it and waits until it is on the disk; its licence, hexadecimal. */
  public static String licence(Pilot pilot, String edition) throws Exception {
    pilot.ask("buy", "edition", edition);
    Await.until(
        "owned film",
        LIMIT,
        () -> {
          JsonNode films = pilot.ask("state").get("films");
          return !films.isEmpty() && films.get(0).get("onDisk").asBoolean();
        });
    return pilot.ask("state").get("films").get(0).get("licence").asText();
  }
}
