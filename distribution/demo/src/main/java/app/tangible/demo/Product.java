package app.tangible.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One of the products, started from its folder with a home below the demo's. */
public final class Product {

  private static final String JAVA_OPTIONS = "TANGIBLE_JAVA_OPTIONS";

  private final Path project;
  private final Path homes;
  private final String name;
  private final ObjectMapper json = new ObjectMapper();

  public Product(Path project, Path homes, String name) {
    this.project = project;
    this.homes = homes;
    this.name = name;
  }

  /** The folder of this product's own files. */
  public Path home() {
    return homes.resolve(name);
  }

  /** Writes {@code conf/<pid>.json}. */
  public Product configure(String pid, Map<String, ?> values) throws IOException {
    Path conf = Files.createDirectories(home().resolve("conf"));
    json.writeValue(conf.resolve(pid + ".json").toFile(), values);
    return this;
  }

  /** Drops the pilot into the plug-in folder; {@code screen}: with the commands for it. */
  public Product pilotedAt(Path socket, boolean screen) throws IOException {
    configure("app.tangible.pilot", Map.of("socket", socket.toString()));
    // Who drives a center knows where he wants to go; who does not says so.
    configure("app.tangible.ui.firstrun", Map.of("greets", false));
    configure(
        "app.tangible.host.felix",
        Map.of("trusted", List.of("app.tangible.pilot.services", "app.tangible.pilot.screen")));
    plugIn("distribution/pilot/services", "pilot.services");
    if (screen) {
      plugIn("distribution/pilot/screen", "pilot.screen");
    }
    return this;
  }

  /** Copies the built bundle of a module of this project into the watched plug-in folder. */
  public Path plugIn(String module, String artifact) throws IOException {
    Path plugins = Files.createDirectories(home().resolve("plugins"));
    String jar = artifact + "-1.0.0-SNAPSHOT.jar";
    return Files.copy(
        project.resolve(module).resolve("target").resolve(jar),
        plugins.resolve(jar),
        StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * Starts it; {@code before} are words in front of the command, such as {@code unshare --net}. Its
   * temporary files are in {@code tmp} beside the homes.
   */
  public Child start(List<String> before, Map<String, String> environment) throws IOException {
    List<String> command = new ArrayList<>(before);
    command.add(
        project.resolve("distribution/" + name + "/target/tangible-" + name + "/start").toString());
    command.add("--home");
    command.add(homes.toString());
    Path temporary = Files.createDirectories(homes.resolve("tmp"));
    Map<String, String> all = new HashMap<>(environment);
    all.put("TMPDIR", temporary.toString());
    all.merge(JAVA_OPTIONS, "-Djava.io.tmpdir=" + temporary, (given, ours) -> given + " " + ours);
    return Child.start(name, homes.resolve("logs").resolve(name + ".out"), all, command);
  }
}
