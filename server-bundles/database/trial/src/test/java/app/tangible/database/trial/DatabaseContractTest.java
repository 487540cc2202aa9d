package app.tangible.database.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tangible.database.DatabaseException;
import app.tangible.database.Transaction;
import app.tangible.keys.wrapped.WrappedKeys;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What every provider must keep; run on each. */
@ParameterizedClass
@EnumSource(TrialDatabase.Kind.class)
final class DatabaseContractTest {

  @Parameter TrialDatabase.Kind kind;
  @TempDir Path folder;
  private TrialDatabase database;

  @BeforeEach
  void open() {
    database =
        TrialDatabase.open(
            kind, new WrappedKeys(folder, "0123456789abcdef0123456789abcdef"), folder);
    database.transaction(
        t -> t.change("create table t (n int primary key, s varchar(100), c int default 0)"));
  }

  @AfterEach
  void close() {
    database.close();
  }

  private String text(String sql) {
    List<String> rows = database.transaction(t -> t.list(sql, row -> row.getString(1)));
    return String.join(",", rows);
  }

  private int count() {
    return database
        .transaction(t -> t.first("select count(*) from t", row -> row.getInt(1)))
        .orElseThrow();
  }

  @Test
  void rollsBackWhatThrows() {
    assertThatThrownBy(
            () ->
                database.transaction(
                    t -> {
                      t.change("insert into t (n) values (1)");
                      throw new IllegalStateException("cut");
                    }))
        .hasMessage("cut");
    assertThat(count()).isZero();
  }

  @Test
  void keepsWhatWasWrittenWhenItIsOpenedAgain() {
    database.transaction(t -> t.change("insert into t (n) values (1)"));
    database.close();
    database =
        TrialDatabase.open(
            kind, new WrappedKeys(folder, "0123456789abcdef0123456789abcdef"), folder);
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void triesAgainWhenAnotherTransactionWasInTheWay() throws Exception {
    database.transaction(t -> t.change("insert into t (n, s) values (1, '0')"));
    atOnce(20, () -> database.transaction(t -> t.change("update t set c = c + 1")));
    assertThat(text("select c from t")).isEqualTo("20");
  }

  @Test
  void losesNoUpdateOfWhoReadsUnderALockBefore() throws Exception {
    database.transaction(t -> t.change("insert into t (n, s) values (1, '0')"));
    atOnce(
        20,
        () ->
            database.transaction(
                t -> {
                  int s =
                      t.first(
                              "select s from t where n = 1 for update",
                              row -> Integer.parseInt(row.getString(1)))
                          .orElseThrow();
                  return t.change("update t set s = ? where n = 1", String.valueOf(s + 1));
                }));
    assertThat(text("select s from t")).isEqualTo("20");
  }

  @Test
  void survivesADeadlock() throws Exception {
    database.transaction(t -> t.change("insert into t (n, s) values (1, '0'), (2, '0')"));
    atOnce(
        10,
        () -> {
          int first = 1 + (int) (Thread.currentThread().threadId() % 2);
          return database.transaction(
              t -> {
                t.change("update t set s = s || 'x' where n = ?", first);
                return t.change("update t set s = s || 'x' where n = ?", 3 - first);
              });
        });
    assertThat(text("select length(s) from t")).isEqualTo("11,11");
  }

  private static void atOnce(int times, Callable<Integer> work) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> all =
          IntStream.range(0, times).mapToObj(i -> threads.submit(work)).toList();
      for (Future<Integer> one : all) {
        one.get();
      }
    }
  }

  @Test
  void knowsADuplicate() {
    database.transaction(t -> t.change("insert into t (n) values (1)"));
    assertThatThrownBy(() -> database.transaction(t -> t.change("insert into t (n) values (1)")))
        .isInstanceOfSatisfying(
            DatabaseException.class,
            e -> {
              assertThat(e.isDuplicate()).isTrue();
              assertThat(e.isConflict()).isFalse();
            });
  }

  @Test
  void serves500AtOnceOverItsConnections() throws Exception {
    List<Integer> numbers = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> all =
          IntStream.range(0, 500)
              .mapToObj(
                  i ->
                      threads.submit(
                          () ->
                              database.transaction(
                                  t -> t.change("insert into t (n) values (?)", i))))
              .toList();
      for (Future<Integer> one : all) {
        numbers.add(one.get());
      }
    }
    assertThat(count()).isEqualTo(500);
  }

  @Test
  void carriesTimesBytesTextsAndNothing() {
    database.transaction(
        t ->
            t.change(
                "create table v (at timestamp with time zone, b "
                    + (kind == TrialDatabase.Kind.H2 ? "varbinary(1000)" : "bytea")
                    + ", s varchar(10), l bigint)"));
    Instant now = Instant.parse("2026-11-21T12:00:00.123456Z");
    database.transaction(
        t -> {
          t.change("insert into v values (?, ?, ?, ?)", now, new byte[] {1, 0, -1}, "œ", 1L << 62);
          return t.change("insert into v values (?, ?, ?, ?)", null, null, null, null);
        });
    record V(Instant at, byte[] b, String s, Long l) {}
    List<V> found =
        database.transaction(
            t ->
                t.list(
                    "select * from v order by l",
                    row ->
                        new V(
                            Transaction.instant(row, "at"),
                            row.getBytes("b"),
                            row.getString("s"),
                            row.getObject("l", Long.class))));
    assertThat(found)
        .usingRecursiveComparison()
        .isEqualTo(
            List.of(
                new V(now, new byte[] {1, 0, -1}, "œ", 1L << 62), new V(null, null, null, null)));
  }

  @Test
  void tellsNoRowInWhatItThrows() {
    assertThatThrownBy(
            () ->
                database.transaction(
                    t -> {
                      t.change("alter table t add constraint small check (n < 10)");
                      return t.change(
                          "insert into t (n, s) values (?, ?)", 11, "a very plain title");
                    }))
        .rootCause()
        .hasMessageNotContaining("plain title");
  }

  @Test
  void saysThatItIsWell() {
    assertThat(database.name()).isEqualTo("database");
    assertThat(database.problem()).isEmpty();
  }
}
