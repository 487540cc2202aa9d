package app.tangible.identity.devicekeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.tangible.identity.IdentityException;
import app.tangible.identity.PassphraseHashing.Cost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretServiceWrappingTest {

  private static final Cost COST = new Cost(8, 1, 1);
  private static final byte[] SALT = WrappedKeys.freshSalt();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private Path folder;

  @Test
  void keepsASecretInARealKeyring() throws Exception {
    for (String program : List.of("dbus-run-session", "gnome-keyring-daemon", "secret-tool")) {
      assumeTrue(isInstalled(program), program + " is not installed");
    }
    // A private bus and keyring for each call; the keyring's file lives on in the test's folder.
    Path program =
        script(
            "export HOME='"
                + folder
                + "' XDG_DATA_HOME='"
                + folder
                + "/data' XDG_RUNTIME_DIR='"
                + folder
                + "/run'\n"
                + "mkdir -p -m 700 \"$XDG_RUNTIME_DIR\" \"$XDG_DATA_HOME\"\n"
                + "exec dbus-run-session -- sh -c '"
                + "printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1\n"
                + "exec secret-tool \"$@\"' _ \"$@\"\n");
    keepsASecret(program);
  }

  @Test
  void givesTheSecretByStandardInputOnly() throws Exception {
    Path program =
        script(
            """
            cd "$(dirname "$0")"
            echo "$@" >> calls
            case $1 in
              store) cat > kept ;;
              lookup) cat kept 2>/dev/null ;;
              clear) rm kept ;;
            esac
            """);
    keepsASecret(program);
    String calls = Files.readString(folder.resolve("calls"));
    assertThat(calls.lines().map(call -> call.split(" ")[0]))
        .containsExactly("store", "lookup", "lookup", "clear", "lookup");
    assertThat(calls).doesNotContainPattern("[0-9a-f]{33}");
  }

  @Test
  void refusesAServiceThatIsNotThere() {
    assertThatThrownBy(() -> wrapping(folder.resolve("absent"), PATIENCE).create(SALT, COST))
        .isInstanceOf(IdentityException.class)
        .hasMessageContaining("does not answer");
    assertThat(wrapping(folder.resolve("absent"), PATIENCE).recall(SALT, COST, 0)).isEmpty();
  }

  @Test
  void refusesAServiceThatFailsForgetsOrBabbles() throws Exception {
    for (String body :
        List.of(
            "exit 1\n",
            "exit 0\n",
            "cat >/dev/null; echo no\n",
            "cat >/dev/null; printf 00\n",
            "cat >/dev/null; printf '%064d' 0\n")) {
      Path program = script(body);
      assertThatThrownBy(() -> wrapping(program, PATIENCE).create(SALT, COST))
          .isInstanceOf(IdentityException.class);
    }
  }

  @Test
  void doesNotWaitForeverForAServiceThatHangs() throws Exception {
    Path program = script("exec sleep 600\n");
    assertThat(wrapping(program, Duration.ofMillis(200)).recall(SALT, COST, 0)).isEmpty();
  }

  private void keepsASecret(Path program) {
    SecretServiceWrapping wrapping = wrapping(program, PATIENCE);
    byte[] secret = wrapping.create(SALT, COST);
    assertThat(secret).hasSize(32);
    assertThat(wrapping.recall(SALT, COST, 0)).hasValue(secret);
    assertThat(wrapping.recall(SALT, COST, 1)).isEmpty();
    wrapping.forget(SALT);
    assertThat(wrapping.recall(SALT, COST, 0)).isEmpty();
  }

  private static SecretServiceWrapping wrapping(Path program, Duration patience) {
    return new SecretServiceWrapping(List.of(program.toString()), patience);
  }

  private Path script(String body) throws IOException {
    Path program = folder.resolve("program");
    Files.deleteIfExists(program);
    Files.createFile(
        program,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    return Files.writeString(program, "#!/bin/sh\n" + body);
  }

  private static boolean isInstalled(String program) {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
  }
}
