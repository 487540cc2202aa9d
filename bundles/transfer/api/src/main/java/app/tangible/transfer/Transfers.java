package app.tangible.transfer;

import java.nio.file.Path;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Fetches sealed films into the library folder. */
@ProviderType
public interface Transfers {

  /**
   * Starts, or resumes, the fetch of one film; asking twice is asking once.
   *
   * <p>Every piece is verified against the manifest, and the manifest against {@code root}, before
   * it is kept. The target appears only when whole; until then the work lies beside it as {@code
   * .part} with its bitmap.
   */
  Transfer fetch(Wanted wanted, Path target);

  /** Those started since this process began, newest last. */
  List<Transfer> list();

  /**
   * Calls back when one has its first piece to give, or has ended, on any thread, until closed. A
   * provider that cannot tell never does.
   */
  default AutoCloseable onChange(Runnable changed) {
    return () -> {};
  }
}
