package app.tangible.player;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** What can be played. */
public sealed interface Medium {

  /** Bytes that somebody hands over; closed when playback ends. */
  record Bytes(ByteSource source) implements Medium {}

  /**
   * Ordinary files, one after the other, as one film; lengths and positions run through all.
   * Subtitles that lie beside the first are found by its name.
   */
  record Files(List<Path> parts) implements Medium {

    /** Copies; refuses an empty list and more than 64 parts. */
    public Files {
      parts = List.copyOf(parts);
      if (parts.isEmpty() || parts.size() > 64) {
        throw new IllegalArgumentException("a film has 1 to 64 parts, got " + parts.size());
      }
    }
  }

  /** The longest title of a folder that holds {@code VIDEO_TS} or {@code BDMV}. */
  record Disc(Path folder) implements Medium {}

  /** A clip at an address: {@code http}, {@code https} or {@code file}. */
  record Address(URI uri) implements Medium {

    /** Refuses any other scheme. */
    public Address {
      String scheme = uri.getScheme();
      if (scheme == null || !List.of("http", "https", "file").contains(scheme)) {
        throw new IllegalArgumentException("a clip is at http, https or file, got " + scheme);
      }
    }
  }
}
