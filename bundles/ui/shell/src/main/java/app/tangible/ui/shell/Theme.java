package app.tangible.ui.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The style sheets. JavaFX knows names for colours alone; {@code tokens.css} gives names to sizes,
 * corners and typefaces too, and they are put in here, into the theme's files and into a page's
 * {@code page.css} alike.
 */
final class Theme {

  /** One file for each kind of control, in the order in which they win. */
  static final List<String> FILES =
      List.of(
          "type",
          "menu",
          "page",
          "button",
          "poster",
          "card",
          "row",
          "field",
          "overlay",
          "progress",
          "film",
          "buying",
          "market",
          "playing");

  private static final int MAX_BYTES = 256 << 10;
  private static final Pattern NAMED =
      Pattern.compile("^\\s*(-(?:space|radius|size|font)-[a-z0-9-]+)\\s*:\\s*([^;]+);.*$");
  private static final Pattern USED =
      Pattern.compile("(?<![a-z0-9])-(?:space|radius|size|font)-[a-z0-9-]+");

  private final Map<String, String> named = new LinkedHashMap<>();
  private final String colours;

  Theme() {
    StringBuilder rest = new StringBuilder();
    read(Theme.class, "theme/tokens.css")
        .orElseThrow()
        .lines()
        .forEach(
            line -> {
              Matcher matcher = NAMED.matcher(line);
              if (matcher.matches()) {
                named.put(matcher.group(1), matcher.group(2).strip());
              } else {
                rest.append(line).append('\n');
              }
            });
    colours = rest.toString();
  }

  /** The whole theme, as an address that JavaFX reads. */
  String sheet() {
    StringBuilder all = new StringBuilder(filled(colours));
    for (String file : FILES) {
      all.append(filled(read(Theme.class, "theme/" + file + ".css").orElseThrow()));
    }
    return address(all.toString());
  }

  /** What the page brings of its own, beside its class. */
  Optional<String> sheet(Class<?> page) {
    return read(page, "page.css").map(this::filled).map(Theme::address);
  }

  /** With every name of a size in its place; one that is not known stays, and JavaFX says so. */
  String filled(String css) {
    return USED.matcher(css)
        .replaceAll(
            match -> Matcher.quoteReplacement(named.getOrDefault(match.group(), match.group())));
  }

  private static String address(String css) {
    return "data:text/css;charset=utf-8;base64,"
        + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
  }

  private static Optional<String> read(Class<?> owner, String name) {
    try (InputStream in = owner.getResourceAsStream(name)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("the style sheet " + name, e);
    }
  }
}
