package app.tangible.database.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tangible.database.DatabaseException;
import app.tangible.keys.wrapped.WrappedKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.Driver;
import org.h2.util.OsgiDataSourceFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class H2DatabaseTest {

  @TempDir Path folder;

  private H2Database open(String secret) {
    Path keys = folder.resolve("keys-" + secret.charAt(0));
    keys.toFile().mkdir();
    return new H2Database(
        new OsgiDataSourceFactory(new Driver()),
        new WrappedKeys(keys, secret),
        (source, dialect) -> {},
        folder);
  }

  private static final String SECRET = "0123456789abcdef0123456789abcdef";

  @Test
  void restsEncryptedAndRefusesAnotherSecret() throws IOException {
    try (H2Database database = open(SECRET)) {
      database.transaction(t -> t.change("create table t (s varchar(100))"));
      database.transaction(t -> t.change("insert into t values ('a very plain title')"));
    }
    try (var files = Files.list(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
            .doesNotContain("very plain");
      }
    }
    assertThatThrownBy(() -> open("another-secret-of-at-least-32-chars!"))
        .isInstanceOf(DatabaseException.class);
  }
}
