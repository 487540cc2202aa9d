package app.tangible.ui.nowplaying;

import app.tangible.decoder.Decoder;
import app.tangible.library.Library;
import app.tangible.licence.LicenceId;
import app.tangible.player.Player;
import app.tangible.store.Market;
import app.tangible.transfer.Transfers;
import app.tangible.ui.Page;
import app.tangible.ui.PageInfo;
import app.tangible.ui.Screen;
import app.tangible.ui.View;
import java.time.Duration;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Plays the film of the argument {@code licence}, from {@code from} in milliseconds. Other pages
 * lead here; it is not in the menu.
 */
@Component
@PageInfo(id = "playing", order = 900, menu = false)
public final class NowPlayingPage implements Page {

  private final Library library;
  private final Transfers transfers;
  private final Decoder decoder;
  private final Player player;
  private final Market market;

  @Activate
  public NowPlayingPage(
      @Reference Library library,
      @Reference Transfers transfers,
      @Reference Decoder decoder,
      @Reference Player player,
      @Reference Market market) {
    this.library = library;
    this.transfers = transfers;
    this.decoder = decoder;
    this.player = player;
    this.market = market;
  }

  @Override
  public View open(Screen screen, Map<String, String> arguments) {
    Duration from = Duration.ofMillis(Long.parseLong(arguments.getOrDefault("from", "0")));
    LicenceId licence = new LicenceId(arguments.getOrDefault("licence", ""));
    return new PlayingView(
        screen, new Cinema(library, transfers, decoder, player, market, licence), from);
  }
}
