package app.tangible.pilot.services;

import app.tangible.pilot.Command;
import app.tangible.store.Market;
import app.tangible.store.Sale;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code {"do":"cancel","offer":id}}: takes it back; {@code sales} tells when it is. */
@Component
public final class CancelCommand implements Command {

  private final Market market;

  @Activate
  public CancelCommand(@Reference Market market) {
    this.market = market;
  }

  @Override
  public String word() {
    return "cancel";
  }

  @Override
  public Map<String, Object> run(Map<String, String> arguments) {
    Sale sale =
        market.mine().stream()
            .filter(known -> known.offer().equals(Optional.ofNullable(arguments.get("offer"))))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no such offer of this household"));
    market.cancel(sale);
    return Map.of("cancelled", true);
  }
}
