package app.tangible.library;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** What the current viewer has watched. Every write is on disk when the call returns. */
@ProviderType
public interface Watching {

  /**
   * He is there now. Seen to the end within the last twentieth (2 s at least, 2 min at most), it
   * counts once, and begins anew.
   *
   * @param length running time as the player knows it; zero while unknown
   */
  void reached(TitleId id, Duration position, Duration length);

  /** Says that he has, or has not, seen it; of a series, all of its episodes. */
  void seen(TitleId id, boolean seen);

  /** Latest first. */
  List<Visit> history(int atMost);

  /** Forgets that he ever watched it. */
  void erase(TitleId id);

  /** Forgets all that he ever watched. */
  void eraseAll();

  /** He watched it; {@code finished} when to the end. The title may have gone meanwhile. */
  record Visit(TitleId id, String name, Instant when, boolean finished) {}
}
