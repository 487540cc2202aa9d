package app.tangible.web.remote;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** This machine's names, looked up anew now and then: a network comes and goes. */
final class OwnNames implements Supplier<Set<String>> {

  private static final long GOOD_NANOS = Duration.ofSeconds(20).toNanos();

  private final List<String> more;
  private volatile @Nullable Found found;

  private record Found(Set<String> names, long atNanos) {}

  OwnNames(List<String> more) {
    this.more = List.copyOf(more);
  }

  @Override
  public Set<String> get() {
    Found last = found;
    if (last == null || System.nanoTime() - last.atNanos() > GOOD_NANOS) {
      last = new Found(HomeNetwork.names(more), System.nanoTime());
      found = last;
    }
    return last.names();
  }
}
