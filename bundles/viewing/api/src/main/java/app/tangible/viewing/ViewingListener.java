package app.tangible.viewing;

import org.osgi.annotation.versioning.ConsumerType;

/** Hears of changes of the scene, on a thread that must be given back soon. */
@ConsumerType
@FunctionalInterface
public interface ViewingListener {

  /** Something else is on, or something about it changed; positions are not told. */
  void changed(Scene now);
}
