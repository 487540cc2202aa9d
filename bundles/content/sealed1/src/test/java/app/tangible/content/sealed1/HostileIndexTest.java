package app.tangible.content.sealed1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.tangible.content.ClearView;
import app.tangible.content.MasterHash;
import app.tangible.content.SealedFilmException;
import app.tangible.content.SealedFilmException.Check;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Even an index that its publisher signed is bounded before anything is believed. */
class HostileIndexTest {

  private static final RecordOpener OPENER = new RecordOpener();
  private static final int FIRST_SLOT = IndexHeader.BYTES;

  @TempDir Path folder;
  private SealedTiny film;

  @BeforeEach
  void seal() throws IOException {
    film = SealedTiny.of(folder, Publisher.FIRST, SealedTiny.FILM, TinyFilm.threeSeconds(1));
  }

  @Test
  void refusesSlotsThatCannotBe() {
    for (int slots : new int[] {0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, Limits.SLOTS + 1}) {
      assertThat(check(bytes -> bytes.putInt(12, slots))).isEqualTo(Check.FORMAT);
    }
    assertThat(check(bytes -> bytes.putInt(12, Limits.SLOTS))).isEqualTo(Check.LENGTH);
    for (int segments : new int[] {0, -1, 5, Integer.MAX_VALUE, 3}) {
      assertThat(check(bytes -> bytes.putInt(64, segments))).isEqualTo(Check.FORMAT);
    }
  }

  @Test
  void refusesSegmentsThatCannotBe() {
    for (int clear : new int[] {0, -1, Integer.MAX_VALUE, Limits.SEGMENT_BYTES + 1, 1, 70_000}) {
      assertThat(check(bytes -> bytes.putInt(FIRST_SLOT + 4, clear))).isEqualTo(Check.FORMAT);
    }
    for (int records : new int[] {0, -1, Integer.MAX_VALUE, Limits.RECORDS_PER_SEGMENT + 1, 2}) {
      assertThat(check(bytes -> bytes.putInt(FIRST_SLOT + 8, records))).isEqualTo(Check.FORMAT);
    }
  }

  @Test
  void refusesLengthsThatDoNotAddUp() {
    assertThat(check(bytes -> bytes.putLong(56, film.view().length + 1L))).isEqualTo(Check.FORMAT);
    assertThat(check(bytes -> bytes.putLong(56, -1))).isEqualTo(Check.FORMAT);
    assertThat(check(bytes -> bytes.putLong(48, film.sealed().length + 1L)))
        .isEqualTo(Check.LENGTH);
    assertThat(check(bytes -> bytes.putLong(48, -1))).isEqualTo(Check.LENGTH);
  }

  @Test
  void refusesOtherVersionsFlagsReservedFieldsAndMarkedSegments() {
    assertThat(check(bytes -> bytes.putShort(8, (short) 2))).isEqualTo(Check.FORMAT);
    assertThat(check(bytes -> bytes.putShort(10, (short) 1))).isEqualTo(Check.FORMAT);
    assertThat(check(bytes -> bytes.putInt(68, 1))).isEqualTo(Check.FORMAT);
    assertThat(check(bytes -> bytes.put(FIRST_SLOT, (byte) 1))).isEqualTo(Check.FORMAT);
    assertThat(check(bytes -> bytes.put(FIRST_SLOT + 1, (byte) 2))).isEqualTo(Check.FORMAT);
    assertThat(check(bytes -> bytes.putShort(FIRST_SLOT + 2, (short) 1))).isEqualTo(Check.FORMAT);
  }

  @Test
  void refusesRecordLengthsThatCannotBe() throws IOException {
    int segment = 1;
    int table = (int) film.index().sealedStart(segment);
    int slot = FIRST_SLOT + segment * Slot.BYTES;
    int records = film.index().slot(segment).records();
    for (int length : new int[] {0, -1, Limits.RECORD_BYTES + 1, Integer.MAX_VALUE, 5}) {
      byte[] changed =
          resigned(
              bytes -> {
                bytes.putInt(table, length);
                byte[] lengths = Arrays.copyOfRange(bytes.array(), table, table + 4 * records);
                bytes.put(slot + 44, Hashes.sha256(lengths));
              });
      try (ClearView view = open(changed)) {
        assertThatExceptionOfType(SealedFilmException.class)
            .isThrownBy(() -> view.read(film.index().clearStart(segment), ByteBuffer.allocate(10)))
            .matches(e -> e.check() == Check.FORMAT);
      }
    }
  }

  private Check check(Consumer<ByteBuffer> change) {
    try {
      open(resigned(change)).close();
    } catch (SealedFilmException e) {
      return e.check();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    throw new AssertionError("was not refused");
  }

  private byte[] resigned(Consumer<ByteBuffer> change) {
    byte[] changed = film.sealed().clone();
    change.accept(ByteBuffer.wrap(changed));
    byte[] signature = IndexSignature.sign(root(changed), Publisher.FIRST.signer());
    System.arraycopy(signature, 0, changed, signedBytes(), signature.length);
    return changed;
  }

  private ClearView open(byte[] changed) throws IOException {
    return OPENER.open(
        new Bytes(changed),
        SealedTiny.FILM,
        root(changed),
        Publisher.FIRST.publicKey(),
        Publisher.FIRST.licence());
  }

  private MasterHash root(byte[] sealed) {
    return FilmIndex.root(Arrays.copyOf(sealed, signedBytes()));
  }

  private int signedBytes() {
    return film.index().header().indexBytes() - IndexSignature.BYTES;
  }
}
