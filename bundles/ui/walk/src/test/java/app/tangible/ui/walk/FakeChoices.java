package app.tangible.ui.walk;

import app.tangible.host.Choices;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Choices in memory. */
final class FakeChoices implements Choices {

  private final Map<String, Object> all = new ConcurrentHashMap<>();

  @Override
  public Optional<Object> value(String pid, String key) {
    return Optional.ofNullable(all.get(pid + ":" + key));
  }

  @Override
  public void choose(String pid, String key, Object value) {
    all.put(pid + ":" + key, value);
  }

  @Override
  public void forget(String pid, String key) {
    all.remove(pid + ":" + key);
  }
}
