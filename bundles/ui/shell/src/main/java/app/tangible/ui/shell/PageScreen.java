package app.tangible.ui.shell;

import app.tangible.ui.Answer;
import app.tangible.ui.Formats;
import app.tangible.ui.Language;
import app.tangible.ui.Line;
import app.tangible.ui.Overlay;
import app.tangible.ui.Screen;
import app.tangible.ui.Texts;
import app.tangible.ui.Typing;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.image.Image;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The screen as one view sees it; deaf and mute once the view is closed. */
final class PageScreen implements Screen {

  private static final Logger LOG = LoggerFactory.getLogger(PageScreen.class);

  private final Navigator navigator;
  private final Executor workers;
  private final Locale locale;
  private final Texts texts;
  private final Formats formats;
  private final List<Sought> sought = new ArrayList<>();
  private volatile boolean closed;

  PageScreen(Navigator navigator, Executor workers, Locale locale, Class<?> page) {
    this.navigator = navigator;
    this.workers = workers;
    this.locale = locale;
    this.texts = new Texts(page, locale);
    this.formats = new Formats(locale);
  }

  void close() {
    closed = true;
  }

  /** A page has come or gone. */
  void pagesChanged() {
    if (!closed) {
      List.copyOf(sought).forEach(Sought::look);
    }
  }

  /** A page that the view wants to know of. */
  private final class Sought {

    private final String page;
    private final Consumer<Boolean> told;
    private boolean there;

    Sought(String page, Consumer<Boolean> told) {
      this.page = page;
      this.told = told;
    }

    void tell(boolean now) {
      there = now;
      told.accept(now);
    }

    void look() {
      boolean now = has(page);
      if (now != there) {
        tell(now);
      }
    }
  }

  @Override
  public Locale locale() {
    return locale;
  }

  @Override
  public Texts texts() {
    return texts;
  }

  @Override
  public Formats formats() {
    return formats;
  }

  @Override
  public boolean has(String page) {
    return navigator.opens(page);
  }

  @Override
  public void whether(String page, Consumer<Boolean> there) {
    Sought added = new Sought(page, there);
    sought.add(added);
    added.tell(has(page));
  }

  @Override
  public void open(String page, Map<String, String> arguments) {
    if (!closed) {
      navigator.open(page, arguments);
    }
  }

  @Override
  public void back() {
    if (!closed) {
      navigator.leave();
    }
  }

  @Override
  public void notice(String text) {
    if (!closed) {
      navigator.notice(text);
    }
  }

  @Override
  public void offerFocus(Node node) {
    if (!closed) {
      navigator.offerFocus(this, node);
    }
  }

  @Override
  public <T> void work(
      Callable<T> work, Consumer<? super T> done, Consumer<? super Exception> failed) {
    try {
      workers.execute(() -> run(work, done, failed));
    } catch (RejectedExecutionException e) {
      LOG.debug("the screen is closed; nothing more is worked on");
    }
  }

  private <T> void run(
      Callable<T> work, Consumer<? super T> done, Consumer<? super Exception> failed) {
    try {
      T result = work.call();
      onScreen(() -> done.accept(result));
    } catch (Exception e) {
      onScreen(() -> failed.accept(e));
    }
  }

  @Override
  public void onScreen(Runnable task) {
    Platform.runLater(
        () -> {
          if (!closed) {
            task.run();
          }
        });
  }

  @Override
  public void picture(URI address, double width, double height, Consumer<Image> found) {
    double pixels = navigator.pixels();
    picture(new Pictures.Wanted(address, width * pixels, height * pixels, -1), found);
  }

  @Override
  public void picture(
      URI address, double width, double height, double radius, Consumer<Image> found) {
    double pixels = navigator.pixels();
    picture(new Pictures.Wanted(address, width * pixels, height * pixels, radius * pixels), found);
  }

  private void picture(Pictures.Wanted wanted, Consumer<Image> found) {
    PictureDesk desk = navigator.pictures();
    desk.known(wanted)
        .ifPresentOrElse(
            found, () -> desk.ask(wanted, image -> onScreen(() -> found.accept(image))));
  }

  @Override
  public Overlay ask(String heading, String words, Answer... answers) {
    Later overlay = new Later();
    QuestionPanel panel =
        new QuestionPanel(
            heading,
            words,
            answers,
            answer -> {
              overlay.close();
              answer.then().run();
            });
    return overlay.is(over(Overlay.Place.CENTRE, panel, () -> {}));
  }

  @Override
  public Overlay sheet(String heading, Node content, Runnable gone) {
    VBox sheet = new VBox(new Line("heading", heading), content);
    sheet.getStyleClass().add("sheet");
    VBox.setVgrow(content, Priority.ALWAYS);
    return over(Overlay.Place.SIDE, sheet, gone);
  }

  @Override
  public Overlay over(Overlay.Place place, Node content, Runnable gone) {
    return closed ? () -> {} : navigator.over(this, place, content, gone);
  }

  @Override
  public Overlay keyboard(Typing typing, Consumer<String> changed, Consumer<String> done) {
    Later overlay = new Later();
    KeyboardPanel panel =
        new KeyboardPanel(
            typing,
            locale,
            changed,
            text -> {
              overlay.close();
              done.accept(text);
            });
    overlay.is(over(Overlay.Place.BOTTOM, panel, () -> {}));
    panel.begin();
    return overlay;
  }

  /** An overlay whose content closes it. */
  private static final class Later implements Overlay {

    private Overlay shown = () -> {};

    Overlay is(Overlay opened) {
      shown = opened;
      return this;
    }

    @Override
    public void close() {
      shown.close();
    }
  }

  @Override
  public boolean calm() {
    return navigator.calm();
  }

  @Override
  public void calm(boolean calm) {
    if (!closed) {
      navigator.calm(calm);
    }
  }

  @Override
  public Language language() {
    return navigator.language();
  }

  @Override
  public void language(Language language) {
    if (!closed) {
      navigator.language(language);
    }
  }
}
