package app.tangible.pilot.services;

import app.tangible.pilot.Command;
import app.tangible.store.Market;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code {"do":"household"}}: the code by which others find this household. */
@Component
public final class HouseholdCommand implements Command {

  private final Market market;

  @Activate
  public HouseholdCommand(@Reference Market market) {
    this.market = market;
  }

  @Override
  public String word() {
    return "household";
  }

  @Override
  public Map<String, Object> run(Map<String, String> arguments) {
    return Map.of("code", market.householdCode());
  }
}
