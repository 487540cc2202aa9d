package app.tangible.ui.downloads;

import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.transfer.Progress;
import app.tangible.transfer.Progress.Route;
import app.tangible.transfer.Progress.Source;
import app.tangible.transfer.Progress.State;
import app.tangible.ui.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RoutesTest {

  private final Texts texts = new Texts(DownloadsPage.class, Locale.FRENCH);

  private static Progress from(Source... sources) {
    return new Progress(State.RUNNING, 10, 100, 5, Optional.empty(), List.of(sources));
  }

  private static Source source(String name, Route route, long bytes) {
    return new Source(name, route, 0, bytes);
  }

  @Test
  void eachRouteIsCountedAndNamedOnce() {
    assertThat(
            Routes.line(
                texts,
                from(
                    source("a", Route.DIRECT, 60),
                    source("b", Route.DIRECT, 10),
                    source("c", Route.RELAYED, 10),
                    source("d", Route.CDN, 20))))
        .isEqualTo("Depuis 2 foyers en direct, 1 foyer par relais et le CDN de la boutique");
    assertThat(Routes.line(texts, from(source("a", Route.CDN, 1))))
        .isEqualTo("Depuis le CDN de la boutique");
  }

  @Test
  void whoGaveNothingIsNotNamed() {
    assertThat(Routes.line(texts, from(source("a", Route.DIRECT, 0)))).isEmpty();
    assertThat(Routes.line(texts, from())).isEmpty();
  }

  @Test
  void sharesAreOfWhatCame() {
    assertThat(Routes.shares(from(source("a", Route.DIRECT, 75), source("b", Route.CDN, 25))))
        .containsExactly(0.75, 0, 0.25);
    assertThat(Routes.shares(from(source("a", Route.DIRECT, 0)))).containsExactly(0, 0, 0);
  }

  @Test
  void whoGaveMostComesFirst() {
    assertThat(Routes.ranked(from(source("a", Route.DIRECT, 1), source("b", Route.CDN, 2))))
        .extracting(Source::name)
        .containsExactly("b", "a");
  }
}
