package app.tangible.ui.walk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How pages are registered, read where the container reads it. */
final class Registered {

  private static final Pattern PROPERTY =
      Pattern.compile("<property name=\"([^\"]+)\" type=\"(\\w+)\" value=\"([^\"]*)\"/>");
  private static final Pattern ANNOTATED = Pattern.compile("@PageInfo\\(\\s*id = \"([^\"]+)\"");
  private static final Pattern IN_CODE =
      Pattern.compile("String ID = \"([^\"]+)\".*\"page\\.id\", ID", Pattern.DOTALL);

  private Registered() {}

  /** The properties of a page that is a component, from what bnd made of its annotations. */
  static Map<String, Object> of(Class<?> page) {
    String file = "/OSGI-INF/" + page.getName() + ".xml";
    try (InputStream in = Objects.requireNonNull(page.getResourceAsStream(file), file)) {
      Map<String, Object> properties = new HashMap<>();
      Matcher matcher = PROPERTY.matcher(new String(in.readAllBytes(), UTF_8));
      while (matcher.find()) {
        String value = matcher.group(3);
        properties.put(
            matcher.group(1),
            switch (matcher.group(2)) {
              case "Integer" -> (Object) Integer.valueOf(value);
              case "Boolean" -> Boolean.valueOf(value);
              default -> value;
            });
      }
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }

  /** The ids of all pages of the product, also of one that comes tomorrow. */
  static Set<String> pages() {
    Set<String> ids = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of(".."))) {
      files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> file.toString().contains("/src/main/java/"))
          .forEach(file -> ids.addAll(ids(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ids;
  }

  private static Set<String> ids(Path file) {
    try {
      String code = Files.readString(file);
      Set<String> ids = new TreeSet<>();
      for (Pattern pattern : Set.of(ANNOTATED, IN_CODE)) {
        pattern.matcher(code).results().forEach(found -> ids.add(found.group(1)));
      }
      return ids;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
