package app.tangible.ui.shell;

import app.tangible.host.LanguageListener;
import app.tangible.host.ProductHome;
import app.tangible.library.TitleId;
import app.tangible.library.Viewers;
import app.tangible.library.Viewers.Viewer;
import app.tangible.player.Player;
import app.tangible.ui.Key;
import app.tangible.ui.Language;
import app.tangible.ui.Page;
import app.tangible.viewing.RemoteKeys;
import app.tangible.viewing.Viewing;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the window and shows in it whatever pages there are; a remote control presses its keys. */
@Component(service = RemoteKeys.class, immediate = true, configurationPid = "app.tangible.ui.shell")
@Designate(ocd = Shell.Config.class)
public final class Shell implements RemoteKeys {

  private static final long CLOSE_SECONDS = 3;
  private static final Logger LOG = LoggerFactory.getLogger(Shell.class);

  /** Settings of {@code app.tangible.ui.shell}. */
  @ObjectClassDefinition(name = "Screen")
  public @interface Config {

    @AttributeDefinition(description = "Whether the window fills the screen")
    boolean fullScreen() default true;

    @AttributeDefinition(description = "Width of the window in pixels, when it does not")
    int width() default 1920;

    @AttributeDefinition(description = "Height of the window in pixels, when it does not")
    int height() default 1080;

    @AttributeDefinition(description = "system, en or fr; what is chosen in Settings wins")
    String language() default "system";

    @AttributeDefinition(
        description =
            "Whether nothing moves on the screen; else as the desktop says. What is chosen in"
                + " Settings wins")
    boolean reducedMotion() default false;

    @AttributeDefinition(description = "Upper bound of the pictures that are kept on the disk")
    int picturesMebibytes() default 512;

    @AttributeDefinition(
        description = "Id of the page to begin with; empty for the first of the menu")
    String page() default "";
  }

  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private final List<LanguageListener> readers = new CopyOnWriteArrayList<>();
  private final MediaButtons media = new MediaButtons();
  private final boolean drawn;
  private volatile @Nullable Navigator navigator;
  private @Nullable MainWindow window; // on the JavaFX thread
  private @Nullable AutoCloseable viewersListening; // under this
  private volatile @Nullable Viewers viewers;
  private volatile Optional<Viewer> last = Optional.empty();

  /** The product's window; closing it stops the product. */
  @Activate
  public Shell(BundleContext context, @Reference ProductHome home, Config config) {
    this(home, config, () -> stop(context));
  }

  /** A window that does this when the person closes it. */
  public Shell(ProductHome home, Config config, Runnable onClose) {
    if (config.width() < 640 || config.height() < 360) {
      throw new IllegalArgumentException(
          "the window is at least 640 by 360, got " + config.width() + " by " + config.height());
    }
    if (config.picturesMebibytes() < 1) {
      throw new IllegalArgumentException(
          "at least 1 MiB of pictures is kept, got " + config.picturesMebibytes());
    }
    Language language = Language.valueOf(config.language().toUpperCase(Locale.ROOT));
    LanguageChoice choice = new LanguageChoice(home.folder("ui"), language);
    choice.onChoose(() -> readers.forEach(this::tell));
    drawn =
        startToolkit(
            () -> {
              try {
                CalmChoice calm = new CalmChoice(home.folder("ui"), config.reducedMotion());
                Pictures pictures =
                    new Pictures(
                        new PictureStore(
                            home.folder("ui").resolve("pictures"),
                            (long) config.picturesMebibytes() << 20),
                        Pictures.MEMORY_BYTES);
                Navigator made =
                    new Navigator(
                        choice,
                        calm,
                        new PictureDesk(pictures, workers),
                        workers,
                        config.page(),
                        this::watching,
                        config.width(),
                        config.height());
                MainWindow opened = new MainWindow(made, this::press, onClose);
                window = opened;
                opened.show(config.fullScreen());
                navigator = made;
              } catch (IOException | RuntimeException e) {
                LOG.error("the window does not open", e);
              }
            });
  }

  /** Whether there is anything to draw on; what is handed to JavaFX afterwards runs after this. */
  private static boolean startToolkit(Runnable then) {
    Platform.setImplicitExit(false);
    try {
      Platform.startup(then);
    } catch (IllegalStateException alreadyStarted) {
      Platform.runLater(then);
    } catch (UnsupportedOperationException e) {
      LOG.warn("no window: {}; is DISPLAY set?", e.getMessage());
      return false;
    }
    return true;
  }

  /** A page appears. */
  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  public void addPage(Page page, Map<String, Object> properties) {
    Entry entry = Entry.of(page, properties);
    onScreen(shown -> shown.add(entry));
  }

  /** A page is gone; nothing of it is held after a moment. */
  public void removePage(Page page) {
    CountDownLatch removed = new CountDownLatch(1);
    onScreen(
        shown -> {
          shown.remove(page);
          removed.countDown();
        });
    await(removed); // what the page needs is there until it has closed
  }

