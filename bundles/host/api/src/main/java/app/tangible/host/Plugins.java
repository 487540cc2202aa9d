package app.tangible.host;

import java.nio.file.Path;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** The jars of the watched plug-in folder and what became of each. */
@ProviderType
public interface Plugins {

  /** A snapshot, sorted by file name. */
  List<Plugin> list();

  /** Calls the listener, on a thread of the host, after each change until the handle is closed. */
  AutoCloseable onChange(Runnable listener);

  /** The folder: what is put there is live within two seconds. */
  Path folder();

  /**
   * Deletes the jar of this file name; its services are gone soon after. Does nothing where none of
   * the {@link #list} is called so.
   *
   * @throws NotAllowedException where the {@link HouseRules} refuse it
   * @throws java.io.UncheckedIOException when the file stays where it is
   */
  void remove(String file);
}
