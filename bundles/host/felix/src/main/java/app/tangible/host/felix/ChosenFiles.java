package app.tangible.host.felix;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The folder {@code choices}: one {@code <pid>.json} for each configuration of which the household
 * chose something, of the same form as those in {@code conf}.
 */
final class ChosenFiles {

  private static final Pattern PID = Pattern.compile("app\\.tangible(\\.[a-z0-9]{1,40}){1,6}");
  private static final Pattern KEY = Pattern.compile("\\.?[A-Za-z0-9]{1,60}");
  private static final String HOST = "app.tangible.host.";
  private static final int MAX_TEXT = 1_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;

  ChosenFiles(Path folder) {
    this.folder = folder;
  }

  Path folder() {
    return folder;
  }

  Path file(String pid) {
    return folder.resolve(pid + ".json");
  }

  /** Writes what is chosen for one configuration, whole or not at all. */
  void put(String pid, String key, Optional<Object> value) {
    check(pid, key, value);
    Map<String, Optional<Object>> all = new LinkedHashMap<>(read(pid));
    value.ifPresentOrElse(some -> all.put(key, Optional.of(some)), () -> all.remove(key));
    try {
      if (all.isEmpty()) {
        Files.deleteIfExists(file(pid));
      } else {
        write(pid, all);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep what was chosen for " + pid, e);
    }
  }

  private Map<String, Optional<Object>> read(String pid) {
    try {
      return ConfigurationFile.read(file(pid));
    } catch (ConfigurationFile.BrokenException broken) {
      return Map.of(); // chosen anew
    }
  }

  private void write(String pid, Map<String, Optional<Object>> all) throws IOException {
    ObjectNode written = JSON.createObjectNode();
    all.forEach((key, value) -> value.ifPresent(some -> written.putPOJO(key, some)));
    Path beside = folder.resolve("." + pid + ".new");
    Files.write(beside, JSON.writeValueAsBytes(written));
    try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(beside, file(pid), StandardCopyOption.ATOMIC_MOVE);
  }

  private static void check(String pid, String key, Optional<Object> value) {
    if (!PID.matcher(pid).matches() || pid.startsWith(HOST)) {
      throw new IllegalArgumentException("nobody chooses for " + pid);
    }
    if (!KEY.matcher(key).matches()) {
      throw new IllegalArgumentException("no key of a configuration: " + key);
    }
    boolean known =
        switch (value.orElse(true)) {
          case String text -> text.length() <= MAX_TEXT;
          case Boolean _, Long _, Double _ -> true;
          default -> false;
        };
    if (!known) {
      throw new IllegalArgumentException("no value for " + key + " of " + pid);
    }
  }
}
