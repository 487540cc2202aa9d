package app.tangible.host.felix;

import app.tangible.host.Choices;
import app.tangible.host.HouseRules;
import app.tangible.host.ProductHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives the components what {@code conf/<pid>.json} says: the distribution's defaults, then what
 * {@link OneFile} says, then the home's own file, then what was chosen on the screen, key by key;
 * again whenever the home's change. One without keys is none.
 *
 * <p>A file {@code <pid>~<name>.json} is one of several configurations of a factory.
 */
@Component(immediate = true)
public final class ConfigurationFolder implements Choices {

  private static final Logger log = LoggerFactory.getLogger(ConfigurationFolder.class);
  private static final String SUFFIX = ".json";

  private final ConfigurationAdmin admin;
  private final Environment environment;
  private final Path defaults;
  private final Path own;
  private final ChosenFiles chosen;
  private final Optional<OneFile> oneFile;
  private final Map<Path, Map<String, Optional<Object>>> lastGood = new HashMap<>();
  private final Map<String, Configuration> applied = new HashMap<>();
  private final Map<String, Map<String, Object>> told = new HashMap<>();
  private final FolderWatch watch;

  /** Who may choose; nobody to ask while the library is not open. */
  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  volatile @Nullable HouseRules rules;

  @Activate
  public ConfigurationFolder(@Reference ProductHome home, @Reference ConfigurationAdmin admin)
      throws IOException {
    this(home, admin, new Environment(System.getenv()));
  }

  ConfigurationFolder(ProductHome home, ConfigurationAdmin admin, Environment environment)
      throws IOException {
    this.admin = admin;
    this.environment = environment;
    defaults = home.distribution().resolve("conf").resolve(home.product());
    own = home.folder("conf");
    chosen = new ChosenFiles(home.folder("choices"));
    oneFile = OneFile.of(defaults.resolve(OneFile.TEMPLATE), own.resolve(home.product() + SUFFIX));
    // At once, on the thread that starts the host: the bundles that are configured come after it.
    apply();
    watch = FolderWatch.start(own, this::apply);
  }

  @Deactivate
  void close() {
    watch.close();
  }

  private synchronized Optional<java.time.Duration> apply() {
    Map<String, Map<String, Object>> together = together();
    Set<String> pids = new TreeSet<>(pids(defaults));
    pids.addAll(pids(own));
    pids.addAll(pids(chosen.folder()));
    oneFile.ifPresent(one -> pids.remove(pidOf(one.file())));
    pids.addAll(together.keySet());
    told.keySet().retainAll(pids);
    pids.forEach(pid -> apply(pid, together.getOrDefault(pid, Map.of())));
    List<String> gone = applied.keySet().stream().filter(pid -> !pids.contains(pid)).toList();
    gone.forEach(this::remove);
    return Optional.empty();
  }

  /** What the one file of the product says, where it has one. */
  private Map<String, Map<String, Object>> together() {
    if (oneFile.isEmpty()) {
      return Map.of();
    }
    Map<String, Optional<Object>> said = read(oneFile.get().file());
    said.keySet().stream()
        .filter(key -> !oneFile.get().knows(key))
        .forEach(key -> log.warn("{} has a key that nobody knows: {}", oneFile.get().file(), key));
    try {
      return oneFile.get().spread(said);
    } catch (ConfigurationFile.BrokenException broken) {
      throw new IllegalStateException("the distribution's template is broken", broken);
    }
  }

  private static String pidOf(Path file) {
    String name = file.getFileName().toString();
    return name.substring(0, name.length() - SUFFIX.length());
  }

  private static List<String> pids(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().matches("[^.].*\\.json"))
          .map(ConfigurationFolder::pidOf)
          .toList();
    } catch (IOException failure) {
      log.error("Cannot list {}", folder, failure);
      return List.of();
    }
  }

  private void apply(String pid, Map<String, Object> together) {
    Map<String, Object> merged = new LinkedHashMap<>();
    merge(merged, read(defaults.resolve(pid + SUFFIX)));
    merged.putAll(together);
    merge(merged, read(own.resolve(pid + SUFFIX)));
    merge(merged, read(chosen.file(pid)));
    told.put(pid, merged);
    if (merged.isEmpty()) {
      remove(pid); // what needs a configuration to begin with is switched off
      return;
    }
    try {
      Configuration configuration = configuration(pid);
      if (configuration.updateIfDifferent(new Hashtable<>(environment.fill(pid, merged)))) {
        log.info("Configured {}: {}", pid, new ArrayList<>(merged.keySet()));
      }
      applied.put(pid, configuration);
    } catch (IOException failure) {
      log.error("Cannot configure {}", pid, failure);
    }
  }

  @Override
  public synchronized Optional<Object> value(String pid, String key) {
    return Optional.ofNullable(told.getOrDefault(pid, Map.of()).get(key));
  }

  @Override
  public void choose(String pid, String key, Object value) {
    put(pid, key, Optional.of(value));
  }

  @Override
  public void forget(String pid, String key) {
    put(pid, key, Optional.empty());
  }

  private void put(String pid, String key, Optional<Object> value) {
    HouseRules.check(rules);
    keep(pid, key, value);
  }

  private synchronized void keep(String pid, String key, Optional<Object> value) {
    chosen.put(pid, key, value);
    apply();
  }

  private static void merge(Map<String, Object> into, Map<String, Optional<Object>> more) {
    more.forEach(
        (key, value) -> value.ifPresentOrElse(some -> into.put(key, some), () -> into.remove(key)));
  }

  /** A broken file changes nothing: what it said last, while it was whole, goes on. */
  private Map<String, Optional<Object>> read(Path file) {
    try {
      Map<String, Optional<Object>> values = ConfigurationFile.read(file);
      lastGood.put(file, values);
      return values;
    } catch (ConfigurationFile.BrokenException broken) {
      log.warn("{} {}; it is ignored until it is put right", file, broken.getMessage());
      return lastGood.getOrDefault(file, Map.of());
    }
  }

  // Location "?": any bundle may be configured.
  private Configuration configuration(String pid) throws IOException {
    int name = pid.indexOf('~');
    return name < 0
        ? admin.getConfiguration(pid, "?")
        : admin.getFactoryConfiguration(pid.substring(0, name), pid.substring(name + 1), "?");
  }

  private void remove(String pid) {
    Configuration configuration = applied.remove(pid);
    if (configuration == null) {
      return;
    }
    try {
      configuration.delete();
      log.info("Configured {}: back to its defaults", pid);
    } catch (IOException failure) {
      log.error("Cannot remove the configuration of {}", pid, failure);
    }
  }
}
