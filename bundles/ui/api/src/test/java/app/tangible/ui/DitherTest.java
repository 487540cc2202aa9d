package app.tangible.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DitherTest {

  private static final int BLOCK = 16;

  private static IntStream block(double light) {
    return IntStream.range(0, BLOCK * BLOCK)
        .map(at -> Dither.byteOf(light, at % BLOCK, at / BLOCK));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.2, 9.25, 20.5, 20.75, 131.9, 254.4})
  void neighboursTogetherHaveTheLightThatOnePixelCannot(double light) {
    assertThat(block(light / 255).average().orElseThrow()).isCloseTo(light, within(0.03));
    assertThat(block(light / 255).distinct().toArray())
        .containsExactlyInAnyOrder((int) light, (int) light + 1);
  }

  @Test
  void aColourThatTheScreenHasIsThatColour() {
    for (int value = 0; value < 256; value++) {
      int same = value;
      assertThat(block(Color.rgb(value, 0, 0).getRed())).allMatch(each -> each == same);
    }
  }

  @Test
  void lightBeyondTheScreensIsCut() {
    assertThat(block(-0.3)).allMatch(each -> each == 0);
    assertThat(block(1.3)).allMatch(each -> each == 255);
  }
}
