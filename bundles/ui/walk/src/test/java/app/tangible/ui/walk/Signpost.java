package app.tangible.ui.walk;

import app.tangible.ui.Action;
import app.tangible.ui.Page;
import app.tangible.ui.Screen;
import app.tangible.ui.View;
import java.util.Map;

/** A page that leads to whatever page a test names. */
record Signpost(String page, Map<String, String> arguments) implements Page {

  @Override
  public View open(Screen screen, Map<String, String> none) {
    Action go = new Action("signpost-go", page, "", () -> screen.open(page, arguments));
    return () -> go;
  }
}
