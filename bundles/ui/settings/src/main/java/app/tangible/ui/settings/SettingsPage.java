package app.tangible.ui.settings;

import app.tangible.decoder.Decoder;
import app.tangible.host.Plugins;
import app.tangible.identity.Identity;
import app.tangible.store.Store;
import app.tangible.ui.Icons;
import app.tangible.ui.Page;
import app.tangible.ui.PageInfo;
import app.tangible.ui.Screen;
import app.tangible.ui.View;
import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Language, strictness, keys, decoder, trust roots, plug-ins, versions. */
@Component
@PageInfo(id = "settings", order = 500, icon = Icons.SETTINGS)
public final class SettingsPage implements Page {

  private final Facts facts;

  /** What the page tells of. */
  record Facts(Identity identity, Decoder decoder, Store store, Plugins plugins, String version) {}

  @Activate
  public SettingsPage(
      BundleContext context,
      @Reference Identity identity,
      @Reference Decoder decoder,
      @Reference Store store,
      @Reference Plugins plugins) {
    this(identity, decoder, store, plugins, context.getBundle().getVersion().toString());
  }

  /** Without a container. */
  public SettingsPage(
      Identity identity, Decoder decoder, Store store, Plugins plugins, String version) {
    facts = new Facts(identity, decoder, store, plugins, version);
  }

  @Override
  public View open(Screen screen, Map<String, String> arguments) {
    return new SettingsView(screen, facts);
  }
}
