package app.tangible.content.sealed1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import app.tangible.content.SealedFilmException;
import app.tangible.content.SealedFilmException.Check;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever stands in the source, it is laid out or refused: no other end, no memory to speak of.
 */
class MatroskaReaderFuzzTest {

  private static final int MUTANTS = 40_000;
  private static final long MAX_ALLOCATED_BYTES = 4 << 20;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void laysOutOrRefusesEveryMutant(long seed) {
    byte[] film = seed == 12 ? unknownSizes() : seed == 13 ? laced() : TinyFilm.threeSeconds(seed);
    Random random = new Random(seed);
    int refused = 0;
    for (int i = 0; i < MUTANTS; i++) {
      byte[] mutant = mutate(film, random);
      long before = threads.getCurrentThreadAllocatedBytes();
      refused += isRefused(mutant, seed, i) ? 1 : 0;
      assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(MAX_ALLOCATED_BYTES);
    }
    assertThat(refused).isBetween(MUTANTS / 20, MUTANTS - MUTANTS / 20);
  }

  private static boolean isRefused(byte[] mutant, long seed, int number) {
    try {
      ViewPlan plan = ViewPlan.of(new Bytes(mutant));
      assertThat(plan.segments()).hasSizeGreaterThan(1);
      assertThat(plan.duration().isNegative()).isFalse();
      readWhatWasPlanned(plan, mutant);
      return false;
    } catch (SealedFilmException e) {
      assertThat(e.check()).isEqualTo(Check.SOURCE);
      return true;
    } catch (IOException | RuntimeException | Error e) {
      return fail("seed " + seed + ", mutant " + number, e);
    }
  }

  /** The second walk must find every byte that the first one promised. */
  private static void readWhatWasPlanned(ViewPlan plan, byte[] mutant) throws IOException {
    SourceBytes in = new SourceBytes(new Bytes(mutant), 4_096);
    byte[] bytes = new byte[plan.headRecords().clearBytes()];
    new SpanReader(in, plan.head()).fill(bytes, bytes.length);
    ClusterCutter cutter = new ClusterCutter(new BlockWalker(in));
    for (ViewPlan.PlannedSegment segment : plan.segments().subList(1, plan.segments().size())) {
      Cluster cluster = cutter.next();
      assertThat(segment.fits(cluster.records())).isTrue();
      bytes = new byte[segment.clearBytes()];
      new SpanReader(in, cluster.spans()).fill(bytes, bytes.length);
    }
    assertThat(cutter.next()).isNull();
  }

  private static byte[] unknownSizes() {
    TinyFilm film = new TinyFilm(2).unknownSizes();
    for (int i = 0; i < 4; i++) {
      film.cluster(i * 500L).simple(TinyFilm.VIDEO, 0, i % 2 == 0, film.noise(60));
      film.simple(TinyFilm.AUDIO, 5, true, film.noise(20));
    }
    return film.bytes();
  }

  private static byte[] laced() {
    TinyFilm film = new TinyFilm(3).tags();
    film.cluster(0).simple(TinyFilm.VIDEO, 0, true, film.noise(50));
    film.inCluster(
        TinyFilm.element(
            Ids.SIMPLE_BLOCK, TinyFilm.block(TinyFilm.AUDIO, 3, 0x86, new byte[] {2, 1, 2, 3, 4})));
    film.group(TinyFilm.TEXT, 4, 10, film.noise(9));
    return film.bytes();
  }

  /** Up to six changes: a bit, an interesting byte, a run cut out, doubled, or all from here on. */
  private static byte[] mutate(byte[] film, Random random) {
    byte[] mutant = film.clone();
    int changes = 1 + random.nextInt(6);
    for (int i = 0; i < changes && mutant.length > 1; i++) {
      int at = random.nextInt(mutant.length);
      // most structure stands in the first bytes
      at = random.nextBoolean() ? at : at % Math.min(mutant.length, 300);
      int run = Math.min(random.nextInt(40), mutant.length - at);
      switch (random.nextInt(8)) {
        case 0, 1, 2 -> mutant[at] ^= (byte) (1 << random.nextInt(8));
        case 3 -> mutant[at] = (byte) (random.nextBoolean() ? 0 : 0xFF);
        case 4 -> mutant[at] = (byte) random.nextInt(256);
        case 5 -> mutant = splice(mutant, at + run, at);
        case 6 -> mutant = splice(mutant, at, at + run);
        default -> mutant = random.nextInt(8) == 0 ? Arrays.copyOf(mutant, at) : mutant;
      }
    }
    return mutant;
  }

  private static byte[] splice(byte[] bytes, int from, int end) {
    byte[] spliced = new byte[end + bytes.length - from];
    System.arraycopy(bytes, 0, spliced, 0, Math.min(end, bytes.length));
    System.arraycopy(bytes, from, spliced, end, bytes.length - from);
    return spliced;
  }
}
