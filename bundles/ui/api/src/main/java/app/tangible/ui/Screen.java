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

  /** Whether a page of this id is there now and who watches may open it. */
  boolean has(String page);

  /**
   * Tells now, and again whenever it changes, what {@link #has} says: plug-ins, parts of the
   * product and those who watch come and go while a view is open.
   */
  void whether(String page, Consumer<Boolean> there);

  /** Leads to another page; {@link #back} leads here again. Does nothing where it is not there. */
  void open(String page, Map<String, String> arguments);

  /** Leads back to where the person came from. */
  void back();

  /** Shows a short text for some seconds, over whatever is shown. */
  void notice(String text);

  /**
   * Gives the focus to the node, unless the person has already moved it since the view was opened;
   * while another page is shown, once the person is back, where what had the focus is gone.
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

  /**
   * The same, cut off the JavaFX thread: what is over at its sides is gone, so that it fills a
   * frame of these proportions, and its corners are round. One that is higher than wide is whole in
   * a frame that is wider than high, before a ground made of itself. Found at once where it was
   * shown lately.
   *
   * @param radius of the corners, in the same pixels
   */
  void picture(URI address, double width, double height, double radius, Consumer<Image> found);

  /** What the person chose. */
  Language language();

  /** Chooses; the screen is drawn anew in that language and it is remembered. */
  void language(Language language);

  /**
   * Asks something over the page; the first answer has the focus, the back key answers nothing.
   *
   * @param words below the heading; empty for none
   */
  Overlay ask(String heading, String words, Answer... answers);

  /**
   * Shows a list, or anything else, at the side, under a heading; give it a {@link ScrollArea} when
   * it may be long. Its first thing gets the focus.
   *
   * @param gone runs when it is closed, by whomever
   */
  Overlay sheet(String heading, Node content, Runnable gone);

  /**
   * Shows something over the page. Its first thing gets the focus.
   *
   * @param gone runs when it is closed, by whomever
   */
  Overlay over(Overlay.Place place, Node content, Runnable gone);

  /**
   * Opens the keyboard of the screen; a real one types there too.
   *
   * @param changed hears of every change
   * @param done hears of the text when the person has done; the back key is no end
   */
  Overlay keyboard(Typing typing, Consumer<String> changed, Consumer<String> done);

  /** Whether nothing is to move on the screen. */
  boolean calm();

  /** Chooses so, and it is remembered. */
  void calm(boolean calm);
}
