package app.tangible.keys.wrapped;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tangible.keys.KeysException;
import app.tangible.keys.ServerKeys.Purpose;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WrappedKeysTest {

  private static final String SECRET = "0123456789abcdef0123456789abcdef";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"", "short", "$[env:TANGIBLE_SERVER_SECRET]is-not-set-in-this-place"})
  void refusesAMissingOrShortSecretAndSaysWhatToDo(String secret) {
    assertThatThrownBy(() -> new WrappedKeys(folder, secret))
        .isInstanceOf(KeysException.class)
        .hasMessageContaining("TANGIBLE_SERVER_SECRET");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void makesPairsOnceAndFindsThemAgain() {
    WrappedKeys first = new WrappedKeys(folder, SECRET);
    WrappedKeys second = new WrappedKeys(folder, SECRET);
    for (Purpose purpose : Purpose.values()) {
      assertThat(second.signing(purpose).publicHex()).isEqualTo(first.signing(purpose).publicHex());
    }
    assertThat(first.signing(Purpose.LOG).publicHex())
        .isNotEqualTo(first.signing(Purpose.ISSUER).publicHex());
    assertThat(second.secretFor("database")).isEqualTo(first.secretFor("database"));
    assertThat(second.secretFor("database")).isNotEqualTo(first.secretFor("other"));
  }

  @Test
  void leavesNoPrivateKeyOnTheDisk() throws IOException {
    WrappedKeys keys = new WrappedKeys(folder, SECRET);
    byte[] pkcs8 = keys.signing(Purpose.ISSUER).privateKey().getEncoded();
    String seed = HexFormat.of().formatHex(pkcs8, pkcs8.length - 32, pkcs8.length);
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        assertThat(HexFormat.of().formatHex(Files.readAllBytes(file))).doesNotContain(seed);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .isEqualTo("rw-------");
      }
    }
  }

  @Test
  void refusesKeysThatWereMadeUnderAnotherSecret() {
    new WrappedKeys(folder, SECRET);
    assertThatThrownBy(() -> new WrappedKeys(folder, SECRET.replace('0', '1')))
        .isInstanceOf(KeysException.class)
        .hasMessageContaining("is not the one");
  }

  @Test
  void refusesAWrappedSecretWithAnyByteChangedOrInAnotherContext() {
    WrappedKeys keys = new WrappedKeys(folder, SECRET);
    byte[] secret = "a film key of 32 bytes, really so".getBytes(StandardCharsets.UTF_8);
    byte[] wrapped = keys.wrap(secret, "film/a");
    assertThat(keys.unwrap(wrapped, "film/a")).isEqualTo(secret);
    assertThatThrownBy(() -> keys.unwrap(wrapped, "film/b")).isInstanceOf(KeysException.class);
    for (int i = 0; i < wrapped.length; i++) {
      byte[] changed = wrapped.clone();
      changed[i] ^= 1;
      assertThatThrownBy(() -> keys.unwrap(changed, "film/a")).isInstanceOf(KeysException.class);
    }
    assertThat(keys.wrap(secret, "film/a")).isNotEqualTo(wrapped);
  }
}
