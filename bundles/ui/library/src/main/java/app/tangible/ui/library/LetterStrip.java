package app.tangible.ui.library;

import app.tangible.library.Title;
import app.tangible.ui.Texts;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;

/** The letters with which names begin, one below the other: each leads to its first. */
final class LetterStrip extends VBox {

  private static final char OTHER = '#';

  private final Texts texts;
  private final IntConsumer show;
  private final IntConsumer enter;

  /**
   * @param show brings the place into sight, while the focus runs over the letters
   * @param enter goes there, when OK is pressed
   */
  LetterStrip(Texts texts, IntConsumer show, IntConsumer enter) {
    this.texts = texts;
    this.show = show;
    this.enter = enter;
    getStyleClass().add("letters");
  }

  /** Of these, in order of name; nothing where they are few, or in another order. */
  void show(List<Title> titles, boolean byName) {
    boolean wanted = byName && titles.size() > 30;
    setVisible(wanted);
    setManaged(wanted);
    Map<Character, Integer> first = wanted ? places(titles) : Map.of();
    List<String> ids = first.keySet().stream().map(LetterStrip::id).toList();
    if (!getChildren().stream().map(javafx.scene.Node::getId).toList().equals(ids)) {
      getChildren().setAll(first.keySet().stream().map(this::button).toList());
    }
    first.forEach(
        (letter, place) -> {
          Button button = (Button) getChildren().get(ids.indexOf(id(letter)));
          button.setUserData(place);
        });
  }

  static Map<Character, Integer> places(List<Title> titles) {
    Map<Character, Integer> first = new TreeMap<>();
    for (int i = 0; i < titles.size(); i++) {
      String name = titles.get(i).sortName();
      char letter = name.isEmpty() ? OTHER : Character.toUpperCase(name.charAt(0));
      first.putIfAbsent(letter >= 'A' && letter <= 'Z' ? letter : OTHER, i);
    }
    return first;
  }

  private static String id(char letter) {
    return "letter-" + (letter == OTHER ? "other" : letter);
  }

  private Button button(char letter) {
    Button button = new Button(String.valueOf(letter));
    button.setId(id(letter));
    button.getStyleClass().setAll("letter");
    button.setAccessibleText(
        letter == OTHER ? texts.get("letter.other") : texts.get("letter", letter));
    button
        .focusedProperty()
        .addListener(
            (property, before, now) -> {
              if (now && button.getUserData() instanceof Integer place) {
                show.accept(place);
              }
            });
    button.setOnAction(event -> enter.accept((Integer) button.getUserData()));
    return button;
  }
}
