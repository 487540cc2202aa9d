package app.tangible.transfer.swarm;

import app.tangible.transfer.SupplyFault;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** What each source did, in words for a person. */
final class Faults {

  private Faults() {}

  static String listed(List<Source> sources) {
    return sources.stream()
        .map(
            source -> {
              SupplyFault fault = source.lastFault();
              return fault == null
                  ? Messages.text("fault.NONE", source.name())
                  : Messages.text(
                      "fault." + fault.kind(),
                      source.name(),
                      Objects.requireNonNullElse(fault.getMessage(), ""));
            })
        .collect(Collectors.joining("; "));
  }
}
