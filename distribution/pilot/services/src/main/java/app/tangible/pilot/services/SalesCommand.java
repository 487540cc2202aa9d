package app.tangible.pilot.services;

import app.tangible.pilot.Command;
import app.tangible.store.Market;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code {"do":"sales"}}: what this household offers and offered, newest first. */
@Component
public final class SalesCommand implements Command {

  private final Market market;

  @Activate
  public SalesCommand(@Reference Market market) {
    this.market = market;
  }

  @Override
  public String word() {
    return "sales";
  }

  @Override
  public Map<String, Object> run(Map<String, String> arguments) {
    return Map.of("sales", market.mine().stream().map(Deals::describe).toList());
  }
}
