package app.tangible.pilot.services;

import app.tangible.pilot.Command;
import app.tangible.store.Household;
import app.tangible.store.Market;
import app.tangible.store.Proposal;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * {@code {"do":"give","licence":id,"code":household,"seconds":n}}: offers it to one household for
 * nothing; returns at once.
 */
@Component
public final class GiveCommand implements Command {

  private final Market market;

  @Activate
  public GiveCommand(@Reference Market market) {
    this.market = market;
  }

  @Override
  public String word() {
    return "give";
  }

  @Override
  public Map<String, Object> run(Map<String, String> arguments) {
    Household to = market.household(arguments.getOrDefault("code", ""));
    Proposal gift = Proposal.gift(to, "EUR", Deals.seconds(arguments));
    return Deals.describe(market.offer(Deals.licence(arguments), gift));
  }
}
