package app.tangible.metadata.nfo;

import app.tangible.metadata.FilmQuery.Kind;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Addresses of pictures and of the trailer. Only those on the network: a path that an NFO file
 * names is of the machine that wrote it, and no file of this one is opened on its word.
 */
final class Art {

  private static final Pattern YOUTUBE =
      Pattern.compile("plugin\\.video\\.youtube/.{0,80}?video_?id=([A-Za-z0-9_-]{6,20})");

  private final Element root;
  private final Kind kind;

  Art(Element root, Kind kind) {
    this.root = root;
    this.kind = kind;
  }

  Optional<URI> poster() {
    return kind == Kind.EPISODE ? Optional.empty() : thumb(Set.of("poster", ""));
  }

  Optional<URI> backdrop() {
    if (kind == Kind.EPISODE) {
      return thumb(Set.of("thumb", "landscape", "")); // a still
    }
    return root.all("fanart")
        .flatMap(
            fanart ->
                Stream.concat(Stream.of(fanart.text()), thumbs(fanart, fanart.attribute("url"))))
        .flatMap(text -> address(text).stream())
        .findFirst()
        .or(() -> thumb(Set.of("fanart", "landscape")));
  }

  private static Stream<String> thumbs(Element fanart, String before) {
    return fanart.all("thumb").map(thumb -> before + thumb.text());
  }

  Optional<URI> logo() {
    return thumb(Set.of("clearlogo", "logo"));
  }

  private Optional<URI> thumb(Set<String> aspects) {
    return root.all("thumb")
        .filter(thumb -> !thumb.attribute("type").equals("season"))
        .filter(thumb -> aspects.contains(thumb.attribute("aspect")))
        .flatMap(thumb -> address(thumb.text()).stream())
        .findFirst();
  }

  Optional<URI> trailer() {
    String text = root.text("trailer");
    Matcher youtube = YOUTUBE.matcher(text);
    return youtube.find()
        ? address("https://www.youtube.com/watch?v=" + youtube.group(1))
        : address(text);
  }

  static Optional<URI> address(String text) {
    if (text.length() > 2_000 || !text.matches("(?i)https?://[^\\s]+")) {
      return Optional.empty();
    }
    try {
      URI address = new URI(text);
      return address.getHost() == null ? Optional.empty() : Optional.of(address);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
