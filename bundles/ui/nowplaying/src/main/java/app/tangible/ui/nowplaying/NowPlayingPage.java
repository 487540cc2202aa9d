package app.tangible.ui.nowplaying;

import app.tangible.library.Shelf;
import app.tangible.library.TitleId;
import app.tangible.licence.LicenceId;
import app.tangible.player.Display;
import app.tangible.player.Player;
import app.tangible.ui.Page;
import app.tangible.ui.PageInfo;
import app.tangible.ui.Screen;
import app.tangible.ui.View;
import app.tangible.viewing.Viewing;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Plays the title of the argument {@code title}, or the film of {@code licence}; {@code from} is
 * {@code resume}, {@code start} or milliseconds. Without one it shows what is on. Other pages lead
 * here; it is not in the menu.
 */
@Component
@PageInfo(id = "playing", order = 900, menu = false)
public final class NowPlayingPage implements Page {

  private final Theatre theatre;

  @Activate
  public NowPlayingPage(
      @Reference Viewing viewing,
      @Reference Player player,
      @Reference Shelf shelf,
      @Reference(
              cardinality = ReferenceCardinality.OPTIONAL,
              policyOption = ReferencePolicyOption.GREEDY)
          @Nullable Display display) {
    theatre = new Theatre(viewing, player, shelf, Optional.ofNullable(display));
  }

  /** What plays, and what is known of it. */
  record Theatre(Viewing viewing, Player player, Shelf shelf, Optional<Display> display) {}

  @Override
  public View open(Screen screen, Map<String, String> arguments) {
    PlayingView view = new PlayingView(screen, theatre);
    Optional<TitleId> wanted = wanted(arguments);
    view.begin(wanted.isPresent()); // first, so that it hears of all that comes of it
    wanted.ifPresent(id -> play(id, arguments.getOrDefault("from", "0")));
    return view;
  }

  private static Optional<TitleId> wanted(Map<String, String> arguments) {
    if (arguments.containsKey("title")) {
      return Optional.of(new TitleId(arguments.get("title")));
    }
    return Optional.ofNullable(arguments.get("licence")).map(hex -> TitleId.of(new LicenceId(hex)));
  }

  private void play(TitleId id, String from) {
    switch (from) {
      case "resume" -> theatre.viewing().play(id, Viewing.From.RESUME);
      case "start" -> theatre.viewing().play(id, Viewing.From.START);
      default -> theatre.viewing().play(id, Duration.ofMillis(millis(from)));
    }
  }

  private static long millis(String from) {
    try {
      return Math.max(0, Long.parseLong(from));
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
