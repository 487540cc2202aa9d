package app.tangible.host.felix;

import app.tangible.host.HouseRules;
import app.tangible.host.Plugin;
import app.tangible.host.Plugins;
import app.tangible.host.ProductHome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the live plug-ins equal to the jars of {@code plugins/}. */
@Component(immediate = true, configurationPid = "app.tangible.host.felix")
@Designate(ocd = PluginFolder.Config.class)
public final class PluginFolder implements Plugins {

  @ObjectClassDefinition(name = "Plug-in folder")
  @interface Config {
    /** Symbolic names of plug-ins that may import any package. */
    String[] trusted() default {};

    /** A plug-in that has not started after this is given up. */
    int startSeconds() default 10;
  }

  private static final Logger log = LoggerFactory.getLogger(PluginFolder.class);
  private static final int MAX_PLUGINS = 200;

  /** How soon a file that is still being copied is looked at again. */
  private static final Duration RETRY = Duration.ofMillis(200);

  private final PluginBundles bundles;
  private final Path folder;
  private final Path work;
  private final Map<String, PluginFile> files = new ConcurrentSkipListMap<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final AfterStart watch;

  /** Who may remove one; nobody to ask while the library is not open. */
  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  volatile @Nullable HouseRules rules;

  @Activate
  public PluginFolder(
      BundleContext context,
      @Reference ProductHome home,
      @Reference ServiceComponentRuntime runtime,
      Config config)
      throws IOException {
    folder = home.folder("plugins");
    work = home.folder("cache");
    Set<String> trusted = Set.of(config.trusted());
    bundles =
        new PluginBundles(
            context,
            PluginRules.read(home.distribution().resolve("conf/plugin-packages.txt"), trusted),
            new Components(runtime),
            Duration.ofSeconds(config.startSeconds()));
    bundles.uninstallLeftovers();
    // A plug-in comes last: what it needs has started, and it cannot hold up the product.
    watch = AfterStart.run(context, () -> FolderWatch.start(folder, this::look));
  }

  @Deactivate
  void close() {
    watch.close();
  }

  @Override
  public List<Plugin> list() {
    return files.entrySet().stream()
        .flatMap(file -> plugin(file.getKey(), file.getValue()).stream())
        .toList();
  }

  private Optional<Plugin> plugin(String name, PluginFile file) {
    return switch (file) {
      case PluginFile.Live live ->
          Optional.of(
              plugin(
                  name, live.name(), bundles.waitsFor(live.bundle()), bundles.adds(live.bundle())));
      case PluginFile.Broken broken ->
          Optional.of(plugin(name, broken.name(), Optional.of(broken.problem()), List.of()));
      case PluginFile.Unfinished unfinished ->
          unfinished.before().flatMap(live -> plugin(name, live));
    };
  }

  private static Plugin plugin(
      String file, String name, Optional<String> problem, List<String> adds) {
    return new Plugin(file, name, problem, problem.map(Troubles::of), adds);
  }

  @Override
  public Path folder() {
    return folder;
  }

  /** The watch sees it go. */
  @Override
  public void remove(String file) {
    HouseRules.check(rules);
    if (!files.containsKey(file)) {
      return;
    }
    try {
      Files.deleteIfExists(folder.resolve(file));
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot delete the plug-in " + file, failure);
    }
  }

  @Override
  public AutoCloseable onChange(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  private Optional<Duration> look() {
    Map<String, Path> found = jars();
    List<String> gone = files.keySet().stream().filter(name -> !found.containsKey(name)).toList();
    gone.forEach(this::forget);
    if (!gone.isEmpty()) {
      files.values().removeIf(file -> file instanceof PluginFile.Broken broken && broken.twin());
    }
    found.forEach(this::takeAlone);
    return files.values().stream().anyMatch(PluginFile.Unfinished.class::isInstance)
        ? Optional.of(RETRY)
        : Optional.empty();
  }

  private Map<String, Path> jars() {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> file.toString().endsWith(".jar"))
          .filter(Files::isRegularFile)
          .sorted()
          .limit(MAX_PLUGINS)
          .collect(Collectors.toMap(file -> file.getFileName().toString(), file -> file));
    } catch (IOException failure) {
      log.error("Cannot list {}", folder, failure);
      return Map.of();
    }
  }

  /** One file's trouble is its own. */
  private void takeAlone(String name, Path file) {
    try {
      take(name, file);
    } catch (RuntimeException failure) {
      log.error("Plug-in {} could not be taken", name, failure);
    }
  }

  private void take(String name, Path file) {
    Optional<PluginFile.Stamp> stamp = PluginFile.Stamp.of(file);
    PluginFile known = files.get(name);
    if (stamp.isEmpty() || known != null && known.settledAs(stamp.get())) {
      return;
    }
    switch (PluginJar.read(file, stamp.get(), work)) {
      case PluginJar.Whole jar -> replace(name, jar.stamp(), jar);
      case PluginJar.NotWhole reading when PluginFile.stillGrowing(known, stamp.get()) ->
          files.put(name, PluginFile.growing(known, stamp.get()));
      case PluginJar.NotWhole reading ->
          broken(name, new PluginFile.Broken(stamp.get(), name, reading.problem(), false));
    }
  }

  private void replace(String name, PluginFile.Stamp stamp, PluginJar.Whole jar) {
    uninstall(name);
    PluginFile file = bundles.install(name, stamp, jar);
    jar.delete();
    if (file instanceof PluginFile.Broken broken) {
      broken(name, broken);
    } else {
      files.put(name, file);
      log.info("Plug-in {} is live: {} {}", name, jar.symbolicName(), jar.version());
      tell();
    }
  }

  private void broken(String name, PluginFile.Broken file) {
    uninstall(name);
    files.put(name, file);
    log.warn("Plug-in {} is not used: {}", name, file.problem());
    tell();
  }

  private void forget(String name) {
    uninstall(name);
    files.remove(name);
    log.info("Plug-in {} is gone", name);
    tell();
  }

  private void uninstall(String name) {
    Optional.ofNullable(files.get(name)).flatMap(PluginFile::running).ifPresent(bundles::uninstall);
  }

  private void tell() {
    for (Runnable listener : listeners) {
      try {
        listener.run();
      } catch (RuntimeException failure) {
        log.error("A listener of the plug-ins failed", failure);
      }
    }
  }
}
