package app.tangible.ui.shell;

import app.tangible.library.Viewers.Viewer;
import app.tangible.ui.Language;
import app.tangible.ui.Motion;
import app.tangible.ui.Overlay;
import app.tangible.ui.Page;
import app.tangible.ui.Texts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;

/** Which page is shown, and how the person got there. On the JavaFX thread. */
final class Navigator implements Hands.Ground {

  private final Entries entries;
  private final Journey journey = new Journey();
  private final LanguageChoice choice;
  private final CalmChoice calm;
  private final PictureDesk pictures;
  private final Doors doors;
  private final MenuBar menu = new MenuBar(this::openFromMenu, () -> open("viewers", Map.of()));
  private final Frame frame = new Frame(menu);
  private final Scene scene;
  private final Hands hands;
  private Optional<Viewer> watching = Optional.empty();

  /**
   * @param first id of the page to begin with; empty for the first of the menu
   * @param who watches now; what {@link #viewer} says of it may come later
   */
  Navigator(
      LanguageChoice choice,
      CalmChoice calm,
      PictureDesk pictures,
      Executor workers,
      String first,
      Supplier<Optional<Viewer>> who,
      double width,
      double height) {
    this.choice = choice;
    this.calm = calm;
    this.pictures = pictures;
    this.entries = new Entries(first);
    Theme theme = new Theme();
    this.doors = new Doors(this, workers, choice, who, theme);
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
    Optional<Visit> shown = journey.shown();
    // While nobody has pressed a key, pages still arrive: the first of the menu is the one to show.
    if (entry.insists()) {
      frame.layers().clear();
      begin(entry);
    } else if (shown.isEmpty() || (!hands.here() && entries.before(entry, shown.get().entry()))) {
      if (entries.begins(entry)) {
        begin(entry);
      }
    } else {
      menu.select(journey.root().entry().id());
    }
    journey.all().forEach(Visit::pagesChanged);
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
    boolean another = !viewer.map(Viewer::name).equals(watching.map(Viewer::name));
    watching = viewer;
    showMenu();
    if (viewer.isPresent()) {
      openAndShutGates(another);
      journey.all().forEach(Visit::pagesChanged);
    }
  }

  /**
   * Also of pages that are not seen now: back leads to them.
   *
   * @param another whether somebody else watches: a gate names who is kept from the page
   */
  private void openAndShutGates(boolean another) {
    Optional<Visit> shown = journey.shown();
    journey.anew(
        visit -> visit.kept() != doors.keeps(visit.entry()) || (visit.kept() && another),
        this::again);
    showAfter(shown);
  }

  private Optional<Visit> again(Visit visit) {
    return make(visit.entry(), visit.arguments());
  }

  /** Shows what the way leads to now, unless it is still the same. */
  private void showAfter(Optional<Visit> before) {
    if (journey.isEmpty()) {
      frame.clear();
      openFirst();
    } else if (!journey.shown().equals(before)) {
      journey.shown().ifPresent(this::show);
    } else {
      menu.select(journey.root().entry().id());
    }
  }

  void remove(Page page) {
    entries.remove(page).ifPresent(this::gone);
  }

  private void gone(Entry gone) {
    Optional<Visit> shown = journey.shown();
    if (shown.filter(visit -> visit.entry() == gone).isPresent()) {
      frame.layers().clear();
    }
    showMenu();
    journey.without(gone);
    if (gone.insists()) {
      hands.leave(); // what comes now is the beginning, which nobody has chosen yet
    }
    showAfter(shown);
    journey.all().forEach(Visit::pagesChanged);
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

  /** Whether it is there and who watches may open it. */
  boolean opens(String page) {
    return entries.of(page).filter(entry -> !doors.keeps(entry)).isPresent();
  }

  /** Whether it is this page that the person sees. */
  boolean shows(String page) {
    return journey.shown().filter(visit -> visit.entry().id().equals(page)).isPresent();
  }

  private void openFromMenu(String page) {
    entries.of(page).ifPresent(this::begin);
  }

  /** Opens it as the first of a new way. */
  private void begin(Entry entry) {
    make(entry, Map.of())
        .ifPresent(
            visit -> {
              List<Visit> before = journey.leave();
              journey.on(visit);
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
              frame.layers().clear(); // where the focus was before them is what is remembered
              journey.shown().ifPresent(left -> left.focus(scene.getFocusOwner()));
              journey.on(visit);
              show(visit);
            });
  }

  private Optional<Visit> make(Entry entry, Map<String, String> arguments) {
    return doors.open(entry, arguments);
  }

  /** Lays something over the page, while it is the one that is shown. */
  Overlay over(PageScreen screen, Overlay.Place place, Node content, Runnable gone) {
    return journey
        .shown()
        .filter(visit -> visit.isOf(screen))
        .map(visit -> frame.layers().open(place, content, doors.sheets(visit.entry()), gone))
        .orElse(() -> {});
  }

  /** Leads back to where the person came from; from the first page to its place in the menu. */
  void leave() {
    Optional<Visit> left = journey.back();
    if (left.isPresent()) {
      journey.shown().ifPresent(this::show);
      left.get().close();
    } else if (!journey.isEmpty()) {
      menu.tab(journey.root().entry().id()).ifPresent(Node::requestFocus);
    }
  }

  private void show(Visit visit) {
    hands.rest();
    frame.layers().clear();
    frame.show(visit.view().node(), visit.view().fullBleed());
    menu.select(journey.root().entry().id());
    frame.applyCss();
    frame.layout();
    visit
        .focus()
        .filter(hands.focus()::shown)
        .or(() -> visit.offered().filter(hands.focus()::shown))
        .ifPresentOrElse(Node::requestFocus, this::focusSomething);
    visit.offered(null);
  }

  @Override
  public void focusSomething() {
    FocusEngine.first(frame.page())
        .or(() -> menu.tab(journey.root().entry().id()))
        .ifPresent(Node::requestFocus);
  }

  void offerFocus(PageScreen screen, Node node) {
    Optional<Visit> shown = open();
    if (shown.filter(visit -> visit.isOf(screen)).isEmpty()) {
      journey.all().stream()
          .filter(visit -> visit.isOf(screen))
          .forEach(visit -> visit.offered(node));
    } else if (!hands.moved() || hands.lost()) {
      node.requestFocus();
    }
  }

  @Override
  public Optional<Visit> open() {
    return frame.layers().top().isPresent() // what lies over the page has the keys
        ? Optional.empty()
        : journey.shown();
  }

  @Override
  public void back() {
    if (!frame.layers().back()) {
      leave();
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
    showMenu();
    String focused = scene.getFocusOwner() == null ? null : scene.getFocusOwner().getId();
    journey.anew(visit -> true, this::again);
    showAfter(Optional.empty());
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
    journey.leave().forEach(Visit::close);
    frame.clear();
    frame.stop();
    menu.stop();
    choice.close();
  }
}
