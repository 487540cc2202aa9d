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
  static Engine start(VlcPlayer.Config config, Look look) {
    List<String> options = options(config);
    options.addAll(look.options());
    options.addAll(List.of(config.moreOptions()));
    return start(options);
  }

  /** One with these options. */
  static Engine start(List<String> options) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    // vlcj's discovery asks the ServiceLoader, which in OSGi finds only what this loader sees.
    thread.setContextClassLoader(Engine.class.getClassLoader());
    try {
      return new Engine(new MediaPlayerFactory(new NativeDiscovery(), options));
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static List<String> options(VlcPlayer.Config config) {
    List<String> options =
        new ArrayList<>(
            List.of(
                "--intf=dummy",
                "--quiet",
                "--no-video-title-show",
                "--no-metadata-network-access",
                "--no-osd",
                "--no-snapshot-preview",
                // JavaFX owns the X connection of this process.
                "--no-xlib",
                "--file-caching=" + config.cachingMillis(),
                "--disc-caching=" + config.cachingMillis(),
                "--network-caching=" + config.networkCachingMillis(),
                // Subtitles beside a film are looked for here, and only those chosen are opened.
                "--no-sub-autodetect-file",
                "--no-auto-preparse",
                // A playlist that calls itself a film is no film.
                "--no-playlist-autostart",
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
    return options;
  }

  MediaPlayerFactory factory() {
    return factory;
  }

  @Override
  public void close() {
    factory.release();
  }
}
