package app.tangible.player.vlc;

import java.util.ArrayList;
import java.util.List;
import uk.co.caprica.vlcj.factory.MediaPlayerFactory;
import uk.co.caprica.vlcj.factory.discovery.NativeDiscovery;

/** libvlc, loaded: the first load scans its plug-ins and takes up to a second. */
final class Engine implements AutoCloseable {

  private final MediaPlayerFactory factory;

  private Engine(MediaPlayerFactory factory) {
    this.factory = factory;
  }

  /**
   * Loads libvlc.
   *
   * @throws LinkageError or RuntimeException when it is not there or does not start
   */
  static Engine start(VlcPlayer.Config config) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    // vlcj's discovery asks the ServiceLoader, which in OSGi finds only what this loader sees.
    thread.setContextClassLoader(Engine.class.getClassLoader());
    try {
      return new Engine(new MediaPlayerFactory(new NativeDiscovery(), options(config)));
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  static List<String> options(VlcPlayer.Config config) {
    List<String> options =
        new ArrayList<>(
            List.of(
                "--intf=dummy",
                "--quiet",
                "--no-video-title-show",
                "--no-metadata-network-access",
                "--no-osd",
                "--no-snapshot-preview",
                "--no-stats",
                // JavaFX owns the X connection of this process.
                "--no-xlib",
                "--network-caching=" + caching(config),
                // Bounds how much clear film waits in this process.
                "--prefetch-buffer-size=" + config.prefetchKibibytes(),
                "--avcodec-hw=" + config.hardwareDecoder()));
    if (!config.audioOutput().isEmpty()) {
      options.add("--aout=" + config.audioOutput());
    }
    if (config.everyFrame()) {
      options.add("--no-drop-late-frames");
      options.add("--no-skip-frames");
      options.add("--no-avcodec-dr");
    }
    options.addAll(List.of(config.moreOptions()));
    return options;
  }

  private static int caching(VlcPlayer.Config config) {
    // The output is set up three times before the first picture, which is late without some time.
    return config.everyFrame() ? Math.max(1000, config.cachingMillis()) : config.cachingMillis();
  }

  MediaPlayerFactory factory() {
    return factory;
  }

  @Override
  public void close() {
    factory.release();
  }
}
