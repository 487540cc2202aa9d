package app.tangible.ui.settings;

import app.tangible.decoder.Decoder;
import app.tangible.identity.Protection;
import app.tangible.licence.TrustRoots;
import app.tangible.store.Store;
import app.tangible.ui.Icons;
import app.tangible.ui.Line;
import app.tangible.ui.Screen;
import app.tangible.ui.Texts;
import app.tangible.ui.Toggle;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;

/** Who lives here, whose the films are, and what proves it. */
final class HouseholdSettings implements Settings {

  /** What is asked for at once. */
  private record Found(Protection protection, String owner, String device, Decoder.Level level) {}

  private final Screen screen;
  private final Texts texts;
  private final Decoder decoder;
  private final Store store;
  private final Line state = new Line("quiet");
  private final Toggle strict;
  private final Card keys;
  private final Card process;
  private final Card trust;

  HouseholdSettings(Screen screen, SettingsPage.Facts facts) {
    this.screen = screen;
    this.texts = screen.texts();
    decoder = facts.decoder();
    store = facts.store();
    keys = new Card("keys", texts.get("keys"));
    process = new Card("decoder", texts.get("decoder"));
    trust = new Card("trust", texts.get("trust"));
    strict =
        new Toggle(
            "strict",
            texts.get("strict"),
            texts.get("strict.hint"),
            decoder.strict(),
            this::strict);
    state.getStyleClass().add("setting-note");
    say(decoder.strict());
    TrustRoots roots = decoder.trust();
    trust.say(
        new Line("body", texts.get("trust.means")),
        new Line("quiet", texts.get("trust.issuer", shorten(roots.issuer()))),
        new Line("quiet", texts.get("trust.log", shorten(roots.log()))));
    screen.work(
        () ->
            new Found(
                facts.identity().protection(),
                facts.identity().address().text(),
                facts.identity().device().hex(),
                decoder.level()),
        this::show,
        failure -> screen.notice(texts.get("failed")));
  }

  private void show(Found found) {
    keys.say(
        new Line("body", texts.get("keys." + found.protection())),
        new Line("quiet", texts.get("keys." + found.protection() + ".means")),
        new Line("quiet", texts.get("keys.owner", found.owner())),
        new Line("quiet", texts.get("keys.device", shorten(found.device()))));
    keys.warn(found.protection() == Protection.MACHINE_BOUND);
    process.say(
        new Line("body", texts.get("decoder." + found.level())),
        new Line("quiet", texts.get("decoder." + found.level() + ".means")));
    process.warn(found.level() == Decoder.Level.PLAIN_PROCESS);
  }

  private void strict(boolean wanted) {
    screen.work(
        () -> {
          decoder.strict(wanted);
          return wanted;
        },
        this::chosen,
        failure -> {
          strict.on(decoder.strict());
          screen.notice(texts.get("failed"));
        });
  }

  private void chosen(boolean wanted) {
    say(wanted);
    if (wanted) {
      // Films without a proof would not play before the next look at the leases.
      screen.work(
          store::renewLeases, renewed -> {}, failure -> screen.notice(texts.get("strict.offline")));
    }
  }

  private void say(boolean on) {
    state.setText(texts.get(on ? "strict.on" : "strict.off"));
  }

  private static String shorten(String whole) {
    return whole.length() <= 40
        ? whole
        : whole.substring(0, 20) + " … " + whole.substring(whole.length() - 12);
  }

  @Override
  public List<Node> rows() {
    return List.of(
        Leads.to(screen, "viewers", Icons.PERSON, "viewers", Map.of()),
        Leads.to(screen, "wallet", Icons.WALLET, "wallet", Map.of()),
        strict,
        state,
        keys,
        process,
        trust);
  }
}
