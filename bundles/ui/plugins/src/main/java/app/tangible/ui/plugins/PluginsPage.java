package app.tangible.ui.plugins;

import app.tangible.host.Plugins;
import app.tangible.ui.Icons;
import app.tangible.ui.Page;
import app.tangible.ui.PageInfo;
import app.tangible.ui.Screen;
import app.tangible.ui.View;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The plug-ins of this home. Settings leads here; it is not in the menu. */
@Component
@PageInfo(id = "plugins", order = 940, icon = Icons.PLUGIN, menu = false, household = true)
public final class PluginsPage implements Page {

  private final Plugins plugins;

  @Activate
  public PluginsPage(@Reference Plugins plugins) {
    this.plugins = plugins;
  }

  @Override
  public View open(Screen screen, Map<String, String> arguments) {
    return new PluginsView(screen, plugins);
  }
}
