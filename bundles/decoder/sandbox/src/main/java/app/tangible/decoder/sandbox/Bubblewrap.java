package app.tangible.decoder.sandbox;

import app.tangible.decoder.protocol.GuestProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sandbox of level L0 (bwrap(1)): no network, no home, no other processes, no privileges, no
 * programs but the JVM; it sees the C library, the JDK, its jars and the film read-only, and writes
 * to its state folder alone.
 */
record Bubblewrap(Path program) {

  private static final Logger LOG = LoggerFactory.getLogger(Bubblewrap.class);
  private static final Path JAVA = Path.of("/java");
  private static final Path JARS = Path.of("/app");
  private static final Path STATE = Path.of("/state");
  private static final Path FILM = Path.of("/film");
  private static final Path MACHINE_ID = Path.of("/machine-id");

  /**
   * As the configuration wants it: {@code auto} or {@code never}.
   *
   * @return empty for a plain process
   */
  static Optional<Bubblewrap> chosen(String mode) {
    return switch (mode) {
      case "never" -> {
        LOG.warn("the decoder runs as a plain process: bubblewrap is set to never");
        yield Optional.empty();
      }
      case "auto" -> {
        Optional<Bubblewrap> found =
            find(System.getenv().getOrDefault("PATH", "") + ":/usr/bin:/bin");
        if (found.isEmpty()) {
          LOG.warn(
              "bubblewrap is missing; the decoder runs as a plain process, a weaker level. Install"
                  + " the package bubblewrap.");
        }
        yield found;
      }
      default -> throw new IllegalArgumentException("bubblewrap is auto or never, got " + mode);
    };
  }

  /** The first one on this path, a list of folders as in {@code $PATH}. */
  static Optional<Bubblewrap> find(String path) {
    return Stream.of(path.split(":"))
        .filter(folder -> folder.startsWith("/"))
        .map(folder -> Path.of(folder, "bwrap"))
        .filter(Files::isExecutable)
        .findFirst()
        .map(Bubblewrap::new);
  }

  /** The guest inside; without a film it can only enrol. */
  List<String> command(
      GuestProgram guest, boolean cached, Path state, Optional<Path> film, Path machineId)
      throws IOException {
    Path javaHome = guest.java().toRealPath().getParent().getParent();
    List<String> command = fence(javaHome);
    bind(command, "--ro-bind", guest.jars().toRealPath(), JARS);
    bind(command, "--bind", state.toRealPath(), STATE);
    bind(command, "--ro-bind-try", machineId.toAbsolutePath(), MACHINE_ID);
    if (film.isPresent()) {
      bind(command, "--ro-bind", film.get().toRealPath(), FILM);
    }
    command.add("--");
    command.addAll(
        guest.command(
            JAVA.resolve("bin/java"),
            JARS,
            cached ? GuestProgram.cached(JARS) : List.of(),
            List.of(STATE, FILM, MACHINE_ID)));
    return command;
  }

  /** Everything that does not depend on the film; the tests put a probe behind the same fence. */
  List<String> fence(Path javaHome) throws IOException {
    List<String> command = new ArrayList<>();
    command.addAll(
        List.of(
            program.toString(),
            "--unshare-all",
            "--die-with-parent",
            "--new-session",
            "--cap-drop",
            "ALL",
            "--clearenv",
            "--uid",
            "65534",
            "--gid",
            "65534",
            "--hostname",
            "decoder"));
    for (String libraries : List.of("/usr/lib", "/usr/lib64", "/lib", "/lib64")) {
      library(command, Path.of(libraries));
    }
    // Where the loader's paths are not the built-in ones, and where Debian's JDKs keep settings.
    bind(command, "--ro-bind-try", Path.of("/etc/ld.so.cache"), Path.of("/etc/ld.so.cache"));
    Path settings = javaHome.resolve("conf/security");
    if (Files.isSymbolicLink(settings) || Files.isSymbolicLink(settings.getParent())) {
      bind(command, "--ro-bind", settings.toRealPath(), settings.toRealPath());
    }
    bind(command, "--ro-bind", javaHome, JAVA);
    command.addAll(List.of("--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp"));
    command.addAll(List.of("--chdir", "/"));
    return command;
  }

  private static void library(List<String> command, Path folder) throws IOException {
    if (Files.isSymbolicLink(folder)) {
      command.addAll(
          List.of("--symlink", Files.readSymbolicLink(folder).toString(), folder.toString()));
    } else if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      bind(command, "--ro-bind", folder, folder);
    }
  }

  private static void bind(List<String> command, String how, Path from, Path to) {
    command.addAll(List.of(how, from.toString(), to.toString()));
  }
}
