package app.tangible.log.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tangible.database.trial.TrialDatabase;
import app.tangible.keys.wrapped.WrappedKeys;
import app.tangible.licence.LogTree;
import app.tangible.licence.certificate.TileTree;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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

/** One tree, whatever happens between its transactions. */
@ParameterizedClass
@EnumSource(TrialDatabase.Kind.class)
class SqlCertificateLogTest {

  private static final LogTree TREE = new TileTree();

  @Parameter TrialDatabase.Kind kind;
  @TempDir Path home;
  private TrialDatabase database;
  private SqlCertificateLog log;

  @BeforeEach
  void open() throws IOException {
    WrappedKeys keys =
        new WrappedKeys(
            Files.createDirectories(home.resolve("keys")), "0123456789abcdef0123456789abcdef");
    database = TrialDatabase.open(kind, keys, Files.createDirectories(home.resolve("database")));
    log = new SqlCertificateLog(database, TREE, "log.example/certificates");
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void countsWhatItHolds() {
    assertThat(append(0, 3)).isEqualTo(3);
    assertThat(append(3, 4)).isEqualTo(7);
    assertThat(log.name()).isEqualTo("log.example/certificates");
  }

  @Test
  void hasTheSameTreeAfterARestart() throws IOException {
    append(0, 300);
    byte[] root = log.root(300);
    close();
    open();
    assertThat(log.root(300)).isEqualTo(root);
    append(300, 5);
    assertThat(log.root(300)).isEqualTo(root);
    assertConsistent(300, 305);
    assertConsistent(1, 305);
  }

  @Test
  void forgetsWhatItsTransactionForgets() {
    append(0, 2);
    byte[] root = log.root(2);
    assertThatThrownBy(
            () ->
                database.transaction(
                    t -> {
                      log.append(t, entries(2, 300));
                      throw new IllegalStateException("killed");
                    }))
        .hasMessage("killed");
    assertThat(append(2, 1)).isEqualTo(3);
    assertConsistent(2, 3);
    assertThat(log.root(2)).isEqualTo(root);
  }

  @Test
  void growsByManyAtOnceWithoutAGap() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Long>> all = new ArrayList<>();
      for (int i = 0; i < 24; i++) {
        int number = i;
        all.add(() -> append(number * 7, 7));
      }
      List<Long> sizes = new ArrayList<>();
      for (Future<Long> one : threads.invokeAll(all)) {
        sizes.add(one.get());
      }
      assertThat(sizes)
          .containsExactlyInAnyOrderElementsOf(
              IntStream.rangeClosed(1, 24).mapToObj(i -> i * 7L).toList());
    }
    publish(168);
    byte[] tile = log.tile(0, 0, 168).orElseThrow();
    List<byte[]> entries = unbundled(log.entries(0, 168).orElseThrow());
    for (int i = 0; i < 168; i++) {
      byte[] expected = TREE.leafHash(entries.get(i));
      assertThat(Arrays.copyOfRange(tile, i * 32, i * 32 + 32)).isEqualTo(expected);
      assertThat(TREE.includes(expected, i, 168, log.inclusion(i, 168), log.root(168))).isTrue();
    }
  }

  @Test
  void showsOnlyWhatIsPublished() {
    append(0, 600);
    assertThat(log.checkpoint()).isEmpty();
    assertThat(log.tile(0, 0, 1)).isEmpty();
    publish(300);
    assertThat(log.checkpoint()).contains("note of 300");
    assertThat(log.tile(0, 0, 256).orElseThrow()).hasSize(8_192);
    assertThat(log.tile(0, 1, 44).orElseThrow()).hasSize(44 * 32);
    assertThat(log.tile(0, 1, 45)).isEmpty();
    assertThat(log.entries(1, 44)).isPresent();
    assertThat(log.entries(1, 45)).isEmpty();
    assertThat(log.tile(1, 0, 1).orElseThrow()).isEqualTo(log.root(256));
    assertThat(log.tile(1, 0, 2)).isEmpty();
    publish(600);
    publish(400);
    assertThat(log.checkpoint()).contains("note of 600");
    assertThat(log.tile(1, 0, 2)).isPresent();
  }

  @Test
  void keepsTheFirstNoteOfATree() {
    append(0, 5);
    publish(5);
    database.transaction(
        t -> {
          log.publish(t, 5, "another note");
          return 0;
        });
    assertThat(log.checkpoint()).contains("note of 5");
  }

  @Test
  void refusesTilesThatCannotBe() {
    append(0, 5);
    publish(5);
    for (int[] bad : new int[][] {{-1, 0, 1}, {7, 0, 1}, {0, -1, 1}, {0, 0, 0}, {0, 0, 257}}) {
      assertThat(log.tile(bad[0], bad[1], bad[2])).isEmpty();
    }
    assertThat(log.tile(6, Long.MAX_VALUE, 256)).isEmpty();
    assertThat(log.entries(Long.MIN_VALUE, 1)).isEmpty();
  }

  @Test
  void refusesEntriesOutOfBounds() {
    for (byte[] bad : List.of(new byte[0], new byte[65_536])) {
      assertThatThrownBy(() -> database.transaction(t -> log.append(t, List.of(bad))))
          .isInstanceOf(IllegalArgumentException.class);
    }
    long size = database.transaction(t -> log.append(t, List.of(new byte[65_535])));
    assertThat(size).isEqualTo(1);
  }

  private long append(int from, int count) {
    return database.transaction(t -> log.append(t, entries(from, count)));
  }

  private void publish(long size) {
    database.transaction(
        t -> {
          log.publish(t, size, "note of " + size);
          return 0;
        });
  }

  private void assertConsistent(long from, long to) {
    assertThat(TREE.isConsistent(from, log.root(from), to, log.root(to), log.consistency(from, to)))
        .isTrue();
  }

  private static List<byte[]> entries(int from, int count) {
    return IntStream.range(from, from + count)
        .mapToObj(i -> ("entry " + i).getBytes(StandardCharsets.US_ASCII))
        .toList();
  }

  private static List<byte[]> unbundled(byte[] bundle) {
    List<byte[]> entries = new ArrayList<>();
    ByteBuffer in = ByteBuffer.wrap(bundle);
    while (in.hasRemaining()) {
      byte[] entry = new byte[Short.toUnsignedInt(in.getShort())];
      in.get(entry);
      entries.add(entry);
    }
    return entries;
  }
}
