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
import java.util.List;
import java.util.Optional;
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

    await().atMost(SOON).until(() -> plugins.list().stream().filter(Plugin::live).count() == 1);
    assertThat(plugins.list().getFirst().name()).isEqualTo("com.example.my-films 1.0.0");
    assertThat(plugins.list().getFirst().adds()).isEqualTo(List.of("MetadataSource"));
    FilmQuery query = FilmQuery.film("Sintel", OptionalInt.of(2010), "en");
    await()
        .atMost(SOON)
        .until(
            () ->
                metadata
                    .best(query)
                    .map(FilmFacts::synopsis)
                    .equals(Optional.of("Seen by my-films.")));
  }
}
