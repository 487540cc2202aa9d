package app.tangible.pilot.services;

import app.tangible.pilot.Command;
import app.tangible.store.Offer;
import app.tangible.store.Store;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code {"do":"buy","edition":id}}: starts the purchase and returns at once. */
@Component
public final class BuyCommand implements Command {

  private final Store store;

  @Activate
  public BuyCommand(@Reference Store store) {
    this.store = store;
  }

  @Override
  public String word() {
    return "buy";
  }

  @Override
  public Map<String, Object> run(Map<String, String> arguments) {
    Offer offer =
        store.browse("").stream()
            .filter(candidate -> candidate.edition().equals(arguments.get("edition")))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no such edition"));
    return Map.of("stage", store.buy(offer).step().stage().name());
  }
}
