package app.tangible.ui;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.image.Image;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What a page gets for one {@link View}. Methods are called on the JavaFX thread, except {@link
 * #onScreen}. After the view is closed nothing is called back any more.
 */
@ProviderType
public interface Screen {

  /** The language that is shown. */
  Locale locale();

  /** The page's texts in that language. */
  Texts texts();

  /** Numbers, money, bytes and times in that language. */
  Formats formats();

  /** Whether a page of this id is there now. */
  boolean has(String page);

  /** Leads to another page; {@link #back} leads here again. Does nothing where it is not there. */
  void open(String page, Map<String, String> arguments);

  /** Leads back to where the person came from. */
  void back();

  /** Shows a short text for some seconds, over whatever is shown. */
  void notice(String text);

  /**
   * Gives the focus to the node, unless the person has already moved it since the view was opened.
   */
  void offerFocus(Node node);

  /**
   * Runs slow work off the JavaFX thread, then one of the others on it.
   *
   * @param failed gets what the work threw
   */
  <T> void work(Callable<T> work, Consumer<? super T> done, Consumer<? super Exception> failed);

  /** Runs soon on the JavaFX thread; may be called on any thread. */
  void onScreen(Runnable task);

  /**
   * Fetches and decodes a picture off the JavaFX thread, at most 8 MiB of it; nothing is called
   * where there is none to be had.
   *
   * @param width in pixels of a 1920 by 1080 screen; the picture's own proportions are kept
   */
  void picture(URI address, double width, double height, Consumer<Image> found);

  /** What the person chose. */
  Language language();

  /** Chooses; the screen is drawn anew in that language and it is remembered. */
  void language(Language language);
}
