package app.tangible.decoder.sandbox;

import app.tangible.decoder.DecoderException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The guest as a Java command line.
 *
 * @param java the {@code java} program
 * @param jars the folder of the guest's jars, all of them on its class path
 * @param memoryMebibytes its heap
 */
record GuestProgram(Path java, Path jars, int memoryMebibytes) {

  private static final String MAIN = "app.tangible.decoder.guest.Guest";

  /** The command with the paths as the process will see them. */
  List<String> command(Path seenJava, Path seenJars, List<Path> arguments) {
    List<String> command = new ArrayList<>();
    command.add(seenJava.toString());
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
            "-Xshare:auto",
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
