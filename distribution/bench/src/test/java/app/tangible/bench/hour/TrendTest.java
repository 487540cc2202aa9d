package app.tangible.bench.hour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import app.tangible.bench.hour.Vitals.Sample;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrendTest {

  // Temurin 25.0.3, shortened
  private static final String ANSWER =
      """
      4711:
       num     #instances         #bytes  class name (module)
      -------------------------------------------------------
         1:         39154        2857248  [B (java.base@25.0.3)
         2:            12            480  app.tangible.ui.Line
      Total         39166        2857728
      """;

  @Test
  void aMebibyteAMinuteIsSixtyAnHour() {
    Trend trend = Trend.of(List.of(heap(0, 10), heap(1, 11), heap(2, 12)), Sample::heap);
    assertThat(trend.first()).isEqualTo(10);
    assertThat(trend.last()).isEqualTo(12);
    assertThat(trend.anHour()).isCloseTo(60, within(1e-9));
  }

  @Test
  void oneSampleDoesNotRise() {
    assertThat(Trend.of(List.of(heap(3, 10)), Sample::heap)).isEqualTo(new Trend(10, 10, 0));
  }

  @Test
  void readsWhatLivesInTheHeapClassByClass() {
    ClassHistogram heap = ClassHistogram.parse(ANSWER);
    assertThat(heap.bytes()).isEqualTo(Map.of("[B", 2857248L, "app.tangible.ui.Line", 480L));
    assertThat(heap.total()).isEqualTo(2857728);
  }

  @Test
  void namesWhatGrewTheMostFirst() {
    ClassHistogram before = new ClassHistogram(Map.of("shrank", 9L, "grew", 1L));
    ClassHistogram now = new ClassHistogram(Map.of("shrank", 8L, "grew", 4L, "came", 5L));
    assertThat(now.growthSince(before).lines()).hasSize(2).first().asString().endsWith("5  came");
  }

  @Test
  void refusesAnAnswerWithoutHistogram() {
    assertThatThrownBy(() -> ClassHistogram.parse("4711:\nNo such process"))
        .hasMessageContaining("No such process");
  }

  private static Sample heap(double minutes, double mebibytes) {
    return new Sample(minutes, mebibytes, 0, 0, 0, 0);
  }
}
