package app.tangible.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.tangible.host.HouseRules;
import app.tangible.host.NotAllowedException;
import app.tangible.host.Plugin;
import app.tangible.host.Plugins;
import app.tangible.host.ProductHome;
import app.tangible.itest.broken.Hanging;
import app.tangible.itest.broken.Throwing;
import app.tangible.metadata.FilmFacts;
import app.tangible.metadata.FilmQuery;
import app.tangible.metadata.MetadataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import javax.inject.Inject;
import org.junit.After;
import org.junit.Before;
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
import org.osgi.framework.ServiceRegistration;

/** Jars come and go in the plug-in folder of a running product. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class PluginFolderIT {

  /** The promise of the product: two seconds, on a machine that does nothing else. */
  private static final Duration SOON = Duration.ofSeconds(10);

  private static final String API = "app.tangible.metadata;version=\"[2,3)\"";

  @Inject private BundleContext context;
  @Inject private ProductHome home;
  @Inject private Plugins plugins;

  private Path folder;
  private Path sample;

  @Configuration
  public Option[] seeder() throws IOException {
    Path home = Layout.freshHome("plugin-folder");
    Files.writeString(
        home.resolve("conf/app.tangible.host.felix.json"),
        """
        {"startSeconds": 1, "trusted": ["trusted.plugin"]}
        """);
    Files.writeString(
        home.resolve("conf/org.apache.felix.http.json"),
        """
        {"org.osgi.service.http.port": 0}
        """);
    return new Option[] {
      Layout.bundlesOf("seeder", home),
    };
  }

  @Before
  public void findFolders() {
    folder = home.folder("plugins");
    sample = Layout.samplePlugin();
  }

  @After
  public void emptyFolder() throws IOException {
    for (Path jar : Layout.jars(folder)) {
      Files.delete(jar);
    }
    await().atMost(SOON).untilAsserted(() -> assertThat(plugins.list()).isEmpty());
  }

  private void drop(String file, byte[] jar) throws IOException {
    PluginJars.write(folder.resolve(file), jar);
  }

  private Optional<String> saidOfSintel() throws InvalidSyntaxException {
    for (ServiceReference<MetadataSource> reference :
        context.getServiceReferences(MetadataSource.class, null)) {
      MetadataSource source = context.getService(reference);
      try {
        return source
            .lookUp(FilmQuery.film("Sintel", OptionalInt.empty(), "en"))
            .map(FilmFacts::synopsis);
      } finally {
        context.ungetService(reference);
      }
    }
    return Optional.empty();
  }

  private void awaitSaid(String synopsis) {
    await().atMost(SOON).until(() -> saidOfSintel().equals(Optional.of(synopsis)));
  }

  /** It is live a moment before it is listed. */
  private void awaitListed(String name) {
    Plugin live =
        new Plugin(
            "sample.jar", name, Optional.empty(), Optional.empty(), List.of("MetadataSource"));
    await().atMost(SOON).until(() -> plugins.list().equals(List.of(live)));
  }

  private String awaitProblem(String file) {
    return await()
        .atMost(SOON)
        .until(
            () ->
                plugins.list().stream()
                    .filter(plugin -> plugin.file().equals(file))
                    .flatMap(plugin -> plugin.problem().stream())
                    .findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  private boolean installed(String symbolicName) {
    return Arrays.stream(context.getBundles())
        .anyMatch(bundle -> symbolicName.equals(bundle.getSymbolicName()));
  }

  @Test
  public void aDroppedJarIsLiveAndGoesWhenItIsRemoved() throws Exception {
    drop("sample.jar", PluginJars.sample(sample, "1.0.0", "first"));
    awaitSaid("first");
    awaitListed("app.tangible.sample.metadata 1.0.0");

    Files.delete(folder.resolve("sample.jar"));
    await().atMost(SOON).until(() -> saidOfSintel().isEmpty());
    await().atMost(SOON).until(() -> !installed("app.tangible.sample.metadata"));
  }

  @Test
  public void aReplacedJarIsTheNewOne() throws Exception {
    drop("sample.jar", PluginJars.sample(sample, "1.0.0", "first"));
    awaitSaid("first");
    drop("sample.jar", PluginJars.sample(sample, "2.0.0", "second"));
    awaitSaid("second");
    awaitListed("app.tangible.sample.metadata 2.0.0");
  }

  @Test
  public void aJarThatIsStillBeingCopiedIsWaitedFor() throws Exception {
    byte[] jar = PluginJars.sample(sample, "1.0.0", "whole");
    byte[] half = Arrays.copyOf(jar, jar.length / 2);
    drop("sample.jar", half);
    // Longer than a change takes to be seen, shorter than the file is given up.
    await().pollDelay(Duration.ofMillis(400)).until(() -> true);
    assertThat(plugins.list()).isEmpty();
    Files.write(
        folder.resolve("sample.jar"),
        Arrays.copyOfRange(jar, half.length, jar.length),
        StandardOpenOption.APPEND);
    awaitSaid("whole");
  }

  @Test
  public void whatRunsGoesOnWhileItsReplacementIsBeingCopied() throws Exception {
    drop("sample.jar", PluginJars.sample(sample, "1.0.0", "first"));
    awaitSaid("first");
    byte[] next = PluginJars.sample(sample, "2.0.0", "second");
    drop("sample.jar", Arrays.copyOf(next, next.length / 2));
    await().during(Duration.ofMillis(400)).until(() -> saidOfSintel().equals(Optional.of("first")));
    drop("sample.jar", next);
    awaitSaid("second");
  }

  @Test
  public void aPluginIsRemovedByItsFileName() throws Exception {
    Path kept = Files.writeString(home.folder("conf").resolve("kept.json"), "{}");
    drop("sample.jar", PluginJars.sample(sample, "1.0.0", "first"));
    awaitSaid("first");
    plugins.remove("../conf/kept.json");
    plugins.remove("sample.jar");
    await().atMost(SOON).until(() -> saidOfSintel().isEmpty());
    assertThat(folder.resolve("sample.jar")).doesNotExist();
    assertThat(kept).exists();
    Files.delete(kept);
  }

  @Test
  public void whoMayNotChangeTheHouseholdRemovesNoPlugin() throws Exception {
    drop("sample.jar", PluginJars.sample(sample, "1.0.0", "first"));
    awaitSaid("first");
    HouseRules rules = () -> Optional.of("Ask someone without an age limit.");
    ServiceRegistration<HouseRules> told = context.registerService(HouseRules.class, rules, null);
    try {
      plugins.remove("sample.jar");
      throw new AssertionError("the plug-in was removed");
    } catch (NotAllowedException refused) {
      assertThat(refused).hasMessageContaining("without an age limit");
    } finally {
      told.unregister();
    }
    assertThat(folder.resolve("sample.jar")).exists();
    plugins.remove("sample.jar");
    await().atMost(SOON).until(() -> saidOfSintel().isEmpty());
  }

  @Test
  public void aProblemIsOfAKindThatAPageCanTell() throws Exception {
    drop("text.jar", "not a jar".getBytes());
    drop("plain.jar", PluginJars.bundle("", Map.of(), Map.of()));
    drop("spy.jar", PluginJars.bundle("spy", Map.of("Import-Package", "a.b"), Map.of()));
    drop("throwing.jar", PluginJars.component("throwing", Throwing.class, API));
    for (String file : List.of("text.jar", "plain.jar", "spy.jar", "throwing.jar")) {
      awaitProblem(file);
    }
    assertThat(
            plugins.list().stream()
                .map(plugin -> plugin.file() + " " + plugin.trouble().orElseThrow())
                .toList())
        .isEqualTo(
            List.of(
                "plain.jar NO_PLUGIN",
                "spy.jar FORBIDDEN",
                "text.jar NOT_WHOLE",
                "throwing.jar FAILED"));
  }

  @Test
  public void aFileThatIsNoJarIsNamed() throws Exception {
    drop("text.jar", "not a jar".getBytes());
    assertThat(awaitProblem("text.jar")).contains("no whole jar").contains("copy it here again");
  }

  @Test
  public void aJarThatIsNoBundleIsNamed() throws Exception {
    drop("plain.jar", PluginJars.bundle("", Map.of(), Map.of()));
    assertThat(awaitProblem("plain.jar")).contains("no bundle");
  }

  @Test
  public void aTwinIsNamedAndComesLiveWhenTheOtherGoes() throws Exception {
    drop("a.jar", PluginJars.sample(sample, "1.0.0", "first"));
    awaitSaid("first");
    drop("b.jar", PluginJars.sample(sample, "2.0.0", "second"));
    assertThat(awaitProblem("b.jar")).contains("a.jar is the same plug-in");
    assertThat(saidOfSintel()).hasValue("first");
    Files.delete(folder.resolve("a.jar"));
    awaitSaid("second");
  }

  @Test
  public void aPluginWithTheNameOfAProductBundleIsRefused() throws Exception {
    drop("bad.jar", PluginJars.bundle("app.tangible.host.api", Map.of(), Map.of()));
    assertThat(awaitProblem("bad.jar")).contains("name of a bundle of the product");
  }

  @Test
  public void anImportThatTheSdkDoesNotNameIsRefused() throws Exception {
    drop(
        "spy.jar",
        PluginJars.bundle("spy", Map.of("Import-Package", "org.osgi.framework"), Map.of()));
    assertThat(awaitProblem("spy.jar")).contains("org.osgi.framework").contains("SDK");
    assertThat(installed("spy")).isFalse();
  }

  @Test
  public void aWildcardImportIsRefused() throws Exception {
    drop("any.jar", PluginJars.bundle("any", Map.of("DynamicImport-Package", "*"), Map.of()));
    assertThat(awaitProblem("any.jar")).contains("SDK");
  }

  @Test
  public void aTieToABundleByNameIsRefused() throws Exception {
    drop(
        "fragment.jar",
        PluginJars.bundle("fragment", Map.of("Fragment-Host", "app.tangible.host.api"), Map.of()));
    assertThat(awaitProblem("fragment.jar")).contains("ties itself");
  }

  @Test
  public void anExportOfAProductPackageIsRefused() throws Exception {
    drop(
        "export.jar",
        PluginJars.bundle(
            "export",
            Map.of("Export-Package", "app.tangible.metadata;version=\"1.5\""),
            Map.of("app/tangible/metadata/x.txt", new byte[1])));
    assertThat(awaitProblem("export.jar")).contains("exports the product's own package");
  }

  @Test
  public void aTrustedPluginMayImportAnyPackage() throws Exception {
    drop(
        "trusted.jar",
        PluginJars.bundle(
            "trusted.plugin", Map.of("Import-Package", "org.osgi.framework"), Map.of()));
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(plugins.list()).singleElement().matches(Plugin::live));
  }

  @Test
  public void aPluginForAnotherVersionOfTheProductIsNamed() throws Exception {
    drop(
        "newer.jar",
        PluginJars.bundle(
            "newer",
            Map.of("Import-Package", "app.tangible.metadata;version=\"[9,10)\""),
            Map.of()));
    assertThat(awaitProblem("newer.jar")).contains("app.tangible.metadata");
    assertThat(installed("newer")).isFalse();
  }

  @Test
  public void aComponentThatThrowsIsNamedAndHarmsNobody() throws Exception {
    drop("sample.jar", PluginJars.sample(sample, "1.0.0", "first"));
    awaitSaid("first");
    drop("throwing.jar", PluginJars.component("throwing", Throwing.class, API));
    assertThat(awaitProblem("throwing.jar")).contains("out of order");
    assertThat(installed("throwing")).isFalse();
    assertThat(saidOfSintel()).hasValue("first");
  }

  @Test
  public void aComponentThatHangsIsGivenUpAndHarmsNobody() throws Exception {
    drop("hanging.jar", PluginJars.component("hanging", Hanging.class, API));
    assertThat(awaitProblem("hanging.jar")).contains("did not start within 1 seconds");
    drop("sample.jar", PluginJars.sample(sample, "1.0.0", "after"));
    awaitSaid("after");
  }

  @Test
  public void changesAreTold() throws Exception {
    AtomicInteger told = new AtomicInteger();
    try (AutoCloseable _ = plugins.onChange(told::incrementAndGet)) {
      drop("sample.jar", PluginJars.sample(sample, "1.0.0", "first"));
      await().atMost(SOON).until(() -> told.get() > 0);
    }
  }
}
