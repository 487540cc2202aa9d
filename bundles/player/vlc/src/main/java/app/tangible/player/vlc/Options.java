package app.tangible.player.vlc;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What libvlc is told of one film. */
final class Options {

  private Options() {}

  static String[] of(Duration from, boolean hasPictures, boolean everyFrame) {
    List<String> options = new ArrayList<>();
    options.add(String.format(Locale.ROOT, ":start-time=%.3f", from.toMillis() / 1000.0));
    if (!hasPictures) {
      options.add(":no-video");
    } else if (everyFrame) {
      // When libvlc has read too late it throws away all that it has decoded and takes a longer
      // lead. Bytes from callbacks have a lead of 300 ms that no option changes; but sound that
      // is to be early makes libvlc take that much more.
      options.add(":audio-desync=-10000");
      options.add(":no-audio");
      // libvlc ends as soon as its queue is empty, when the last picture still waits for its
      // time, and throws that one away. Paused at the end it can be asked for.
      options.add(":play-and-pause");
    }
    return options.toArray(String[]::new);
  }
}
