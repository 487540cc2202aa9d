package app.tangible.transfer.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.content.FilmId;
import app.tangible.transfer.mirror.KeepPlan.Candidate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeepPlanTest {

  private static FilmId film(int n) {
    return new FilmId("%032x".formatted(n));
  }

  private static Candidate away(int n, long others) {
    return new Candidate(film(n), 10, others, false, false);
  }

  private static Candidate here(int n, long others) {
    return new Candidate(film(n), 10, others, true, false);
  }

  private static List<FilmId> ids(List<Candidate> candidates) {
    return candidates.stream().map(Candidate::film).toList();
  }

  @Test
  void fetchesTheRarestFirst() {
    KeepPlan plan = KeepPlan.of(List.of(away(1, 9), away(2, 0), away(3, 4)), 20, 1);
    assertThat(ids(plan.fetch())).containsExactly(film(2), film(3));
    assertThat(plan.evict()).isEmpty();
  }

  @Test
  void theMostCommonMakesWay() {
    KeepPlan plan = KeepPlan.of(List.of(here(1, 9), here(2, 5), away(3, 0)), 20, 1);
    assertThat(ids(plan.fetch())).containsExactly(film(3));
    assertThat(ids(plan.evict())).containsExactly(film(1));
  }

  @Test
  void keepsWhatItHasAgainstWhatIsHardlyRarer() {
    for (long others : new long[] {5, 6}) {
      KeepPlan plan = KeepPlan.of(List.of(here(1, others), away(2, 5)), 10, 1);
      assertThat(plan.fetch()).isEmpty();
      assertThat(plan.evict()).isEmpty();
    }
    assertThat(ids(KeepPlan.of(List.of(here(1, 7), away(2, 5)), 10, 1).evict()))
        .containsExactly(film(1));
  }

  @Test
  void neverEvictsWhatIsServedNow() {
    Candidate served = new Candidate(film(1), 10, 99, true, true);
    KeepPlan plan = KeepPlan.of(List.of(served, away(2, 0)), 10, 1);
    assertThat(plan.fetch()).isEmpty();
    assertThat(plan.evict()).isEmpty();
  }

  @Test
  void whatIsNotSoldAnyMoreStaysWhileThereIsRoom() {
    Candidate gone = new Candidate(film(1), 10, Candidate.GONE, true, false);
    assertThat(KeepPlan.of(List.of(gone, away(2, 3)), 20, 1).evict()).isEmpty();
    assertThat(ids(KeepPlan.of(List.of(gone, away(2, 3)), 10, 1).evict())).containsExactly(film(1));
  }

  @Test
  void differentSeedersChooseDifferentFilmsOfTheSameRarity() {
    List<Candidate> all = new ArrayList<>();
    for (int n = 0; n < 50; n++) {
      all.add(away(n, 0));
    }
    Set<FilmId> chosen = new HashSet<>();
    for (long seed = 0; seed < 40; seed++) {
      chosen.addAll(ids(KeepPlan.of(all, 10, seed).fetch()));
    }
    assertThat(chosen).hasSizeGreaterThan(15);
  }

  /** Whatever the films: what is kept fits, and a second plan changes nothing. */
  @Test
  void settles() {
    Random random = new Random(3);
    for (int round = 0; round < 500; round++) {
      List<Candidate> now = new ArrayList<>();
      for (int n = 0; n < 30; n++) {
        now.add(
            new Candidate(
                film(n), 1 + random.nextInt(40), random.nextInt(6), random.nextInt(3) == 0, false));
      }
      long quota = 50 + random.nextInt(300);
      KeepPlan plan = KeepPlan.of(now, quota, round);
      List<Candidate> after = new ArrayList<>();
      long used = 0;
      for (Candidate one : now) {
        boolean stays = one.here() && !plan.evict().contains(one);
        boolean comes = plan.fetch().contains(one);
        used += stays || comes ? one.bytes() : 0;
        after.add(new Candidate(one.film(), one.bytes(), one.others(), stays || comes, false));
      }
      assertThat(used).isLessThanOrEqualTo(quota);
      KeepPlan again = KeepPlan.of(after, quota, round);
      assertThat(again.evict()).isEmpty();
    }
  }
}
