package app.tangible.launcher;

import org.osgi.framework.Bundle;

/** The order of the start: a configuration is read before the components that it is for start. */
enum StartLevel {
  PLUMBING,
  HOST,
  CAPABILITIES,
  PLUGINS;

  int number() {
    return ordinal() + 1;
  }

  static StartLevel of(Bundle bundle) {
    String name = String.valueOf(bundle.getSymbolicName());
    if (!name.startsWith("app.tangible.")) {
      return PLUMBING;
    }
    return name.startsWith("app.tangible.host.") ? HOST : CAPABILITIES;
  }
}
