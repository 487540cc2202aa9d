package app.tangible.ui.market;

import app.tangible.store.Sale;
import app.tangible.ui.Action;
import app.tangible.ui.Artwork;
import app.tangible.ui.DealWords;
import app.tangible.ui.FilmLookup;
import app.tangible.ui.Line;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** One of the household's offers. It can have the focus where there is nothing to press on it. */
final class SaleRow extends HBox {

  private static final PseudoClass WARN = PseudoClass.getPseudoClass("warn");

  SaleRow(Sale sale, DealWords words, FilmLookup lookup) {
    setId("sale-" + sale.licence());
    getStyleClass().setAll("card", "sale");
    setFocusTraversable(true);
    setAccessibleText(sale.title() + ", " + words.title(sale));
    Artwork artwork = new Artwork(88, 132);
    artwork.title("", sale.film().hex());
    lookup.poster(sale.title(), 0, artwork);
    Line state = new Line(sale.over() && sale.state().gone() ? "good" : "lead", words.title(sale));
    VBox lines =
        new VBox(
            new Line("heading", sale.title()), state, new Line("quiet", words.hint(sale).strip()));
    lines.getStyleClass().add("sale-words");
    HBox.setHgrow(lines, Priority.ALWAYS);
    Line terms = new Line("figure", words.terms(sale));
    terms.setWrapText(false);
    terms.setMinWidth(USE_PREF_SIZE);
    getChildren().addAll(artwork, lines, terms);
    pseudoClassStateChanged(WARN, sale.problem().isPresent());
  }

  /** What the arrows reach. */
  Node focus() {
    return isFocusTraversable() ? this : getChildren().getLast();
  }

  /** Something to press; the row itself then needs no focus. */
  void act(Action action) {
    setFocusTraversable(false);
    getChildren().add(action);
  }
}
