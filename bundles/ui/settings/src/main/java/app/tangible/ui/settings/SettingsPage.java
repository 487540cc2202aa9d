package app.tangible.ui.settings;

import app.tangible.decoder.Decoder;
import app.tangible.host.Plugins;
import app.tangible.identity.Identity;
import app.tangible.licence.TrustRoots;
import app.tangible.ui.Icons;
import app.tangible.ui.Page;
import app.tangible.ui.PageInfo;
import app.tangible.ui.Screen;
import app.tangible.ui.View;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Language, keys, decoder, trust roots, plug-ins, versions. */
@Component
@PageInfo(id = "settings", order = 500, icon = Icons.SETTINGS)
public final class SettingsPage implements Page {

  private final Facts facts;

  /**
   * What the page tells of.
   *
   * @param trust empty where the decoder does not say whom it believes
   */
  record Facts(
      Identity identity,
      Decoder decoder,
      Plugins plugins,
      Optional<TrustRoots> trust,
      String version) {}

  @Activate
  public SettingsPage(
      BundleContext context,
      @Reference Identity identity,
      @Reference Decoder decoder,
      @Reference Plugins plugins,
      @Reference(
              cardinality = ReferenceCardinality.OPTIONAL,
              policyOption = ReferencePolicyOption.GREEDY)
          @Nullable TrustRoots trust) {
    this(
        identity,
        decoder,
        plugins,
        Optional.ofNullable(trust),
        context.getBundle().getVersion().toString());
  }

  /** Without a container. */
  public SettingsPage(
      Identity identity,
      Decoder decoder,
      Plugins plugins,
      Optional<TrustRoots> trust,
      String version) {
    facts = new Facts(identity, decoder, plugins, trust, version);
  }

  @Override
  public View open(Screen screen, Map<String, String> arguments) {
    return new SettingsView(screen, facts);
  }
}
