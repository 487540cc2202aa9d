package app.tangible.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The start script of a product, as a person or a supervisor uses it. */
class StartScriptIT {

  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int SIGTERM_CODE = 128 + 15;

  @TempDir private Path homes;
  private final List<Process> started = new ArrayList<>();

  @BeforeEach
  void takeAFreePort() throws IOException {
    Files.createDirectories(homes.resolve("seeder/conf"));
    configure("org.apache.felix.http", "{\"org.osgi.service.http.port\": 0}");
  }

  @AfterEach
  void killWhatIsLeft() throws InterruptedException {
    for (Process process : started) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
    }
  }

  private void configure(String pid, String json) throws IOException {
    Files.writeString(homes.resolve("seeder/conf/" + pid + ".json"), json);
  }

  private Process start(String... words) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Layout.product("seeder").resolve("start").toString());
    command.addAll(List.of("--home", homes.toString()));
    command.addAll(List.of(words));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(homes.resolve("out" + started.size() + ".txt").toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.start();
    started.add(process);
    return process;
  }

  private String output(int start) throws IOException {
    return Files.readString(homes.resolve("out" + start + ".txt"));
  }

  private void awaitOutput(int start, String text) {
    await().atMost(LIMIT).until(() -> output(start).contains(text));
  }

  private static int exitCode(Process process) throws InterruptedException {
    assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  @Test
  void startsAndStopsCleanlyOnSigterm() throws Exception {
    Process product = start();
    awaitOutput(0, "Start check: all well");
    List<ProcessHandle> family = product.descendants().toList();
    product.destroy();
    assertThat(exitCode(product)).isEqualTo(SIGTERM_CODE);
    assertThat(family).noneMatch(ProcessHandle::isAlive);
    assertThat(output(0)).doesNotContain("ERROR").doesNotContain("Exception");
    assertThat(Files.readString(homes.resolve("seeder/logs/seeder.log"))).contains("Started:");
  }

  @Test
  void aSecondStartSaysWhoHoldsTheHome() throws Exception {
    Process first = start();
    awaitOutput(0, "Started:");
    Process second = start();
    assertThat(exitCode(second)).isEqualTo(3);
    assertThat(output(1)).contains("is in use by process " + first.pid());
    assertThat(first.isAlive()).isTrue();
  }

  @Test
  void aHomeWhoseProductWasKilledIsFreeAgain() throws Exception {
    Process first = start();
    awaitOutput(0, "Started:");
    first.destroyForcibly().waitFor();
    start();
    awaitOutput(1, "Started:");
  }

  @Test
  void refusesWordsThatItDoesNotKnow() throws Exception {
    assertThat(exitCode(start("--fast"))).isEqualTo(2);
    assertThat(output(0)).contains("unknown: --fast").contains("usage:");
  }

  @Test
  void namesABrokenConfigurationFileAndGoesOn() throws Exception {
    configure("app.tangible.host.felix", "{ oops");
    configure("org.apache.felix.http", "{\"org.osgi.service.http.port\": 0}");
    start();
    awaitOutput(0, "Start check:");
    assertThat(output(0)).contains("app.tangible.host.felix.json is no JSON: line 1");
  }

  @Test
  void namesTheComponentThatRefusesItsConfiguration() throws Exception {
    configure("app.tangible.host.felix", "{\"startSeconds\": 0}");
    start();
    awaitOutput(0, "Start check: problems: 1");
    assertThat(output(0)).contains("PluginFolder failed").contains("startSeconds");
  }

  @Test
  void saysAtOnceWhatToDoWhereNobodyCanTypeThePassphrase() throws Exception {
    configure("app.tangible.identity.devicekeys", "{\"protection\": \"passphrase\"}");
    Process product = start();
    awaitOutput(0, "Start check:");
    assertThat(output(0)).contains("none was given").contains("set TANGIBLE_PASSPHRASE");
    product.destroy();
    assertThat(exitCode(product)).isEqualTo(SIGTERM_CODE);
  }

  @Test
  void leavesOutASecretThatIsNotInTheEnvironment() throws Exception {
    configure("made.up", "{\"secret\": \"$[env:TANGIBLE_NOT_SET]\"}");
    start();
    awaitOutput(0, "made.up: secret is left out, $TANGIBLE_NOT_SET is not set");
  }
}
