package app.tangible.content.sealed1;

import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.content.ClearView;
import app.tangible.content.FilmId;
import app.tangible.content.SealedFilm;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What ffmpeg sees in the view must be what it sees in the source. */
class RealFilmTest {

  private static final FilmId FILM = new FilmId("000102030405060708090a0b0c0d0e0f");

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void theViewOfASealedFilmIsTheFilm(RealFilm kind) throws Exception {
    Path source = kind.make(folder);
    Path sealed = folder.resolve("film.sealed");
    SealedFilm film = Publisher.FIRST.seal(FILM, source, sealed);
    Path view = view(film, sealed);

    assertThat(Ffmpeg.frames(folder, view, "-c copy"))
        .isEqualTo(Ffmpeg.frames(folder, source, "-c copy"));
    assertThat(Ffmpeg.frames(folder, view, "-c:s copy -c:t copy"))
        .isEqualTo(Ffmpeg.frames(folder, source, "-c:s copy -c:t copy"));
    assertThat(film.sealedBytes()).isEqualTo(Files.size(sealed));
    assertThat(film.clearBytes()).isEqualTo(Files.size(view));
  }

  private Path view(SealedFilm film, Path sealed) throws Exception {
    Path dumped = folder.resolve("view.mkv");
    try (ClearView view = Publisher.FIRST.open(FileChannel.open(sealed), film)) {
      Files.write(dumped, Publisher.dump(view));
    }
    return dumped;
  }
}
