package app.tangible.pilot.services;

import app.tangible.pilot.Command;
import app.tangible.store.Market;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code {"do":"market"}}: what others offer to anyone and to this household. */
@Component
public final class MarketCommand implements Command {

  private final Market market;

  @Activate
  public MarketCommand(@Reference Market market) {
    this.market = market;
  }

  @Override
  public String word() {
    return "market";
  }

  @Override
  public Map<String, Object> run(Map<String, String> arguments) {
    return Map.of(
        "offers", market.offers("").stream().map(Deals::describe).toList(),
        "forMe", market.toMe().stream().map(Deals::describe).toList());
  }
}
