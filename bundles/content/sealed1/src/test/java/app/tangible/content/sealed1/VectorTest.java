package app.tangible.content.sealed1;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Once films exist this test never changes: it is the format. */
class VectorTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"three-seconds.txt", "split-frames.txt"})
  void sealsTheInputToTheVeryBytesOfTheVector(String name) throws Exception {
    Map<String, String> vector =
        Vector.read(Path.of(getClass().getResource("/vectors/sealed-film-1/" + name).toURI()));
    Map<String, String> made = Vector.make(folder, Vector.input(vector));
    vector.remove("input-gzip-base64");
    assertThat(made).containsExactlyEntriesOf(vector);
  }

  @Test
  void aReaderWrittenFromTheSpecificationReadsTheFilm() throws Exception {
    SealedTiny film =
        SealedTiny.of(folder, Publisher.SECOND, SealedTiny.OTHER, TinyFilm.threeSeconds(9));
    byte[] filmKey = Publisher.SECOND.filmKey().exposeSecret();
    assertThat(new SpecReader(film.sealed(), filmKey).view()).isEqualTo(film.view());
  }
}
