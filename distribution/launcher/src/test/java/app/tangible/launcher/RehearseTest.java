package app.tangible.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The center's {@code rehearse}, with a display and a product that are none. */
@EnabledOnOs(OS.LINUX)
class RehearseTest {

  private static final Path REHEARSE = Path.of("../center/rehearse").toAbsolutePath().normalize();

  @TempDir private Path folder;
  private Path cache;
  private int said = "learned".length();
  private int taken = 2;

  @BeforeEach
  void aDisplay() throws IOException {
    cache = folder.resolve("learned/start.aot");
    program("Xvfb", "echo 7 && exec /bin/sleep 300");
    // Nothing is drawn here.
    program("sleep", "[ \"$1\" = 3 ] || exec /bin/sleep \"$@\"");
  }

  @Test
  void leavesWhatTheProductLearned() throws Exception {
    assertThat(rehearse("")).isZero();
    assertThat(cache).hasContent("learned");
    assertThat(cache.getParent()).isDirectoryNotContaining(file -> !file.equals(cache));
  }

  @Test
  void leavesNothingThatIsShorterThanItWasWritten() throws Exception {
    said = 9_000_000;
    assertThat(rehearse("")).isNotZero();
    assertThat(cache.getParent()).isEmptyDirectory();
  }

  @Test
  void leavesNothingOfWhatCouldNotBeAssembled() throws Exception {
    said = 0;
    assertThat(rehearse("")).isNotZero();
    assertThat(cache.getParent()).isEmptyDirectory();
  }

  @Test
  void leavesNothingThatTheJvmDoesNotTake() throws Exception {
    taken = 1;
    assertThat(rehearse("")).isNotZero();
    assertThat(cache.getParent()).isEmptyDirectory();
  }

  @Test
  void leavesNoHalfCacheOnAFullDisk() throws Exception {
    program("cp", "for to in \"$@\"; do :; done; printf lea >\"$to\"; exit 1");
    assertThat(rehearse("")).isNotZero();
    assertThat(cache.getParent()).isEmptyDirectory();
  }

  @Test
  void killsAProductThatDoesNotEnd() throws Exception {
    assertThat(rehearse("trap '' TERM")).isOne();
    long pid = Long.parseLong(Files.readString(folder.resolve("pid")).strip());
    assertThat(ProcessHandle.of(pid)).isEmpty();
    assertThat(cache.getParent()).isEmptyDirectory();
  }

  private int rehearse(String before) throws Exception {
    Path product =
        program(
            "product",
            "case $OPTIONS in *AOTMode=on*) exit "
                + taken
                + ";; esac\n"
                + before
                + "\necho $$ >'"
                + folder.resolve("pid")
                + "'\ncache=${OPTIONS#-XX:AOTCacheOutput=}\nprintf learned >\"$cache\"\n"
                + (said == 0
                    ? "echo '[0.9s][error][aot] Child process failed; status = 1'"
                    : "echo \"AOTCache creation is complete: $cache " + said + " bytes\"")
                + "\necho 'Start check: all well'\nexec /bin/sleep 300");
    ProcessBuilder builder =
        new ProcessBuilder("bash", REHEARSE.toString(), cache.toString(), "OPTIONS", "" + product)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said").toFile());
    builder.environment().merge("PATH", folder.toString(), (path, first) -> first + ":" + path);
    builder.environment().put("REHEARSE_END_SECONDS", "1");
    Process rehearsal = builder.start();
    try {
      assertThat(rehearsal.waitFor(30, TimeUnit.SECONDS)).as("it ends").isTrue();
      return rehearsal.exitValue();
    } finally {
      rehearsal.descendants().forEach(ProcessHandle::destroyForcibly);
      rehearsal.destroyForcibly();
    }
  }

  private Path program(String name, String body) throws IOException {
    Path program = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + body + "\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    return program;
  }
}
