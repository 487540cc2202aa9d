package app.tangible.viewing.cec;

import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.viewing.RemoteKeys.Button;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines in the form that cec-client of libcec 6 writes. */
class CecMessageTest {

  @ParameterizedTest
  @CsvSource({
    "00, OK",
    "01, UP",
    "02, DOWN",
    "03, LEFT",
    "04, RIGHT",
    "0d, BACK",
    "09, HOME",
    "41, VOLUME_UP",
    "42, VOLUME_DOWN",
    "43, MUTE",
    "44, PLAY",
    "46, PLAY",
    "45, STOP",
    "48, REWIND",
    "49, FORWARD",
    "4b, NEXT",
    "4c, PREVIOUS",
    "51, SUBTITLES",
    "33, AUDIO",
    "35, INFO"
  })
  void aKeyIsRead(String code, Button button) {
    assertThat(CecMessage.parse("TRAFFIC: [            4821]\t>> 04:44:" + code))
        .hasValue(new CecMessage.Pressed(button));
  }

  @Test
  void sleepIsReadWhoeverItIsSaidTo() {
    assertThat(CecMessage.parse("TRAFFIC: [            9021]\t>> 0f:36"))
        .hasValue(new CecMessage.Standby());
    assertThat(CecMessage.parse("TRAFFIC: [            9021]\t>> 04:36"))
        .hasValue(new CecMessage.Standby());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "waiting for input",
        "TRAFFIC: [            4990]\t>> 04:45",
        "TRAFFIC: [            4990]\t>> 04:44",
        "TRAFFIC: [            4990]\t>> 04:44:7f",
        "TRAFFIC: [            4990]\t<< 40:36",
        "TRAFFIC: [            4990]\t>> 0f:86:10:00",
        "TRAFFIC: [            4990]\t>> 04:44:zz",
        "DEBUG:   [             471]\tkey pressed: select (0) current(ff) duration(0)",
        "TRAFFIC: [            4990]\t>> 04",
        ">> "
      })
  void whatIsNoneOfOurBusinessIsNothing(String line) {
    assertThat(CecMessage.parse(line)).isEmpty();
  }
}
