package app.tangible.transfer.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByteRangeTest {

  @ParameterizedTest
  @CsvSource({
    "bytes=0-0, 0, 1",
    "bytes=0-499, 0, 500",
    "bytes=500-999, 500, 500",
    "bytes=500-, 500, 500",
    "bytes=-1, 999, 1",
    "bytes=-1000, 0, 1000",
    "bytes=-2000, 0, 1000",
    "bytes=999-5000, 999, 1",
    "Bytes=1-2, 1, 2"
  })
  void readsOnePart(String header, long from, long length) {
    assertThat(ByteRange.of(Optional.of(header), 1000)).isEqualTo(new ByteRange.Part(from, length));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"bytes=1000-", "bytes=1000-2000", "bytes=-0", "bytes=999999999999999999-"})
  void knowsWhatLiesOutside(String header) {
    assertThat(ByteRange.of(Optional.of(header), 1000)).isEqualTo(new ByteRange.Outside());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bytes=-",
        "bytes=5-4",
        "bytes=0-1,3-4",
        "lines=0-1",
        "bytes",
        "bytes=a-b",
        "bytes=0-9999999999999999999999"
      })
  void answersTheWholeToWhatItDoesNotUnderstand(String header) {
    assertThat(ByteRange.of(Optional.of(header), 1000)).isEqualTo(new ByteRange.Whole());
  }
}
