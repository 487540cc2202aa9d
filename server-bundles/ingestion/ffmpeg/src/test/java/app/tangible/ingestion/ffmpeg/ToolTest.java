package app.tangible.ingestion.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ToolTest {

  @Test
  void endsWhatTakesTooLong() {
    assertThatThrownBy(() -> Tool.run(List.of("sleep", "60"), Duration.ofMillis(200)))
        .isInstanceOf(Unusable.class);
  }

  @Test
  void refusesEndlessOutput() {
    assertThatThrownBy(
            () -> Tool.run(List.of("head", "-c", "6000000", "/dev/zero"), Duration.ofSeconds(20)))
        .isInstanceOf(Unusable.class)
        .hasMessageContaining("4 MiB");
  }

  @Test
  void handsNoSecretOfTheEnvironmentOn() throws Exception {
    Tool.Result result = Tool.run(List.of("env"), Duration.ofSeconds(5));
    assertThat(new String(result.output()).lines())
        .allMatch(line -> line.startsWith("PATH=") || line.startsWith("LC_ALL="));
  }
}
