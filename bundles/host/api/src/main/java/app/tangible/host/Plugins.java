package app.tangible.host;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** The jars of the watched plug-in folder and what became of each. */
@ProviderType
public interface Plugins {

  /** A snapshot, sorted by file name. */
  List<Plugin> list();

  /** Calls the listener, on a thread of the host, after each change until the handle is closed. */
  AutoCloseable onChange(Runnable listener);
}
