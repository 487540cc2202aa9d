package app.tangible.host.felix;

import app.tangible.host.felix.ConfigurationFile.BrokenException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that a person sets of a product in one file, {@code conf/<product>.json}, for products whose
 * distribution has a {@code one-file.template}: it says of each key what it means, its default, and
 * the keys of the configurations that it stands for. The file is written at the first start.
 */
final class OneFile {

  static final String TEMPLATE = "one-file.template";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String REMARK = "// ";

  /** One key. */
  private record Setting(String key, JsonNode value, String means, List<String> targets) {}

  private final Path file;
  private final List<Setting> settings;

  private OneFile(Path file, List<Setting> settings) {
    this.file = file;
    this.settings = settings;
  }

  /** Empty where the distribution has no template. */
  static Optional<OneFile> of(Path template, Path file) throws IOException {
    if (!Files.isRegularFile(template)) {
      return Optional.empty();
    }
    List<Setting> settings = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry :
        JSON.readTree(Files.readAllBytes(template)).properties()) {
      List<String> targets = new ArrayList<>();
      entry.getValue().path("is").forEach(target -> targets.add(target.asText()));
      settings.add(
          new Setting(
              entry.getKey(),
              entry.getValue().path("default"),
              entry.getValue().path("means").asText(),
              targets));
    }
    OneFile one = new OneFile(file, settings);
    if (!Files.exists(file)) {
      one.write();
    }
    return Optional.of(one);
  }

  private void write() throws IOException {
    ObjectNode written = JSON.createObjectNode();
    for (Setting setting : settings) {
      written.put(REMARK + setting.key(), setting.means());
      written.set(setting.key(), setting.value());
    }
    Files.writeString(file, written.toPrettyString() + System.lineSeparator());
  }

  Path file() {
    return file;
  }

  /** Whether a key is a remark, or is known. */
  boolean knows(String key) {
    return key.startsWith(REMARK.strip())
        || settings.stream().anyMatch(setting -> setting.key().equals(key));
  }

  /** What the values of the file mean, by configuration and key; defaults where it says nothing. */
  Map<String, Map<String, Object>> spread(Map<String, Optional<Object>> said)
      throws BrokenException {
    Map<String, Map<String, Object>> spread = new LinkedHashMap<>();
    for (Setting setting : settings) {
      Object value =
          said.getOrDefault(setting.key(), Optional.empty())
              .orElse(ConfigurationFile.value(setting.key(), setting.value()).orElse(""));
      for (String target : setting.targets()) {
        int colon = target.indexOf(':');
        spread
            .computeIfAbsent(target.substring(0, colon), pid -> new LinkedHashMap<>())
            .put(target.substring(colon + 1), value);
      }
    }
    return spread;
  }
}
