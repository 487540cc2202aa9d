package app.tangible.ui.shell;

import app.tangible.library.Viewers.Viewer;
import app.tangible.ui.Key;
import app.tangible.ui.Language;
import app.tangible.ui.Motion;
import app.tangible.ui.Overlay;
import app.tangible.ui.Page;
import app.tangible.ui.Texts;
import app.tangible.ui.View;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which page is shown, and how the person got there. On the JavaFX thread. */
final class Navigator implements Hands.Ground {

  private static final Logger LOG = LoggerFactory.getLogger(Navigator.class);
  private static final int DEEPEST = 10;

  private final Entries entries;
  private final Deque<Visit> visits = new ArrayDeque<>(); // the last is the one that is shown
  private final LanguageChoice choice;
  private final CalmChoice calm;
  private final Executor workers;
  private final PictureDesk pictures;
  private final BooleanSupplier limited;
  private final Theme theme = new Theme();
  private final MenuBar menu = new MenuBar(this::openFromMenu, () -> open("viewers", Map.of()));
  private final Frame frame = new Frame(menu);
  private final Scene scene;
  private final Hands hands;
  private Optional<Viewer> watching = Optional.empty();

  /**
   * @param first id of the page to begin with; empty for the first of the menu
   * @param limited whether who watches now has an age limit
   */
  Navigator(
      LanguageChoice choice,
      CalmChoice calm,
      PictureDesk pictures,
      Executor workers,
      String first,
      BooleanSupplier limited,
      double width,
      double height) {
    this.choice = choice;
    this.calm = calm;
    this.pictures = pictures;
    this.entries = new Entries(first);
    this.limited = limited;
    this.workers = workers;
    this.scene = new Scene(frame, width, height);
    scene.getStylesheets().add(theme.sheet());
    Motion.calm(scene, calm.calm());
    this.hands = new Hands(scene, this::field, this);
  }

  private Parent field() {
    return frame.layers().top().orElse(scene.getRoot());
  }

  Scene scene() {
    return scene;
  }

  Hands hands() {
    return hands;
  }

  void add(Entry entry) {
    entries.add(entry);
    showMenu();
    Visit shown = visits.peekLast();
    // While nobody has pressed a key, pages still arrive: the first of the menu is the one to show.
    if (shown == null || (!hands.here() && entries.before(entry, shown.entry()))) {
      if (entries.begins(entry)) {
        begin(entry);
      }
    } else {
      menu.select(root().entry().id());
    }
  }

  private void showMenu() {
    menu.show(entries.all(), choice.locale());
    Optional<Viewer> shown = watching.filter(who -> has("viewers"));
    menu.viewer(shown, shown.map(who -> shellTexts().get("viewer", who.name())).orElse(""));
  }

  PictureDesk pictures() {
    return pictures;
  }

  /** Who is watching: for the end of the menu bar, and what he may open. */
  void viewer(Optional<Viewer> viewer) {
    watching = viewer;
    showMenu();
    if (viewer.isPresent()) {
      openAndShutGates();
    }
  }

  /** Also of pages that are not seen now: back leads to them. */
  private void openAndShutGates() {
    Visit shown = visits.peekLast();
    List<Visit> before = List.copyOf(visits);
    if (before.stream().allMatch(visit -> visit.kept() == keeps(visit.entry()))) {
      return;
    }
    visits.clear();
    for (Visit visit : before) {
      if (visit.kept() == keeps(visit.entry())) {
        visits.add(visit);
      } else {
        make(visit.entry(), visit.arguments()).ifPresent(visits::add);
        visit.close();
      }
    }
    if (visits.isEmpty()) {
      openFirst();
    } else if (visits.peekLast() != shown) {
      show(visits.getLast());
    }
  }

  private boolean keeps(Entry entry) {
    return entry.household() && limited.getAsBoolean();
  }

  void remove(Page page) {
    entries.remove(page).ifPresent(this::gone);
  }

  private void gone(Entry gone) {
    if (!visits.isEmpty() && visits.getLast().entry() == gone) {
      frame.layers().clear();
    }
    showMenu();
    Visit shown = visits.peekLast();
    List<Visit> closed = visits.stream().filter(visit -> visit.entry() == gone).toList();
    visits.removeAll(closed);
    closed.forEach(Visit::close);
    if (visits.isEmpty()) {
      frame.clear();
      openFirst();
    } else if (visits.peekLast() != shown) {
      show(visits.getLast());
    } else {
      menu.select(root().entry().id());
    }
  }

  /** Where everything begins. */
  void home() {
    hands.come();
    openFirst();
  }

  private void openFirst() {
    entries.home().ifPresent(this::begin);
  }

  boolean has(String page) {
    return entries.of(page).isPresent();
  }

  /** Whether it is this page that the person sees. */
  boolean shows(String page) {
    Visit shown = visits.peekLast();
    return shown != null && shown.entry().id().equals(page);
  }

  private void openFromMenu(String page) {
    entries.of(page).ifPresent(this::begin);
  }

  /** Opens it as the first of a new way. */
  private void begin(Entry entry) {
    make(entry, Map.of())
        .ifPresent(
            visit -> {
              List<Visit> before = List.copyOf(visits);
              visits.clear();
              visits.add(visit);
              show(visit);
              before.forEach(Visit::close);
            });
  }

