package app.tangible.metadata.gathered;

import app.tangible.metadata.MetadataSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How the sources do. Safe for use by several threads.
 *
 * @param late those that did not give back the thread of an earlier question: asked no other one
 * @param failing those that threw when they were last asked
 */
record Standing(Set<MetadataSource> late, Set<MetadataSource> failing) {

  /** All do well. */
  Standing() {
    this(ConcurrentHashMap.newKeySet(), ConcurrentHashMap.newKeySet());
  }

  void forget(MetadataSource source) {
    late.remove(source);
    failing.remove(source);
  }
}
