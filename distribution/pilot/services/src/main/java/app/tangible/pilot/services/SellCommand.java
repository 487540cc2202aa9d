package app.tangible.pilot.services;

import app.tangible.pilot.Command;
import app.tangible.store.Market;
import app.tangible.store.Proposal;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * {@code {"do":"sell","licence":id,"price":"8.00","seconds":n}}: parks the licence and offers it,
 * for 30 days unless said; returns at once.
 */
@Component
public final class SellCommand implements Command {

  private final Market market;

  @Activate
  public SellCommand(@Reference Market market) {
    this.market = market;
  }

  @Override
  public String word() {
    return "sell";
  }

  @Override
  public Map<String, Object> run(Map<String, String> arguments) {
    Proposal sale = Proposal.sale(Deals.price(arguments), Deals.seconds(arguments));
    return Deals.describe(market.offer(Deals.licence(arguments), sale));
  }
}
