package app.tangible.log.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TilePathTest {

  /** The example of C2SP tlog-tiles: 1234067 is x001/x234/067. */
  @Test
  void readsThePathOfTheSpecification() {
    assertThat(TilePath.parse("x001/x234/067")).contains(new TilePath(1_234_067, 256));
    assertThat(TilePath.parse("x001/x234/067.p/5")).contains(new TilePath(1_234_067, 5));
    assertThat(TilePath.parse("000")).contains(new TilePath(0, 256));
    assertThat(TilePath.parse("007.p/255")).contains(new TilePath(7, 255));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0",
        "00",
        "0000",
        "x000/067",
        "x001/67",
        "001/234",
        "x001/x234",
        "067.p/0",
        "067.p/256",
        "067.p/05",
        "067.p/999",
        "067.p",
        "067.p/-1",
        "-01",
        "x001//067",
        "067/",
        "x001/x001/x001/x001/x001/x001/067",
        "\u0660\u0660\u0661"
      })
  void readsNoOther(String path) {
    assertThat(TilePath.parse(path)).isEmpty();
  }
}
