package app.tangible.decoder.rehearsal;

import app.tangible.decoder.protocol.GuestProgram;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Starts the decoder's process, has it open and hand out a film that was made for it, and leaves
 * what the JVM learned as {@link GuestProgram#CACHE} beside its jars. Keys, owner, licence and film
 * are made for this one time and forgotten.
 */
public final class Rehearsal {

  private static final int MEMORY_MEBIBYTES = 96;
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private Rehearsal() {}

  /**
   * Arguments: the folder of the decoder's jars; the {@code java} program that will run them, where
   * it is not the one that runs this.
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (arguments.length < 1 || arguments.length > 2) {
      System.err.println("arguments: folder of the decoder's jars [java program]");
      System.exit(2);
    }
    Path java =
        arguments.length == 2
            ? Path.of(arguments[1])
            : Path.of(System.getProperty("java.home"), "bin", "java");
    Path cache = run(Path.of(arguments[0]).toRealPath(), java);
    System.out.println("the decoder's process was rehearsed: " + Files.size(cache) + " bytes");
  }

  /** Leaves the cache of these jars under this JVM; returns it. */
  public static Path run(Path jars, Path java) throws IOException, InterruptedException {
    return run(jars, java, LIMIT);
  }

  /** As {@link #run(Path, Path)}, with its own limit for each of its processes. */
  static Path run(Path jars, Path java, Duration limit) throws IOException, InterruptedException {
    Path cache = jars.resolve(GuestProgram.CACHE);
    Files.deleteIfExists(cache);
    GuestProgram program = new GuestProgram(java, jars, MEMORY_MEBIBYTES);
    Path scratch = Files.createTempDirectory("rehearsal");
    try {
      Path learned = scratch.resolve("learned");
      Path made = scratch.resolve(GuestProgram.CACHE);
      String configuration = "-XX:AOTConfiguration=" + learned;
      Stage stage = new Stage(program, scratch, limit);
      stage.play(List.of("-XX:AOTMode=record", configuration));
      assemble(
          program.command(
              java,
              jars,
              List.of("-XX:AOTMode=create", configuration, "-XX:AOTCache=" + made),
              List.of()),
          limit);
      // Refuses to start where the JVM would rather do without it.
      stage.play(List.of("-XX:AOTMode=on", "-XX:AOTCache=" + made));
      return leave(made, cache);
    } finally {
      delete(scratch);
    }
  }

  /** As a whole or not at all: half a cache would be taken for a whole one. */
  private static Path leave(Path made, Path cache) throws IOException {
    Path draft = cache.resolveSibling(GuestProgram.CACHE + ".new");
    try {
      Files.copy(
          made, draft, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
      try (FileChannel written = FileChannel.open(draft, StandardOpenOption.WRITE)) {
        written.force(true);
      }
      if (Files.mismatch(made, draft) >= 0) {
        throw new IOException("the cache was not copied whole");
      }
      return Files.move(draft, cache, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  static void assemble(List<String> command, Duration limit)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    try (LimitedProcess assembly = LimitedProcess.start(builder, limit)) {
      String said = new String(assembly.process().getInputStream().readAllBytes());
      if (!assembly.endsWell()) {
        throw new IOException("the JVM assembles no cache: " + said);
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : files) {
      Files.delete(file);
    }
  }
}
