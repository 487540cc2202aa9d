package app.tangible.ui;

import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Extension point: one page of the screen. Register it as an OSGi service with {@link PageInfo}; it
 * is in the menu as soon as the service is there and gone with it.
 *
 * <p>Its texts lie beside the page's class: {@code texts_en.properties}, {@code
 * texts_fr.properties}.
 */
@ConsumerType
@FunctionalInterface
public interface Page {

  /**
   * Makes what is shown. Called on the JavaFX thread each time that the page is opened; must return
   * at once and leave slow work to {@link Screen#work}.
   *
   * @param arguments what the page that led here wants shown; empty from the menu
   */
  View open(Screen screen, Map<String, String> arguments);
}
