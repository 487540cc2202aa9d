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
 * {@code {"do":"lend","licence":id,"code":household,"seconds":n}}: lends it to one household for so
 * long; returns at once.
 */
@Component
public final class LendCommand implements Command {

  private final Market market;

  @Activate
  public LendCommand(@Reference Market market) {
    this.market = market;
  }

  @Override
  public String word() {
    return "lend";
  }

  @Override
  public Map<String, Object> run(Map<String, String> arguments) {
    Household to = market.household(arguments.getOrDefault("code", ""));
    Proposal loan = Proposal.loan(to, "EUR", Deals.seconds(arguments));
    return Deals.describe(market.offer(Deals.licence(arguments), loan));
  }
}
