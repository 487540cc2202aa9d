package app.tangible.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.tangible.host.ProductHome;
import app.tangible.metadata.FilmFacts;
import app.tangible.metadata.FilmQuery;
import app.tangible.metadata.Metadata;
import app.tangible.metadata.MetadataSource;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** A plug-in that was used and is gone leaves nothing on the heap. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class PluginLeakIT {

  private static final int ROUNDS = 100;
  private static final Duration SOON = Duration.ofSeconds(20);

  @Inject private BundleContext context;
  @Inject private ProductHome home;
  @Inject private Metadata metadata;

  @Configuration
  public Option[] center() {
    Path home = Layout.freshHome("plugin-leak");
    return new Option[] {Layout.bundlesOf("center", home, jar -> !Layout.needsScreen(jar))};
  }

  @Test
  public void noClassLoaderOfAHundredPluginsIsLeft() throws Exception {
    Path sample = Layout.samplePlugin();
    Path jar = home.folder("plugins").resolve("sample.jar");
    List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      // Dropped in, replaced once, removed.
      loaders.add(dropAndUse(jar, PluginJars.sample(sample, "1.0." + round, "first " + round)));
      loaders.add(dropAndUse(jar, PluginJars.sample(sample, "2.0." + round, "second " + round)));
      Files.delete(jar);
      await().atMost(SOON).until(() -> source().isEmpty());
    }
    assertThat(loaders).hasSize(2 * ROUNDS);
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              System.gc();
              assertThat(loaders.stream().filter(loader -> loader.get() != null).count()).isZero();
            });
  }

  private WeakReference<ClassLoader> dropAndUse(Path jar, byte[] bytes) throws Exception {
    Optional<ServiceReference<MetadataSource>> before = source();
    PluginJars.write(jar, bytes);
    ServiceReference<MetadataSource> found =
        await()
            .atMost(SOON)
            .pollInterval(Duration.ofMillis(20))
            .until(this::source, now -> now.isPresent() && !now.equals(before))
            .orElseThrow();
    MetadataSource source = context.getService(found);
    try {
      // Through the product, which must let go of it too.
      await()
          .atMost(SOON)
          .pollInterval(Duration.ofMillis(20))
          .until(this::sources, List.of("Sample list")::equals);
      return new WeakReference<>(source.getClass().getClassLoader());
    } finally {
      context.ungetService(found);
    }
  }

  private List<String> sources() {
    FilmQuery query = FilmQuery.film("Sintel", OptionalInt.empty(), "en");
    return metadata.ask(query).stream().map(FilmFacts::source).toList();
  }

  /** The plug-in's own, among those of the product. */
  private Optional<ServiceReference<MetadataSource>> source() throws InvalidSyntaxException {
    return context.getServiceReferences(MetadataSource.class, "(metadata.source=sample)").stream()
        .findFirst();
  }
}
