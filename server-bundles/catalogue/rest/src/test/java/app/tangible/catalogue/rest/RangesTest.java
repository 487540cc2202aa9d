package app.tangible.catalogue.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of RFC 9110, 14.1.2, on a representation of 10,000 bytes, and their edges. */
final class RangesTest {

  private static final long SIZE = 10_000;

  @ParameterizedTest
  @CsvSource({
    "bytes=0-499, 0, 499",
    "bytes=500-999, 500, 999",
    "bytes=-500, 9500, 9999",
    "bytes=9500-, 9500, 9999",
    "bytes=0-0, 0, 0",
    "bytes=-1, 9999, 9999",
    "bytes=9999-9999, 9999, 9999",
    "bytes=0-, 0, 9999",
    "bytes=9000-20000, 9000, 9999",
    "bytes=-20000, 0, 9999",
    "bytes=0-999999999999999999, 0, 9999"
  })
  void readsOneRange(String header, long first, long last) {
    assertThat(Ranges.parse(header, SIZE)).isEqualTo(new Ranges.Part(first, last));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=10000-", "bytes=10000-10001", "bytes=-0"})
  void knowsARangeThatLiesOutside(String header) {
    assertThat(Ranges.parse(header, SIZE)).isEqualTo(new Ranges.Unsatisfiable());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bytes=500-499",
        "bytes=",
        "bytes=-",
        "bytes=a-b",
        "lines=0-1",
        "bytes 0-1",
        "bytes=0-0,-1",
        "bytes=--1",
        "bytes=0x0-1",
        "bytes=99999999999999999999-"
      })
  void ignoresWhatItDoesNotUnderstand(String header) {
    assertThat(Ranges.parse(header, SIZE)).isEqualTo(new Ranges.Whole());
  }

  @Test
  void comparesTagsStronglyOrWeakly() {
    assertThat(Ranges.lists("\"a\", \"b\"", "\"b\"", true)).isTrue();
    assertThat(Ranges.lists("*", "\"b\"", true)).isTrue();
    assertThat(Ranges.lists("W/\"b\"", "\"b\"", true)).isFalse();
    assertThat(Ranges.lists("W/\"b\"", "\"b\"", false)).isTrue();
    assertThat(Ranges.lists("\"c\"", "\"b\"", false)).isFalse();
  }
}
