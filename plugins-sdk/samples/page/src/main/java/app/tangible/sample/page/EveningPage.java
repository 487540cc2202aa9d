package app.tangible.sample.page;

import app.tangible.ui.Page;
import app.tangible.ui.PageInfo;
import app.tangible.ui.Screen;
import app.tangible.ui.View;
import java.time.Clock;
import java.util.Map;
import org.osgi.service.component.annotations.Component;

/** In the menu: when does a film end that begins now? */
@Component
@PageInfo(id = "evening", order = 700, icon = "M12 4 A8 8 0 1 0 12.1 4 M12 8 V12 L15 14")
public final class EveningPage implements Page {

  @Override
  public View open(Screen screen, Map<String, String> arguments) {
    return new EveningView(screen, Clock.systemDefaultZone());
  }
}
