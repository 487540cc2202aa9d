package app.tangible.ui.shell;

import app.tangible.ui.View;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A page that was opened, and remains so until the person goes back beyond it. */
final class Visit {

  private static final Logger LOG = LoggerFactory.getLogger(Visit.class);

  private final Entry entry;
  private final Map<String, String> arguments;
  private final PageScreen screen;
  private final View view;
  private final boolean kept;
  private @Nullable Node focus;
  private @Nullable String focusId;
  private @Nullable Node offered;

  /**
   * @param kept whether a {@link Gate} stands in the page's place
   */
  Visit(Entry entry, Map<String, String> arguments, PageScreen screen, View view, boolean kept) {
    this.entry = entry;
    this.arguments = Map.copyOf(arguments);
    this.screen = screen;
    this.view = view;
    this.kept = kept;
  }

  Entry entry() {
    return entry;
  }

  Map<String, String> arguments() {
    return arguments;
  }

  boolean kept() {
    return kept;
  }

  View view() {
    return view;
  }

  boolean isOf(PageScreen other) {
    return screen == other;
  }

  /** A page has come or gone. */
  void pagesChanged() {
    screen.pagesChanged();
  }

  /**
   * Where the focus was when it was last seen; where a node shows another thing meanwhile, that
   * which shows the same now.
   */
  Optional<Node> focus() {
    if (focus == null || focusId == null || focusId.equals(focus.getId())) {
      return Optional.ofNullable(focus);
    }
    return Optional.ofNullable(view.node().lookup("#" + focusId));
  }

  void focus(@Nullable Node node) {
    focus = node;
    focusId = node == null ? null : node.getId();
  }

  /** What wanted the focus while another page was shown. */
  Optional<Node> offered() {
    return Optional.ofNullable(offered);
  }

  void offered(@Nullable Node node) {
    offered = node;
  }

  void close() {
    screen.close();
    focus(null);
    offered(null);
    try {
      view.close();
    } catch (Exception e) { // a page's own fault must not keep the others from closing
      LOG.error("the page {} did not close", entry.id(), e);
    }
  }
}