  void open(String page, Map<String, String> arguments) {
    entries
        .of(page)
        .flatMap(entry -> make(entry, arguments))
        .ifPresent(
            visit -> {
              remember();
              visits.add(visit);
              if (visits.size() > DEEPEST) {
                visits.removeFirst().close();
              }
              show(visit);
            });
  }

  private Optional<Visit> make(Entry entry, Map<String, String> arguments) {
    boolean kept = keeps(entry);
    Class<?> page = entry.page().getClass();
    PageScreen screen =
        new PageScreen(this, workers, choice.locale(), kept ? Navigator.class : page);
    try {
      View view = kept ? gate(entry, screen) : entry.page().open(screen, arguments);
      if (view.node() instanceof Parent parent) {
        parent.getStylesheets().addAll(sheets(entry));
      }
      return Optional.of(new Visit(entry, arguments, screen, view, kept));
    } catch (RuntimeException | LinkageError e) { // whatever a plug-in does, the screen stays
      screen.close();
      LOG.error("the page {} did not open", entry.id(), e);
      notice(shellTexts().get("page.broken", entry.id()));
      return Optional.empty();
    }
  }

  private Gate gate(Entry entry, PageScreen screen) {
    String title = new Texts(entry.page().getClass(), choice.locale()).get(entry.title());
    return new Gate(screen, title, watching.map(Viewer::name).orElse(""));
  }

  private List<String> sheets(Entry entry) {
    return theme.sheet(entry.page().getClass()).stream().toList();
  }

  /** Lays something over the page, while it is the one that is shown. */
  Overlay over(PageScreen screen, Overlay.Place place, Node content, Runnable gone) {
    Visit shown = visits.peekLast();
    if (shown == null || !shown.isOf(screen)) {
      return () -> {};
    }
    return frame.layers().open(place, content, sheets(shown.entry()), gone);
  }

  /** Leads back to where the person came from; from the first page to its place in the menu. */
  void leave() {
    if (visits.size() > 1) {
      Visit left = visits.removeLast();
      show(visits.getLast());
      left.close();
    } else if (!visits.isEmpty()) {
      menu.tab(root().entry().id()).ifPresent(Node::requestFocus);
    }
  }

  private void show(Visit visit) {
    hands.rest();
    frame.layers().clear();
    frame.show(visit.view().node(), visit.view().fullBleed());
    menu.select(root().entry().id());
    frame.applyCss();
    frame.layout();
    visit
        .focus()
        .filter(hands.focus()::shown)
        .ifPresentOrElse(Node::requestFocus, this::focusSomething);
  }

  @Override
  public void focusSomething() {
    FocusEngine.first(frame.page())
        .or(() -> menu.tab(root().entry().id()))
        .ifPresent(Node::requestFocus);
  }

  private void remember() {
    frame.layers().clear(); // where the focus was before them is what is remembered
    if (!visits.isEmpty()) {
      visits.getLast().focus(scene.getFocusOwner());
    }
  }

  private Visit root() {
    return visits.getFirst();
  }

  void offerFocus(PageScreen screen, Node node) {
    boolean shown = open().filter(visit -> visit.isOf(screen)).isPresent();
    if (shown && (!hands.moved() || hands.lost())) {
      node.requestFocus();
    }
  }

  @Override
  public Optional<Visit> open() {
    return frame.layers().top().isPresent() // what lies over the page has the keys
        ? Optional.empty()
        : Optional.ofNullable(visits.peekLast());
  }

  @Override
  public void back() {
    if (!frame.layers().back()) {
      leave();
    }
  }

  void press(Key key) {
    hands.press(key);
  }

  void notice(String text) {
    frame.notice(text);
  }

  boolean calm() {
    return calm.calm();
  }

  void calm(boolean chosen) {
    calm.choose(chosen);
    Motion.calm(scene, chosen);
  }

  /** How many pixels of the display one of the layout is. */
  double pixels() {
    double window = scene.getWindow() == null ? 1 : scene.getWindow().getOutputScaleX();
    return Math.max(0.5, frame.pixels() * window);
  }

  Language language() {
    return choice.language();
  }

  /** Draws everything anew in another language. */
  void language(Language language) {
    frame.layers().clear();
    choice.choose(language);
    showMenu();
    String focused = scene.getFocusOwner() == null ? null : scene.getFocusOwner().getId();
    List<Visit> before = new ArrayList<>(visits);
    visits.clear();
    for (Visit visit : before) {
      make(visit.entry(), visit.arguments()).ifPresent(visits::add);
      visit.close();
    }
    if (visits.isEmpty()) {
      openFirst();
    } else {
      show(visits.getLast());
    }
    Node same = focused == null ? null : scene.lookup("#" + focused);
    if (same != null) {
      same.requestFocus();
    }
  }

  private Texts shellTexts() {
    return new Texts(Navigator.class, choice.locale());
  }

  void close() {
    frame.layers().clear();
    visits.forEach(Visit::close);
    visits.clear();
    frame.clear();
    frame.stop();
    menu.stop();
    choice.close();
  }
}
