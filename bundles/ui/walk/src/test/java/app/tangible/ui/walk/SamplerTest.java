package app.tangible.ui.walk;

import app.tangible.ui.sampler.SamplerPage;
import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every control in every state, and what lies over pages. */
class SamplerTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"en", "fr"})
  void showsEveryControl(String language) throws Exception {
    try (Theatre theatre = Theatre.still(folder, folder, language, 1920, 1080)) {
      SamplerPage sampler = new SamplerPage();
      theatre.shell.addPage(sampler, Theatre.properties("sampler", 1, true, ""));
      theatre.awaitFocus("part-words");
      for (String part : new String[] {"words", "buttons", "forms", "tiles", "overlays"}) {
        theatre.pressOn("part-" + part);
        theatre.press(KeyCode.DOWN);
        theatre.shot(language + "-90-sampler-" + part);
      }
      for (String over : new String[] {"ask", "sheet", "keyboard", "number", "pin"}) {
        theatre.pressOn("open-" + over);
        theatre.shot(language + "-91-over-" + over);
        theatre.press(KeyCode.ESCAPE);
        theatre.awaitFocus("open-" + over);
      }
      theatre.shell.removePage(sampler);
    }
  }
}
