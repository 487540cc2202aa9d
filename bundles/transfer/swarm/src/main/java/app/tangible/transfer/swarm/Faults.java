package app.tangible.transfer.swarm;

import app.tangible.transfer.SupplyFault;
import app.tangible.transfer.TransferException;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** What each source did, in words for a person. */
final class Faults {

  private Faults() {}

  static TransferException ofDisk(IOException e) {
    return new TransferException(
        Messages.text("diskFault", e.getClass().getSimpleName() + ": " + e.getMessage()), e);
  }

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
