package app.tangible.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each rule finds the bundle that breaks it. */
class RulesTest {

  private static Shipped importing(String part, String imports) {
    return Shipped.madeUp(part, Map.of("Import-Package", imports));
  }

  @Test
  void d1FindsAProviderThatExports() {
    Shipped provider =
        Shipped.madeUp("player.vlc", Map.of("Export-Package", "app.tangible.player.vlc"));
    assertThat(Exports.notApi(provider))
        .containsExactly("app.tangible.player.vlc exports app.tangible.player.vlc");
  }

  @Test
  void d1FindsAnApiThatExportsAnotherCapability() {
    assertThat(Exports.notApi(Exports.api("player", "app.tangible.store;version=1.0.0")))
        .hasSize(1);
  }

  @Test
  void d1FindsAnImportOfAProvider() {
    Shipped page = importing("ui.film", "app.tangible.player.vlc,app.tangible.player");
    Shipped api = Exports.api("player", "app.tangible.player;version=1.0.0");
    assertThat(Exports.notFromApi(page, List.of(api, page)))
        .containsExactly(
            "app.tangible.ui.film imports app.tangible.player.vlc, which no API exports");
  }

  @Test
  void d2FindsAnExportWithoutVersion() {
    assertThat(Exports.unversioned(Exports.api("store", "app.tangible.store"))).hasSize(1);
    assertThat(Exports.unversioned(Exports.api("store", "app.tangible.store;version=0.0.0")))
        .hasSize(1);
  }

  @Test
  void d3FindsAnApiThatSpeaksOfAHigherOne() {
    Shipped content = Exports.api("content", "app.tangible.content;version=1.0.0");
    assertThat(
            Layers.foreign(
                content, Set.of("java.util", "app.tangible.content", "app.tangible.store")))
        .containsExactly("app.tangible.content.api speaks of app.tangible.store");
  }

  @Test
  void d3FindsAnApiThatSpeaksOfALibrary() {
    Shipped store = Exports.api("store", "app.tangible.store;version=1.0.0");
    assertThat(Layers.foreign(store, Set.of("com.fasterxml.jackson.databind"))).hasSize(1);
  }

  /** Speaks of a package in a generic argument, where a descriptor does not show it. */
  public interface Speaker {
    List<Map<String, java.util.regex.Pattern>> speak(java.net.URI[] to);
  }

  @Test
  void d3ReadsGenericSignatures() throws IOException {
    try (InputStream in = Speaker.class.getResourceAsStream("RulesTest$Speaker.class")) {
      assertThat(Signatures.packages(in.readAllBytes())).contains("java.util.regex", "java.net");
    }
  }

  @Test
  void d3FindsACircle() {
    List<Shipped> all =
        List.of(
            importing("a.api", "app.tangible.b"),
            importing("b.api", "app.tangible.c"),
            importing("c.api", "app.tangible.a"),
            importing("d.api", "app.tangible.a"));
    assertThat(Layers.circles(all)).containsExactly("a", "b", "c");
  }

  @Test
  void d4FindsATechnologyOutsideItsBundle() {
    assertThat(Technologies.misplaced(importing("store.http", "org.web3j.abi;version=\"[6,7)\"")))
        .containsExactly("app.tangible.store.http imports org.web3j, the matter of [chain.evm]");
    assertThat(Technologies.misplaced(importing("chain.evm", "org.web3j.abi"))).isEmpty();
    assertThat(Technologies.misplaced(importing("ui.film", "javafx.scene"))).isEmpty();
    assertThat(Technologies.misplaced(importing("library.h2", "org.h2.engine"))).hasSize(1);
  }

  @Test
  void d5FindsAnImportOfTheServer() {
    assertThat(
            Headers.fromServer(
                importing("store.http", "app.tangible.catalogue"),
                Set.of("store.http", "store.api"),
                Set.of("catalogue.api")))
        .hasSize(1);
  }

  @Test
  void d6FindsAnImportThatTheSdkDoesNotName() {
    Shipped plugin = importing("sample", "app.tangible.metadata,app.tangible.identity,java.util");
    assertThat(Headers.notInSdk(plugin, Set.of("app.tangible.metadata")))
        .containsExactly("app.tangible.sample imports app.tangible.identity");
  }

  @Test
  void d7FindsHeadersWithoutAReason() {
    Shipped bundle =
        Shipped.madeUp(
            "store.http",
            Map.of(
                "Require-Bundle", "other",
                "DynamicImport-Package", "*",
                "Bundle-Activator", "app.tangible.Start",
                "Import-Package", "sun.misc;resolution:=optional"));
    assertThat(Headers.withoutReason(bundle, "")).hasSize(4);
    assertThat(Headers.withoutReason(bundle, "# JNA asks for it\nImport-Package: sun.misc\n"))
        .hasSize(3)
        .noneMatch(problem -> problem.contains("has Import-Package"));
  }
}
