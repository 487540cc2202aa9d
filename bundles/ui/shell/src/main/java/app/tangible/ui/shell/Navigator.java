package app.tangible.ui.shell;

import app.tangible.library.Viewers.Viewer;
import app.tangible.ui.Key;
import app.tangible.ui.Language;
import app.tangible.ui.Motion;
import app.tangible.ui.Overlay;
import app.tangible.ui.Page;
import app.tangible.ui.TakesKeys;
import app.tangible.ui.TakesText;
import app.tangible.ui.Texts;
import app.tangible.ui.View;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which page is shown, and how the person got there. On the JavaFX thread. */
final class Navigator {

  private static final Logger LOG = LoggerFactory.getLogger(Navigator.class);
  private static final int DEEPEST = 10;

  private final TreeSet<Entry> entries = new TreeSet<>(Entry.IN_ORDER);
  private final Deque<Visit> visits = new ArrayDeque<>(); // the last is the one that is shown
  private final LanguageChoice choice;
  private final CalmChoice calm;
  private final Executor workers;
  private final PictureDesk pictures;
  private final String first;
  private final BooleanSupplier limited;
  private final Theme theme = new Theme();
  private final MenuBar menu = new MenuBar(this::openFromMenu, () -> open("viewers", Map.of()));
  private final Frame frame = new Frame(menu);
  private final Scene scene;
  private final FocusEngine focus;
  private Optional<Viewer> watching = Optional.empty();
  private boolean personIsHere;
  private boolean movedSinceOpened;

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
    this.first = first;
    this.limited = limited;
    this.workers = workers;
    this.scene = new Scene(frame, width, height);
    scene.getStylesheets().add(theme.sheet());
    Motion.calm(scene, calm.calm());
    this.focus = new FocusEngine(scene, this::field, () -> movedSinceOpened = false);
  }

  private Parent field() {
    return frame.layers().top().orElse(scene.getRoot());
  }

  Scene scene() {
    return scene;
  }

  void add(Entry entry) {
    entries.add(entry);
    menu.show(List.copyOf(entries), choice.locale());
    showViewer();
    Visit shown = visits.peekLast();
    // While nobody has pressed a key, pages still arrive: the first of the menu is the one to show.
    if (shown == null || (!personIsHere && before(entry, shown.entry()))) {
      if (entry.menu() || entry.id().equals(first)) {
        openFromMenu(entry.id());
      }
    } else {
      menu.select(root().entry().id());
    }
  }

  private boolean before(Entry one, Entry other) {
    return one.id().equals(first)
        || (!other.id().equals(first) && Entry.IN_ORDER.compare(one, other) < 0);
  }

  PictureDesk pictures() {
    return pictures;
  }

  /** Who is watching: for the end of the menu bar, and what he may open. */
  void viewer(Optional<Viewer> viewer) {
    watching = viewer;
    showViewer();
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

  private void showViewer() {
    Optional<Viewer> shown = watching.filter(who -> has("viewers"));
    menu.viewer(shown, shown.map(who -> shellTexts().get("viewer", who.name())).orElse(""));
  }

  void remove(Page page) {
    Entry gone = entries.stream().filter(entry -> entry.page() == page).findFirst().orElse(null);
    if (gone == null) {
      return;
    }
    entries.remove(gone);
    if (!visits.isEmpty() && visits.getLast().entry() == gone) {
      frame.layers().clear();
    }
    menu.show(List.copyOf(entries), choice.locale());
    showViewer();
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

  /** Where everything begins: the first page of the menu. */
  void home() {
    personIsHere = true;
    openFirst();
  }

  /** As if a keyboard had typed it into whatever has the focus. */
  void strike(String text) {
    personIsHere = true;
    Node owner = scene.getFocusOwner();
    if (owner != null) {
      Keystrokes.type(owner, text);
    }
  }

  private void openFirst() {
    entries.stream().filter(Entry::menu).findFirst().ifPresent(entry -> openFromMenu(entry.id()));
  }

  boolean has(String page) {
    return entry(page).isPresent();
  }

  /** Whether it is this page that the person sees. */
  boolean shows(String page) {
    Visit shown = visits.peekLast();
    return shown != null && shown.entry().id().equals(page);
  }

  private Optional<Entry> entry(String page) {
    return entries.stream().filter(entry -> entry.id().equals(page)).findFirst();
  }

  private void openFromMenu(String page) {
    entry(page)
        .flatMap(entry -> make(entry, Map.of()))
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
    entry(page)
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

  void back() {
    if (visits.size() > 1) {
      Visit left = visits.removeLast();
      show(visits.getLast());
      left.close();
    } else if (!visits.isEmpty()) {
      menu.tab(root().entry().id()).ifPresent(Node::requestFocus);
    }
  }

  private void show(Visit visit) {
    movedSinceOpened = false;
    frame.layers().clear();
    frame.show(visit.view().node(), visit.view().fullBleed());
    menu.select(root().entry().id());
    frame.applyCss();
    frame.layout();
    Node before = visit.focus();
    if (before != null && focus.shown(before)) {
      before.requestFocus();
    } else {
      focusSomething();
    }
  }

  private void focusSomething() {
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
    Visit shown = visits.peekLast();
    if (frame.layers().top().isPresent()) {
      return; // what lies over the page has it
    }
    if (shown != null && shown.isOf(screen) && (!movedSinceOpened || lost())) {
      node.requestFocus();
    }
  }

  private boolean lost() {
    @Nullable Node owner = scene.getFocusOwner();
    return owner == null || !focus.shown(owner);
  }

  /** What a key does: the view first, then the focus. */
  void press(Key key) {
    personIsHere = true;
    boolean over = frame.layers().top().isPresent();
    Visit shown = visits.peekLast();
    if (usedByFocus(key) || (!over && shown != null && usedBy(shown, key))) {
      return;
    }
    movedSinceOpened = movedSinceOpened || !over;
    switch (key) {
      case UP, DOWN, LEFT, RIGHT -> focus.move(key);
      case OK -> {
        if (lost()) {
          focusSomething();
        } else if (scene.getFocusOwner() instanceof ButtonBase button) {
          button.fire();
        }
      }
      case BACK -> {
        if (!frame.layers().back()) {
          back();
        }
      }
    }
  }

  private boolean usedByFocus(Key key) {
    for (Node at = scene.getFocusOwner(); at != null; at = at.getParent()) {
      if (at instanceof TakesKeys user && user.key(key)) {
        return true;
      }
    }
    return false;
  }

  /** What writes what is typed now. */
  Optional<TakesText> writer() {
    for (Node at = scene.getFocusOwner(); at != null; at = at.getParent()) {
      if (at instanceof TakesText writer) {
        return Optional.of(writer);
      }
    }
    return Optional.empty();
  }

  /** Characters came, from a keyboard or a telephone. */
  void type(String text) {
    personIsHere = true;
    movedSinceOpened = true;
    Optional<TakesText> writer = writer();
    if (writer.isPresent()) {
      writer.get().type(text);
    } else if (!text.isBlank() && frame.layers().top().isEmpty() && !visits.isEmpty()) {
      visits.getLast().view().type(text);
    }
  }

  private static boolean usedBy(Visit visit, Key key) {
    try {
      return visit.view().key(key);
    } catch (RuntimeException e) {
      LOG.error("the page {} failed at a key", visit.entry().id(), e);
      return false;
    }
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
    menu.show(List.copyOf(entries), choice.locale());
    showViewer();
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
