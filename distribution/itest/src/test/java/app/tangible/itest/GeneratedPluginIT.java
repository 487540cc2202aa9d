package app.tangible.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.tangible.host.Plugin;
import app.tangible.host.Plugins;
import app.tangible.host.ProductHome;
import app.tangible.metadata.FilmFacts;
import app.tangible.metadata.FilmQuery;
import app.tangible.metadata.Metadata;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import javax.inject.Inject;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;

/** From the archetype to a service of the running center, as the README tells a stranger. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class GeneratedPluginIT {

  private static final Duration SOON = Duration.ofSeconds(30);

  @Inject private ProductHome home;
  @Inject private Plugins plugins;
  @Inject private Metadata metadata;

  @Configuration
  public Option[] center() {
    Path home = Layout.freshHome("generated-plugin");
    return new Option[] {Layout.bundlesOf("center", home, jar -> !Layout.needsScreen(jar))};
  }

  @Test
  public void whatTheArchetypeMakesIsBuiltDroppedAndAsked() throws Exception {
    Author author = new Author(Layout.ROOT.resolve("distribution/itest/target/author"));
    Path jar = author.build(author.generate("com.example", "my-films"));

    Files.copy(jar, home.folder("plugins").resolve(jar.getFileName()));

    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(plugins.list()).singleElement().matches(Plugin::live));
    assertThat(plugins.list())
        .singleElement()
        .extracting(Plugin::name)
        .isEqualTo("com.example.my-films 1.0.0");
    FilmQuery query = FilmQuery.film("Sintel", OptionalInt.of(2010), "en");
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(metadata.ask(query))
                    .extracting(FilmFacts::synopsis)
                    .containsExactly("Seen by my-films."));
  }
}
