package app.tangible.database.flyway;

import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.flywaydb.core.api.resource.LoadableResource;

/** One script in this bundle. */
final class Script extends LoadableResource {

  private final String name;

  Script(String name) {
    this.name = name;
  }

  @Override
  public Reader read() {
    InputStream bytes = Script.class.getResourceAsStream("/schema/" + name);
    return new InputStreamReader(Objects.requireNonNull(bytes, name), StandardCharsets.UTF_8);
  }

  @Override
  public String getAbsolutePath() {
    return "schema/" + name;
  }

  @Override
  public String getAbsolutePathOnDisk() {
    return getAbsolutePath();
  }

  @Override
  public String getFilename() {
    return name;
  }

  @Override
  public String getRelativePath() {
    return name;
  }
}
