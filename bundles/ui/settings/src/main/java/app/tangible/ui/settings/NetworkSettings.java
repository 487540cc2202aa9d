package app.tangible.ui.settings;

import app.tangible.host.Choices;
import app.tangible.ui.Answer;
import app.tangible.ui.Field;
import app.tangible.ui.Icons;
import app.tangible.ui.Line;
import app.tangible.ui.Screen;
import app.tangible.ui.Texts;
import app.tangible.ui.Typing;
import java.net.URI;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;

/** Downloads, sharing, and which store is asked. */
final class NetworkSettings implements Settings {

  private static final String PID = "app.tangible.store.http";
  private static final String KEY = "server";

  private final Screen screen;
  private final Texts texts;
  private final Choices choices;
  private final Field store;
  private String kept;

  NetworkSettings(Screen screen, Choices choices) {
    this.screen = screen;
    this.texts = screen.texts();
    this.choices = choices;
    kept = choices.value(PID, KEY).map(String::valueOf).orElse("");
    store =
        new Field(
                screen,
                "store-address",
                Typing.of(Typing.Kind.ADDRESS, texts.get("store"), kept)
                    .hint(texts.get("store.hint"))
                    .atMost(300))
            .onDone(address -> ask(address.strip()));
  }

  private void ask(String address) {
    if (!address.isEmpty() && !isAddress(address)) {
      store.problem(texts.get("store.wrong"));
      return;
    }
    store.problem("");
    if (address.equals(kept)) {
      return;
    }
    screen.ask(
        texts.get("store.ask"),
        texts.get("store.means"),
        Answer.primary("store-keep", texts.get("store.keep"), () -> store.text(kept)),
        Answer.of("store-change", texts.get("store.change"), () -> change(address)));
  }

  private void change(String address) {
    screen.work(
        () -> {
          if (address.isEmpty()) {
            choices.forget(PID, KEY);
          } else {
            choices.choose(PID, KEY, address);
          }
          return address;
        },
        now -> {
          kept = now;
          screen.notice(texts.get("kept"));
        },
        failure -> screen.notice(texts.get("failed")));
  }

  private static boolean isAddress(String text) {
    try {
      URI address = new URI(text);
      String scheme = address.getScheme();
      return address.getHost() != null && ("https".equals(scheme) || "http".equals(scheme));
    } catch (java.net.URISyntaxException e) {
      return false;
    }
  }

  @Override
  public List<Node> rows() {
    return List.of(
        Leads.to(screen, "downloads", Icons.DOWNLOAD, "downloads", Map.of()),
        store,
        new Line("quiet", texts.get("network.private")));
  }
}
