package app.tangible.pilot.services;

import app.tangible.pilot.Command;
import app.tangible.store.Market;
import app.tangible.store.Resale;
import java.util.Map;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * {@code {"do":"accept","offer":id}}: takes another household's offer; {@code state} tells how far
 * it is.
 */
@Component
public final class AcceptCommand implements Command {

  private final Market market;

  @Activate
  public AcceptCommand(@Reference Market market) {
    this.market = market;
  }

  @Override
  public String word() {
    return "accept";
  }

  @Override
  public Map<String, Object> run(Map<String, String> arguments) {
    Resale offer =
        Stream.concat(market.offers("").stream(), market.toMe().stream())
            .filter(known -> known.id().equals(arguments.get("offer")))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no such offer"));
    return Map.of("stage", market.accept(offer).step().stage().name());
  }
}
