package app.tangible.ui.settings;

import app.tangible.decoder.Decoder;
import app.tangible.host.Choices;
import app.tangible.host.Plugins;
import app.tangible.identity.Identity;
import app.tangible.metadata.Metadata;
import app.tangible.player.Display;
import app.tangible.player.Player;
import app.tangible.store.Store;
import app.tangible.ui.Icons;
import app.tangible.ui.Page;
import app.tangible.ui.PageInfo;
import app.tangible.ui.Screen;
import app.tangible.ui.View;
import app.tangible.viewing.Viewing;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Everything that can be set, in sections; with {@code section}, one of them. */
@Component
@PageInfo(id = "settings", order = 900, icon = Icons.SETTINGS, household = true)
public final class SettingsPage implements Page {

  private final Facts facts;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile @Nullable Player player;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile @Nullable Display display;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile @Nullable Viewing viewing;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile @Nullable Metadata metadata;

  /** What the page tells of. */
  record Facts(
      Identity identity,
      Decoder decoder,
      Store store,
      Plugins plugins,
      Choices choices,
      Supplier<List<Part>> parts,
      String version) {}

  /**
   * A part of the product.
   *
   * @param licence as the part names it; empty where it does not
   */
  public record Part(String name, String version, String licence) {}

  @Activate
  public SettingsPage(
      BundleContext context,
      @Reference Identity identity,
      @Reference Decoder decoder,
      @Reference Store store,
      @Reference Plugins plugins,
      @Reference Choices choices) {
    this(
        identity,
        decoder,
        store,
        plugins,
        choices,
        () -> Arrays.stream(context.getBundles()).map(SettingsPage::part).toList(),
        context.getBundle().getVersion().toString(),
        null,
        null);
  }

  /** Without a container, which would tell of a player, a display and a viewing by itself. */
  public SettingsPage(
      Identity identity,
      Decoder decoder,
      Store store,
      Plugins plugins,
      Choices choices,
      Supplier<List<Part>> parts,
      String version,
      @Nullable Player player,
      @Nullable Metadata metadata) {
    this.player = player;
    this.metadata = metadata;
    facts = new Facts(identity, decoder, store, plugins, choices, parts, version);
  }

  private static Part part(Bundle bundle) {
    String name = bundle.getHeaders("").get("Bundle-Name");
    String licence = bundle.getHeaders("").get("Bundle-License");
    return new Part(
        name == null ? String.valueOf(bundle.getSymbolicName()) : name,
        bundle.getVersion().toString(),
        licence == null ? "" : licence);
  }

  @Override
  public View open(Screen screen, Map<String, String> arguments) {
    Section first = Section.GENERAL;
    for (Section section : Section.values()) {
      if (section.word().equals(arguments.get("section"))) {
        first = section;
      }
    }
    return new SettingsView(screen, this, first);
  }

  Facts facts() {
    return facts;
  }

  Optional<Player> player() {
    return Optional.ofNullable(player);
  }

  Optional<Display> display() {
    return Optional.ofNullable(display);
  }

  Optional<Metadata> metadata() {
    return Optional.ofNullable(metadata);
  }

  Optional<Viewing> viewing() {
    return Optional.ofNullable(viewing);
  }
}
