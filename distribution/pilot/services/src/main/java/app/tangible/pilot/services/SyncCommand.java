package app.tangible.pilot.services;

import app.tangible.library.Library;
import app.tangible.pilot.Command;
import app.tangible.store.Market;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * {@code {"do":"sync"}}: learns what moved and renews leases now; with a {@code "licence"} it
 * renews that one, whatever its age.
 */
@Component
public final class SyncCommand implements Command {

  private final Market market;
  private final Library library;

  @Activate
  public SyncCommand(@Reference Market market, @Reference Library library) {
    this.market = market;
    this.library = library;
  }

  @Override
  public String word() {
    return "sync";
  }

  @Override
  public Map<String, Object> run(Map<String, String> arguments) {
    int renewed =
        arguments.containsKey("licence")
            ? market.renew(Deals.licence(arguments)) ? 1 : 0
            : market.sync();
    return Map.of(
        "renewed", renewed,
        "movedUpTo", library.movedUpTo(),
        "remarks", library.remarks().stream().map(remark -> remark.what().name()).toList());
  }
}
