package app.tangible.player.vlc;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns WebVTT (W3C) into SubRip: beside a film, libvlc 3 shows no line of it. Places and styles
 * are left out.
 */
final class WebVtt {

  private static final Pattern TIMES =
      Pattern.compile(
          "^(?:(\\d{2,4}):)?(\\d\\d):(\\d\\d)\\.(\\d{3})\\s+-->\\s+"
              + "(?:(\\d{2,4}):)?(\\d\\d):(\\d\\d)\\.(\\d{3}).*$");

  private static final Pattern TAGS = Pattern.compile("<(?!/?[ibu]>)[^>]{0,200}>");

  private WebVtt() {}

  static String toSrt(String text) {
    StringBuilder srt = new StringBuilder();
    int number = 0;
    boolean within = false;
    for (String line : (Iterable<String>) text.lines()::iterator) {
      Matcher times = TIMES.matcher(line);
      if (times.matches()) {
        number++;
        within = true;
        srt.append(number).append('\n').append(time(times, 1)).append(" --> ");
        srt.append(time(times, 5)).append('\n');
      } else if (within) {
        srt.append(plain(line)).append('\n');
        within = !line.isBlank();
      }
    }
    return within ? srt.append('\n').toString() : srt.toString();
  }

  private static String time(Matcher times, int group) {
    String hours = times.group(group) == null ? "00" : times.group(group);
    return "%s:%s:%s,%s"
        .formatted(hours, times.group(group + 1), times.group(group + 2), times.group(group + 3));
  }

  private static String plain(String line) {
    return TAGS.matcher(line)
        .replaceAll("")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&nbsp;", "\u00a0")
        .replace("&amp;", "&");
  }
}
