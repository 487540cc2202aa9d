package app.tangible.decoder.protocol;

import app.tangible.decoder.DecoderException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The decoder's process as a Java command line.
 *
 * @param java the {@code java} program
 * @param jars the folder of the guest's jars, all of them on its class path
 * @param memoryMebibytes its heap
 */
public record GuestProgram(Path java, Path jars, int memoryMebibytes) {

  /**
   * In the folder of the jars: their classes as a rehearsal left them, loaded and linked (JEP 483,
   * JEP 515). The JVM takes no notice of one that other jars or another JDK left.
   */
  public static final String CACHE = "guest.aot";

  private static final String MAIN = "app.tangible.decoder.guest.Guest";

  /** Whether a rehearsal left its cache beside the jars. */
  public boolean hasCache() {
    return Files.isRegularFile(jars.resolve(CACHE));
  }

  /** The option to start with the cache, with the folder as the process will see it. */
  public static List<String> cached(Path seenJars) {
    return List.of("-XX:AOTCache=" + seenJars.resolve(CACHE));
  }

  /**
   * The command with the paths as the process will see them.
   *
   * @param more options of the JVM
   * @param arguments state folder, sealed film, machine-id file
   */
  public List<String> command(
      Path seenJava, Path seenJars, List<String> more, List<Path> arguments) {
    List<String> command = new ArrayList<>();
    command.add(seenJava.toString());
    command.addAll(more);
    command.addAll(
        List.of(
            "-XX:+DisableAttachMechanism",
            "-XX:-UsePerfData",
            // A crash must leave neither a core nor a report with registers in it.
            "-XX:-CreateCoredumpOnCrash",
            "-XX:+SuppressFatalErrorMessage",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:+UseSerialGC",
            "-XX:-UseContainerSupport",
            "-Xms24m",
            "-Xmx" + memoryMebibytes + "m",
            "-XX:MaxDirectMemorySize=8m",
            "-Xlog:disable",
            "-Xlog:all=error:stderr",
            "--enable-native-access=ALL-UNNAMED",
            // By the boot loader: it spends no time on jar signatures and on verifying what this
            // distribution itself ships, a third of a second at each start (measured).
            "-Xbootclasspath/a:" + classPath(seenJars),
            MAIN));
    arguments.forEach(argument -> command.add(argument.toString()));
    return command;
  }

  private String classPath(Path seen) {
    try (Stream<Path> files = Files.list(jars)) {
      String path =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".jar"))
              .sorted()
              .map(name -> seen.resolve(name).toString())
              .collect(Collectors.joining(":"));
      if (path.isEmpty()) {
        throw new DecoderException("there are no jars in " + jars + "; install the product again");
      }
      return path;
    } catch (IOException e) {
      throw new DecoderException("cannot list " + jars + "; install the product again", e);
    }
  }
}
