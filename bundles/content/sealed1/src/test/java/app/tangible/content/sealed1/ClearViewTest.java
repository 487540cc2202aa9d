package app.tangible.content.sealed1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.tangible.content.ClearView;
import app.tangible.content.KeySet;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClearViewTest {

  @TempDir Path folder;

  /** Frames of random sizes up to three records, read in random pieces from random positions. */
  @RepeatedTest(20)
  void anyReadGivesTheBytesOfTheFilm(RepetitionInfo repetition) throws IOException {
    Random random = new Random(repetition.getCurrentRepetition());
    SealedTiny film = seal(randomFilm(random));
    assertThat(Publisher.FIRST.open(new Bytes(film.sealed()), film.facts()).size())
        .isEqualTo(film.view().length);
    ViewPlan plan = ViewPlan.of(new Bytes(film.view()));
    assertThat(plan.segments()).hasSize(film.facts().segments());
    try (ClearView view = Publisher.FIRST.open(new Bytes(film.sealed()), film.facts())) {
      for (int i = 0; i < 400; i++) {
        int at = random.nextInt(film.view().length);
        ByteBuffer target = ByteBuffer.allocate(1 + random.nextInt(100_000));
        int read = view.read(at, target);
        assertThat(read).isPositive().isEqualTo(target.position());
        assertThat(Arrays.equals(target.array(), 0, read, film.view(), at, at + read)).isTrue();
      }
    }
  }

  private static byte[] randomFilm(Random random) {
    TinyFilm film = new TinyFilm(random.nextLong());
    long time = 0;
    for (int cluster = 0; cluster < 1 + random.nextInt(6); cluster++) {
      film.cluster(time);
      for (int block = 0; block < 1 + random.nextInt(30); block++) {
        int relative = random.nextInt(900);
        int bytes = random.nextInt(random.nextInt(20) == 0 ? 200_000 : 3_000);
        switch (random.nextInt(4)) {
          case 0 -> film.group(TinyFilm.TEXT, relative, 5, film.noise(bytes));
          case 1 -> film.simple(TinyFilm.AUDIO, relative, true, film.noise(bytes));
          default -> film.simple(TinyFilm.VIDEO, relative, random.nextBoolean(), film.noise(bytes));
        }
      }
      film.simple(TinyFilm.VIDEO, 950, true, film.noise(100));
      time += random.nextInt(3_000);
    }
    return film.bytes();
  }

  @Test
  void endsWhereTheFilmEnds() throws IOException {
    SealedTiny film = seal(TinyFilm.threeSeconds(1));
    try (ClearView view = Publisher.FIRST.open(new Bytes(film.sealed()), film.facts())) {
      ByteBuffer target = ByteBuffer.allocate(10);
      assertThat(view.read(view.size() - 1, target)).isEqualTo(1);
      assertThat(view.read(view.size(), target)).isEqualTo(-1);
      assertThat(view.read(Long.MAX_VALUE, target)).isEqualTo(-1);
      assertThat(view.read(0, ByteBuffer.allocate(0))).isZero();
      assertThatExceptionOfType(IllegalArgumentException.class)
          .isThrownBy(() -> view.read(-1, target));
    }
  }

  @Test
  void aReadEndsWithItsRecord() throws IOException {
    SealedTiny film = seal(TinyFilm.threeSeconds(1));
    try (ClearView view = Publisher.FIRST.open(new Bytes(film.sealed()), film.facts())) {
      long at = 0;
      for (int segment = 0; segment < film.facts().segments(); segment++) {
        for (int record = 0; record < film.index().slot(segment).records(); record++) {
          int read = view.read(at, ByteBuffer.allocate(100_000));
          assertThat(read).isEqualTo(film.clearLength(segment, record));
          at += read;
        }
      }
      assertThat(at).isEqualTo(view.size());
    }
  }

  @Test
  void closedItWipesTheKeysAndReadsNothing() throws IOException {
    SealedTiny film = seal(TinyFilm.threeSeconds(1));
    KeySet keys = Publisher.FIRST.licence();
    Bytes channel = new Bytes(film.sealed());
    ClearView view =
        new RecordOpener()
            .open(
                channel,
                SealedTiny.FILM,
                film.facts().masterHash(),
                Publisher.FIRST.publicKey(),
                keys);
    view.read(0, ByteBuffer.allocate(10));
    view.close();
    view.close();
    assertThat(keys.exposeCommonKey()).containsOnly(0);
    assertThat(channel.isOpen()).isFalse();
    assertThatExceptionOfType(ClosedChannelException.class)
        .isThrownBy(() -> view.read(0, ByteBuffer.allocate(10)));
  }

  @Test
  void holdsNothingInClearOnceARecordIsHandedOver() throws Exception {
    SealedTiny film = seal(TinyFilm.threeSeconds(1));
    try (ClearView view = Publisher.FIRST.open(new Bytes(film.sealed()), film.facts())) {
      byte[] buffer = clearBuffer(view);
      view.read(0, ByteBuffer.allocate(10));
      assertThat(buffer).startsWith(0x1A, 0x45, 0xDF, 0xA3);
      view.read(0, ByteBuffer.allocate(100_000));
      assertThat(buffer).containsOnly(0);
      view.read(film.index().clearStart(2), ByteBuffer.allocate(10));
      int inClear = 0;
      for (byte b : buffer) {
        inClear += b == 0 ? 0 : 1;
      }
      assertThat(inClear).isBetween(1, film.clearLength(2, 0));
    }
  }

  private static byte[] clearBuffer(ClearView view) throws ReflectiveOperationException {
    var field = RecordView.class.getDeclaredField("clear");
    field.setAccessible(true);
    return (byte[]) field.get(view);
  }

  @Test
  void nothingOfTheFilmStandsInTheSealedFile() throws IOException {
    SealedTiny film = seal(TinyFilm.threeSeconds(1));
    String sealed = new String(film.sealed(), java.nio.charset.StandardCharsets.ISO_8859_1);
    String view = new String(film.view(), java.nio.charset.StandardCharsets.ISO_8859_1);
    assertThat(view).contains(TinyFilm.TITLE, "matroska", "V_UNCOMPRESSED", "\u001AEß£");
    assertThat(sealed)
        .doesNotContain(TinyFilm.TITLE, "matroska", "V_UNCOMPRESSED", "line", "\u001AEß£");
    for (int at = 0; at + 6 <= view.length(); at++) {
      String clear = view.substring(at, at + 6);
      if (clear.chars().distinct().count() > 3) {
        assertThat(sealed.contains(clear)).as("clear bytes %s", at).isFalse();
      }
    }
  }

  private SealedTiny seal(byte[] matroska) throws IOException {
    return SealedTiny.of(folder, Publisher.FIRST, SealedTiny.FILM, matroska);
  }
}
