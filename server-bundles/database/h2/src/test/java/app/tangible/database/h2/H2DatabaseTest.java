package app.tangible.database.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tangible.database.DatabaseException;
import app.tangible.keys.wrapped.WrappedKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
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
        new OsgiDataSourceFactory(new Driver()), new WrappedKeys(keys, secret), folder);
  }

  private static final String SECRET = "0123456789abcdef0123456789abcdef";

  @Test
  void rollsBackWhatThrows() {
    try (H2Database database = open(SECRET)) {
      database.migrate("test", List.of("create table t (n int primary key)"));
      assertThatThrownBy(
              () ->
                  database.transaction(
                      t -> {
                        t.change("insert into t values (1)");
                        throw new IllegalStateException("cut");
                      }))
          .hasMessage("cut");
      assertThat(count(database)).isZero();
    }
  }

  @Test
  void runsEachScriptOnce() {
    try (H2Database database = open(SECRET)) {
      database.migrate("test", List.of("create table t (n int primary key)"));
    }
    try (H2Database database = open(SECRET)) {
      database.migrate(
          "test", List.of("create table t (n int primary key)", "insert into t values (7)"));
      assertThat(count(database)).isEqualTo(1);
      assertThatThrownBy(() -> database.migrate("test", List.of("one")))
          .hasMessageContaining("schema 2");
    }
  }

  @Test
  void triesAgainWhenAnotherTransactionWasInTheWay() throws Exception {
    try (H2Database database = open(SECRET);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      database.migrate("test", List.of("create table t (n int)", "insert into t values (0)"));
      List<Future<Integer>> all =
          IntStream.range(0, 20)
              .mapToObj(
                  i ->
                      threads.submit(
                          () -> database.transaction(t -> t.change("update t set n = n + 1"))))
              .toList();
      for (Future<Integer> one : all) {
        one.get();
      }
      assertThat(
              database
                  .transaction(t -> t.first("select n from t", row -> row.getInt(1)))
                  .orElseThrow())
          .isEqualTo(20);
    }
  }

  @Test
  void knowsADuplicate() {
    try (H2Database database = open(SECRET)) {
      database.migrate("test", List.of("create table t (n int primary key)"));
      database.transaction(t -> t.change("insert into t values (1)"));
      assertThatThrownBy(() -> database.transaction(t -> t.change("insert into t values (1)")))
          .isInstanceOfSatisfying(
              DatabaseException.class, e -> assertThat(e.isDuplicate()).isTrue());
    }
  }

  @Test
  void restsEncryptedAndRefusesAnotherSecret() throws IOException {
    try (H2Database database = open(SECRET)) {
      database.migrate("test", List.of("create table t (s varchar(100))"));
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

  private static int count(H2Database database) {
    return database
        .transaction(t -> t.first("select count(*) from t", row -> row.getInt(1)))
        .orElseThrow();
  }
}
