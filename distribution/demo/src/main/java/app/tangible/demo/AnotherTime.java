package app.tangible.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Days that have passed for some processes, by libfaketime; the machine's clock stays as it is.
 *
 * <p>The decoder's process starts with no environment, so what is preloaded into a media center
 * does not reach it. Only who puts another {@code bwrap} in front of the real one moves its clock
 * too; that is what {@link #forDecoders} does, and why the decoder believes no clock alone.
 */
final class AnotherTime {

  private final Map<String, String> variables;
  private final Path programs;

  private AnotherTime(Map<String, String> variables, Path programs) {
    this.variables = variables;
    this.programs = programs;
  }

  /**
   * So many days from now.
   *
   * @param programs a folder of its own, for a {@code bwrap}
   */
  static AnotherTime in(int days, Path programs) throws IOException {
    Map<String, String> variables =
        Map.of(
            "LD_PRELOAD", library().toString(),
            "FAKETIME", "+" + days + "d",
            // Timers and the files' own times go on as they are; without the second of these every
            // timed wait of a JVM would end at once.
            "FAKETIME_DONT_FAKE_MONOTONIC", "1",
            "FAKETIME_FORCE_MONOTONIC_FIX", "0",
            "NO_FAKE_STAT", "1",
            "FAKETIME_DISABLE_SHM", "1");
    StringBuilder script = new StringBuilder("#!/bin/sh\nfor word do\n  shift\n");
    script.append("  if [ \"$word\" = -- ] && [ -z \"${placed:-}\" ]; then\n    placed=1\n");
    variables.forEach(
        (name, value) ->
            script.append("    set -- \"$@\" --setenv ").append(name + " " + value + "\n"));
    script.append("  fi\n  set -- \"$@\" \"$word\"\ndone\nexec ");
    script.append(program("bwrap")).append(" \"$@\"\n");
    Path bwrap = Files.createDirectories(programs).resolve("bwrap");
    Files.writeString(bwrap, script);
    Files.setPosixFilePermissions(bwrap, PosixFilePermissions.fromString("rwx------"));
    return new AnotherTime(variables, programs);
  }

  /** For a process and those that it starts with its environment: not the decoder's. */
  Map<String, String> environment() {
    return variables;
  }

  /** The same, and the decoders that a media center starts. */
  Map<String, String> forDecoders() {
    Map<String, String> all = new HashMap<>(variables);
    all.put("PATH", programs + ":" + System.getenv("PATH"));
    return all;
  }

  private static Path program(String name) throws IOException {
    return Stream.of(System.getenv("PATH").split(":"))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new IOException("there is no " + name + " on the path"));
  }

  // Debian names the folder after the machine: /usr/lib/x86_64-linux-gnu/faketime.
  private static Path library() throws IOException {
    for (Path parent : List.of(Path.of("/usr/lib"), Path.of("/usr/lib64"))) {
      if (!Files.isDirectory(parent)) {
        continue;
      }
      try (Stream<Path> folders = Files.list(parent)) {
        for (Path folder : Stream.concat(Stream.of(parent), folders).toList()) {
          Path library = folder.resolve("faketime/libfaketime.so.1");
          if (Files.exists(library)) {
            return library;
          }
        }
      }
    }
    throw new IOException("there is no libfaketime.so.1; install the package faketime");
  }
}
