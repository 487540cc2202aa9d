package app.tangible.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules on what this build ships. */
class ShippedRulesTest {

  private static final List<Shipped> OURS = Project.ours();

  private static List<String> all(Function<Shipped, List<String>> rule) {
    return OURS.stream().flatMap(bundle -> rule.apply(bundle).stream()).toList();
  }

  @Test
  void d1OnlyApisExport() {
    assertThat(all(Exports::notApi)).isEmpty();
  }

  @Test
  void d1OnlyApisAreImported() {
    assertThat(all(bundle -> Exports.notFromApi(bundle, OURS))).isEmpty();
  }

  @Test
  void d2EveryExportIsVersionedByItsPackageInfo() {
    assertThat(all(Exports::unversioned)).isEmpty();
  }

  @Test
  void d3ApisSpeakOfTheJdkAndLowerApisOnly() {
    assertThat(
            all(
                bundle ->
                    bundle.api() ? Layers.foreign(bundle, Signatures.packages(bundle)) : List.of()))
        .isEmpty();
  }

  @Test
  void d3NoApisNeedEachOther() {
    assertThat(Layers.circles(OURS)).isEmpty();
  }

  @Test
  void d4EachTechnologyStaysInItsBundle() {
    assertThat(all(Technologies::misplaced)).isEmpty();
  }

  @Test
  void d5BundlesForEveryProductDoNotImportTheServer() {
    Set<String> bundles = Project.parts("bundles");
    Set<String> server = Project.parts("server-bundles");
    assertThat(bundles).contains("host.felix");
    assertThat(all(bundle -> Headers.fromServer(bundle, bundles, server))).isEmpty();
  }

  @Test
  void d6SamplePluginsImportWhatTheSdkNames() {
    assertThat(Project.samples())
        .isNotEmpty()
        .allSatisfy(
            sample -> assertThat(Headers.notInSdk(sample, Project.sdkPackages())).isEmpty());
  }

  @Test
  void d7WhatNeedsAReasonHasOne() {
    assertThat(all(bundle -> Headers.withoutReason(bundle, Project.bndFile(bundle)))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"center", "server", "seeder"})
  void everyJarIsABundle(String product) {
    assertThat(Project.bundles(product))
        .allSatisfy(bundle -> assertThat(bundle.name()).as("%s", bundle.jar()).isNotEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"server", "seeder"})
  void aHeadlessProductHasNoScreen(String product) {
    assertThat(Project.folder(product).resolve("fx")).doesNotExist();
    assertThat(Project.bundles(product))
        .allSatisfy(
            bundle ->
                assertThat(bundle.imports().keySet()).noneMatch(name -> name.startsWith("javafx")));
  }

  @Test
  void theDecoderHasItsOwnClassPath() {
    assertThat(Project.jars(Project.folder("center").resolve("decoder")))
        .anyMatch(jar -> jar.getFileName().toString().startsWith("decoder.guest-"))
        .allMatch(Files::isReadable);
  }
}
