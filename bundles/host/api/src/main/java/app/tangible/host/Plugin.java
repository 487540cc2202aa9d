package app.tangible.host;

import java.util.Optional;

/**
 * One jar of the plug-in folder.
 *
 * @param file the jar's file name
 * @param name symbolic name and version, or the file name where the jar has none
 * @param problem empty when live; else what is wrong and what to do, for a person to read
 */
public record Plugin(String file, String name, Optional<String> problem) {

  /** Whether its services are live. */
  public boolean live() {
    return problem.isEmpty();
  }
}
