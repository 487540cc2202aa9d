package app.tangible.host.felix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;

/** What became of one jar of the folder. */
sealed interface PluginFile {

  /** Tells one state of a file from another without reading it. */
  record Stamp(long bytes, FileTime modified, @Nullable Object fileKey) {

    /** Empty when the file has gone. */
    static Optional<Stamp> of(Path file) {
      try {
        var attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return Optional.of(
            new Stamp(attributes.size(), attributes.lastModifiedTime(), attributes.fileKey()));
      } catch (IOException gone) {
        return Optional.empty();
      }
    }
  }

  record Live(Stamp stamp, String name, Bundle bundle) implements PluginFile {}

  /**
   * @param twin whether it would do if another bundle were not there
   */
  record Broken(Stamp stamp, String name, String problem, boolean twin) implements PluginFile {}

  /** No whole jar yet, and perhaps still being copied; what ran before it goes on. */
  record Unfinished(Stamp stamp, Instant since, Optional<Live> before) implements PluginFile {}

  /** A file that has not changed for this long is as whole as it gets. */
  Duration SETTLED = Duration.ofSeconds(1);

  Stamp stamp();

  default boolean settledAs(Stamp stamp) {
    return !(this instanceof Unfinished) && stamp().equals(stamp);
  }

  static boolean stillGrowing(@Nullable PluginFile known, Stamp stamp) {
    return !(known instanceof Unfinished unfinished)
        || !unfinished.stamp().equals(stamp)
        || unfinished.since().plus(SETTLED).isAfter(Instant.now());
  }

  static Unfinished growing(@Nullable PluginFile known, Stamp stamp) {
    return switch (known) {
      case Unfinished same when same.stamp().equals(stamp) -> same;
      case Unfinished grown -> new Unfinished(stamp, Instant.now(), grown.before());
      case Live live -> new Unfinished(stamp, Instant.now(), Optional.of(live));
      case Broken _ -> new Unfinished(stamp, Instant.now(), Optional.empty());
      case null -> new Unfinished(stamp, Instant.now(), Optional.empty());
    };
  }

  /** The bundle that runs for this file, if one does. */
  default Optional<Bundle> running() {
    return switch (this) {
      case Live live -> Optional.of(live.bundle());
      case Unfinished unfinished -> unfinished.before().map(Live::bundle);
      case Broken _ -> Optional.empty();
    };
  }
}
