package app.tangible.ui.sampler;

import app.tangible.ui.Page;
import app.tangible.ui.PageInfo;
import app.tangible.ui.Screen;
import app.tangible.ui.View;
import java.util.Map;
import org.osgi.service.component.annotations.Component;

/** Shows one {@code part} of the design: {@code words}, {@code buttons}, {@code forms}, … */
@Component
@PageInfo(id = "sampler", order = 990, menu = false)
public final class SamplerPage implements Page {

  @Override
  public View open(Screen screen, Map<String, String> arguments) {
    SamplerView view = new SamplerView(screen, Part.of(arguments.getOrDefault("part", "")));
    return () -> view;
  }
}
