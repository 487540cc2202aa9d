package app.tangible.content.sealed1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.fail;

import app.tangible.content.ClearView;
import app.tangible.content.SealedFilmException;
import app.tangible.content.SealedFilmException.Check;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody who lacks the keys can change what a sealed film shows: not by one bit. */
class TamperedFilmTest {

  @TempDir Path folder;
  private SealedTiny film;

  @BeforeEach
  void seal() throws IOException {
    film = SealedTiny.of(folder, Publisher.FIRST, SealedTiny.FILM, TinyFilm.threeSeconds(1));
  }

  @Test
  void refusesEveryFlippedBitPatternAtEveryPosition() {
    Set<Check> seen = EnumSet.noneOf(Check.class);
    for (int mask : new int[] {0x01, 0x80, 0xFF}) {
      for (int at = 0; at < film.sealed().length; at++) {
        byte[] changed = film.sealed().clone();
        changed[at] ^= (byte) mask;
        seen.add(refused("byte " + at + " ^ " + mask, changed));
      }
    }
    assertThat(seen)
        .contains(Check.FORMAT, Check.OTHER_FILM, Check.LENGTH, Check.SIGNATURE, Check.RECORD);
  }

  @Test
  void refusesEveryLengthButItsOwn() {
    for (int length = 0; length < film.sealed().length; length++) {
      assertThat(refused("cut at " + length, Arrays.copyOf(film.sealed(), length)))
          .isEqualTo(Check.LENGTH);
    }
    assertThat(refused("one byte more", Arrays.copyOf(film.sealed(), film.sealed().length + 1)))
        .isEqualTo(Check.LENGTH);
  }

  @Test
  void refusesACutFilmWhoseHeaderLiesAboutItsLength() {
    for (int length = film.index().header().indexBytes(); length < film.sealed().length; length++) {
      byte[] cut = Arrays.copyOf(film.sealed(), length);
      ByteBuffer.wrap(cut).putLong(48, length);
      assertThat(refused("cut at " + length, cut)).isEqualTo(Check.OTHER_FILM);
    }
  }

  @Test
  void refusesEveryRecordInThePlaceOfAnyOther() {
    int segments = film.facts().segments();
    int moved = 0;
    for (int to = 0; to < segments; to++) {
      for (int toRecord = 0; toRecord < film.index().slot(to).records(); toRecord++) {
        for (int from = 0; from < segments; from++) {
          for (int record = 0; record < film.index().slot(from).records(); record++) {
            if (film.sealedLength(from, record) == film.sealedLength(to, toRecord)
                && (from != to || record != toRecord)) {
              byte[] changed = film.sealed().clone();
              System.arraycopy(
                  film.sealed(),
                  film.recordAt(from, record),
                  changed,
                  film.recordAt(to, toRecord),
                  film.sealedLength(to, toRecord));
              assertThat(refused(from + "/" + record + " replayed", changed))
                  .isEqualTo(Check.RECORD);
              moved++;
            }
          }
        }
      }
    }
    assertThat(moved).isGreaterThan(100);
  }

  @Test
  void refusesSegmentsInAnotherOrder() {
    byte[] changed = film.sealed().clone();
    int length = (int) film.index().slot(2).sealedBytes();
    System.arraycopy(film.sealed(), (int) film.index().sealedStart(3), changed, at(2), length);
    System.arraycopy(film.sealed(), at(2), changed, (int) film.index().sealedStart(3), length);
    assertThat(film.index().slot(3).sealedBytes()).isEqualTo(length);
    assertThat(refused("segments swapped", changed)).isEqualTo(Check.RECORD);
  }

  @Test
  void refusesSegmentsOfAnotherSealingOfTheSameFilm() throws IOException {
    SealedTiny other =
        SealedTiny.of(folder, Publisher.FIRST, SealedTiny.OTHER, TinyFilm.threeSeconds(1));
    assertThat(other.sealed()).hasSameSizeAs(film.sealed());
    for (int segment = 0; segment < film.facts().segments(); segment++) {
      byte[] changed = film.sealed().clone();
      int length = (int) film.index().slot(segment).sealedBytes();
      System.arraycopy(other.sealed(), at(segment), changed, at(segment), length);
      assertThat(refused("segment " + segment + " spliced", changed)).isEqualTo(Check.RECORD);
    }
  }

  @Test
  void refusesATableThatWasNotSignedThoughItsLengthsAddUp() throws IOException {
    int table = at(1);
    int second = film.clearLength(1, 1);
    int third = film.clearLength(1, 2);
    assertThat(second).isNotEqualTo(third);
    byte[] changed = film.sealed().clone();
    ByteBuffer.wrap(changed).putInt(table + 4, third).putInt(table + 8, second);
    try (ClearView view = Publisher.FIRST.open(new Bytes(changed), film.facts())) {
      // the first record of the segment is whole, and still nothing of the segment is believed
      assertThatExceptionOfType(SealedFilmException.class)
          .isThrownBy(() -> view.read(film.index().clearStart(1), ByteBuffer.allocate(1)))
          .matches(e -> e.check() == Check.RECORD)
          .withMessageContaining("record table of segment 1");
    }
  }

  @Test
  void aChangedRecordSpoilsNoOther() throws IOException {
    int record = 1;
    int segment = 2;
    byte[] changed = film.sealed().clone();
    changed[film.recordAt(segment, record)] ^= 1;
    int start = (int) film.index().clearStart(segment) + film.clearLength(segment, 0);
    int end = start + film.clearLength(segment, record);
    try (ClearView view = Publisher.FIRST.open(new Bytes(changed), film.facts())) {
      for (int at = film.view().length - 1; at >= 0; at--) {
        ByteBuffer one = ByteBuffer.allocate(1);
        int position = at;
        if (at >= start && at < end) {
          assertThatExceptionOfType(SealedFilmException.class)
              .isThrownBy(() -> view.read(position, one));
          assertThat(one.position()).isZero();
        } else {
          assertThat(view.read(position, one)).isEqualTo(1);
          assertThat(one.get(0)).isEqualTo(film.view()[at]);
        }
      }
    }
  }

  private int at(int segment) {
    return (int) film.index().sealedStart(segment);
  }

  /** Opens and reads; whatever comes out before the refusal must be the film. */
  private Check refused(String what, byte[] changed) {
    ByteBuffer out = ByteBuffer.allocate(film.view().length);
    try (ClearView view = Publisher.FIRST.open(new Bytes(changed), film.facts())) {
      assertThat(view.size()).as(what).isEqualTo(film.view().length);
      while (out.hasRemaining()) {
        view.read(out.position(), out);
      }
    } catch (SealedFilmException e) {
      int read = out.position();
      assertThat(Arrays.equals(out.array(), 0, read, film.view(), 0, read)).as(what).isTrue();
      return e.check();
    } catch (IOException e) {
      throw new AssertionError(what, e);
    }
    return fail(what + " was not refused");
  }
}
