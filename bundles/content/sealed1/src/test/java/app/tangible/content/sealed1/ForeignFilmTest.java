package app.tangible.content.sealed1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.tangible.content.FilmId;
import app.tangible.content.KeySet;
import app.tangible.content.MasterHash;
import app.tangible.content.PublisherKey;
import app.tangible.content.SealedFilmException;
import app.tangible.content.SealedFilmException.Check;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A film opens as the one that was bought, of its publisher, with its licence, or not at all. */
class ForeignFilmTest {

  private static final RecordOpener OPENER = new RecordOpener();

  @TempDir Path folder;
  private SealedTiny film;

  @BeforeEach
  void seal() throws IOException {
    film = SealedTiny.of(folder, Publisher.FIRST, SealedTiny.FILM, TinyFilm.threeSeconds(1));
  }

  @Test
  void refusesTheKeysOfAnotherPublisher() {
    assertThat(check(SealedTiny.FILM, hash(), publisher(), Publisher.SECOND.licence()))
        .isEqualTo(Check.KEY);
  }

  @Test
  void refusesAKeyThatDiffersByOneBit() {
    byte[] key = Publisher.FIRST.licence().exposeCommonKey();
    key[31] ^= 1;
    assertThat(check(SealedTiny.FILM, hash(), publisher(), KeySet.common(key)))
        .isEqualTo(Check.KEY);
  }

  @Test
  void refusesAnotherFilmIdMasterHashOrPublisher() {
    assertThat(check(SealedTiny.OTHER, hash(), publisher(), Publisher.FIRST.licence()))
        .isEqualTo(Check.OTHER_FILM);
    assertThat(
            check(
                SealedTiny.FILM,
                new MasterHash("0".repeat(64)),
                publisher(),
                Publisher.FIRST.licence()))
        .isEqualTo(Check.OTHER_FILM);
    assertThat(
            check(SealedTiny.FILM, hash(), Publisher.SECOND.publicKey(), Publisher.FIRST.licence()))
        .isEqualTo(Check.SIGNATURE);
  }

  @Test
  void refusesAPublisherKeyThatIsNoPointOfTheCurve() {
    assertThat(
            check(
                SealedTiny.FILM,
                hash(),
                new PublisherKey("f".repeat(64)),
                Publisher.FIRST.licence()))
        .isEqualTo(Check.SIGNATURE);
  }

  @Test
  void leavesChannelAndKeysToTheCallerWhenItRefuses() throws IOException {
    KeySet keys = Publisher.FIRST.licence();
    byte[] before = keys.exposeCommonKey();
    Bytes channel = new Bytes(film.sealed());
    assertThatExceptionOfType(SealedFilmException.class)
        .isThrownBy(() -> OPENER.open(channel, SealedTiny.OTHER, hash(), publisher(), keys));
    assertThat(channel.isOpen()).isTrue();
    assertThat(keys.exposeCommonKey()).isEqualTo(before);
  }

  @Test
  void twoSealingsOfOneFilmShareNoKeyEvenWithTheSameIdAndFilmKey() throws IOException {
    try (SegmentKeys one = keys((byte) 1);
        SegmentKeys two = keys((byte) 2)) {
      assertThat(one.of(1).getEncoded()).isNotEqualTo(two.of(1).getEncoded());
    }
  }

  private static SegmentKeys keys(byte salt) {
    byte[] salts = new byte[16];
    salts[0] = salt;
    return new SegmentKeys(new byte[32], SealedTiny.FILM.bytes(), salts);
  }

  private MasterHash hash() {
    return film.facts().masterHash();
  }

  private static PublisherKey publisher() {
    return Publisher.FIRST.publicKey();
  }

  private Check check(FilmId id, MasterHash hash, PublisherKey publisher, KeySet keys) {
    try {
      OPENER.open(new Bytes(film.sealed()), id, hash, publisher, keys).close();
    } catch (SealedFilmException e) {
      return e.check();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    throw new AssertionError("was not refused");
  }
}