  /** Who watches: his mark is at the end of the menu bar. */
  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  public void setViewers(Viewers viewers) {
    this.viewers = viewers;
    AutoCloseable handle = viewers.onChange(() -> showViewer(viewers));
    synchronized (this) {
      viewersListening = handle;
    }
    showViewer(viewers);
  }

  /** He is gone. */
  public void unsetViewers(Viewers viewers) throws Exception {
    last = watching();
    this.viewers = null;
    AutoCloseable handle;
    synchronized (this) {
      handle = viewersListening;
      viewersListening = null;
    }
    if (handle != null) {
      handle.close();
    }
    onScreen(shown -> shown.viewer(Optional.empty()));
  }

  /** Asked when a page opens: what was told of the viewers may still be on its way. */
  private Optional<Viewer> watching() {
    Viewers asked = viewers;
    return asked == null ? last : Optional.of(asked.current());
  }

  private void showViewer(Viewers viewers) {
    onScreen(shown -> shown.viewer(Optional.of(viewers.current())));
  }

  /** Somebody who wants to know the household's language. */
  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  public void addLanguageListener(LanguageListener listener) {
    readers.add(listener);
    tell(listener);
  }

  /** No longer. */
  public void removeLanguageListener(LanguageListener listener) {
    readers.remove(listener);
  }

  private void tell(LanguageListener listener) {
    try {
      // Which is the one chosen, by then.
      workers.execute(() -> listener.language(Locale.getDefault(Locale.Category.DISPLAY)));
    } catch (RejectedExecutionException e) {
      LOG.debug("the screen is closed; nobody is told of its language");
    }
  }

  /** What plays: its volume and its position follow the keys of a remote control. */
  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  public void setPlayer(Player player) {
    media.player(player);
  }

  /** It is gone. */
  public void unsetPlayer(Player player) {
    media.without(player);
  }

  /** What is on: the keys of a remote control lead to the next one. */
  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  public void setViewing(Viewing viewing) {
    media.viewing(viewing);
  }

  /** It is gone. */
  public void unsetViewing(Viewing viewing) {
    media.without(viewing);
  }

  @Override
  public void press(Button button) {
    switch (button) {
      case UP, DOWN, LEFT, RIGHT, OK, BACK ->
          onScreen(shown -> shown.hands().press(Key.valueOf(button.name())));
      case HOME -> onScreen(Navigator::home);
      case INFO -> {
        Viewing viewing = media.viewing();
        if (viewing != null) {
          viewing.now().title().ifPresent(this::show);
        }
      }
      default -> {
        try {
          workers.execute(() -> media.press(button));
        } catch (RejectedExecutionException e) {
          LOG.debug("the screen is closed; a button does nothing");
        }
      }
    }
  }

  @Override
  public void type(String text) {
    onScreen(shown -> shown.hands().strike(text));
  }

  @Override
  public void show(TitleId id) {
    String page = id.value().startsWith("series.") ? "series" : "film";
    onScreen(shown -> shown.open(page, Map.of("title", id.value())));
  }

  @Override
  public void showOffer(String edition) {
    onScreen(
        shown ->
            shown.open(shown.has("edition") ? "edition" : "store", Map.of("edition", edition)));
  }

  @Override
  public void watch(TitleId id, Viewing.From from) {
    onScreen(
        shown -> {
          Viewing viewing = media.viewing();
          // The page that plays shows whatever is on: a second one of it would lead back to the
          // first.
          if (viewing != null && (shown.shows("playing") || !shown.has("playing"))) {
            viewing.play(id, from);
          } else {
            shown.open(
                "playing",
                Map.of("title", id.value(), "from", from.name().toLowerCase(Locale.ROOT)));
          }
        });
  }

  private void onScreen(Consumer<Navigator> task) {
    if (drawn) {
      Platform.runLater(
          () -> {
            Navigator shown = navigator;
            if (shown != null) {
              task.accept(shown);
            }
          });
    }
  }

  private void await(CountDownLatch done) {
    if (navigator == null || Platform.isFxApplicationThread() || jvmEnds()) {
      return;
    }
    try {
      if (!done.await(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("the screen did not answer within {} s", CLOSE_SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether the JVM is on its way down, and JavaFX with it, by a shutdown hook of its own. */
  private static boolean jvmEnds() {
    try {
      Runtime.getRuntime().removeShutdownHook(new Thread());
      return false;
    } catch (IllegalStateException e) {
      return true;
    }
  }

  private static void stop(BundleContext context) {
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                context.getBundle(0).stop();
              } catch (BundleException e) {
                LOG.error("the product does not stop", e);
              }
            });
  }

  /** Closes the window. */
  @Deactivate
  public void close() throws InterruptedException {
    CountDownLatch closed = new CountDownLatch(1);
    onScreen(
        shown -> {
          if (window != null) {
            window.close();
          }
          closed.countDown();
        });
    await(closed);
    workers.shutdown(); // resume points may still be on their way to the disk
    if (!workers.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
      workers.shutdownNow();
    }
  }
}
