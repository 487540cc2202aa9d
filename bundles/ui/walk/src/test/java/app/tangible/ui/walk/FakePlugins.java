package app.tangible.ui.walk;

import app.tangible.host.Plugin;
import app.tangible.host.Plugins;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Plug-ins that are live and one that is not. */
final class FakePlugins implements Plugins {

  @Override
  public List<Plugin> list() {
    return List.of(
        new Plugin(
            "festival-2.1.0.jar",
            "org.example.festival 2.1.0",
            Optional.empty(),
            Optional.empty(),
            List.of("MetadataSource", "Page")),
        new Plugin(
            "evening-1.0.0.jar",
            "org.example.evening 1.0.0",
            Optional.empty(),
            Optional.empty(),
            List.of("Page")),
        new Plugin(
            "nfo-posters-1.2.0.jar",
            "org.example.nfo.posters 1.2.0",
            Optional.empty(),
            Optional.empty(),
            List.of("MetadataSource")),
        new Plugin(
            "weather-0.3.0.jar",
            "org.example.weather 0.3.0",
            Optional.of("it needs app.tangible.rooms, which this product does not have"),
            Optional.of(Plugin.Trouble.OTHER_VERSION),
            List.of()));
  }

  @Override
  public Path folder() {
    return Path.of("/home/ada/.tangible/center/plugins");
  }

  @Override
  public void remove(String file) {}

  @Override
  public AutoCloseable onChange(Runnable listener) {
    return () -> {};
  }
}
