package app.tangible.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class ReportTest {

  private static final Row ROW = new Row("read \"it\"", 1500, "MB/s", "copy", 3000);

  @Test
  void writesEveryFigureBesideItsBaseline() {
    assertThat(Report.table("seal", List.of(ROW)))
        .contains("seal", "read \"it\"", "1500.0", "MB/s", "copy", "3000.0", "0.50");
    assertThat(Report.json("seal", Instant.EPOCH, List.of(ROW, ROW)))
        .contains(
            "\"benchmark\": \"seal\"",
            "\"at\": \"1970-01-01T00:00:00Z\"",
            "{\"work\": \"read \\\"it\\\"\", \"figure\": 1500.0, \"unit\": \"MB/s\", \"baseline\":"
                + " \"copy\", \"baselineFigure\": 3000.0, \"ratio\": 0.5}");
  }

  @Test
  void refusesAFigureThatWasNotMeasured() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Row("nothing", Double.NaN, "MB/s", "copy", 1));
  }

  @Test
  void findsTheBenchmarks() {
    assertThat(ServiceLoader.load(Benchmark.class))
        .extracting(Benchmark::name)
        .contains("seal")
        .doesNotHaveDuplicates();
  }
}
