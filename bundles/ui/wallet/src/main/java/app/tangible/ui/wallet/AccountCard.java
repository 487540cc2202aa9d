package app.tangible.ui.wallet;

import app.tangible.ui.Line;
import app.tangible.ui.QrCode;
import app.tangible.ui.Screen;
import app.tangible.ui.Texts;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The account's address, in groups and as a code for a telephone. */
final class AccountCard extends HBox {

  private static final int CODE_PIXELS = 264;
  private static final int GROUP = 4;
  private static final int GROUPS_A_LINE = 5;

  private final Line address = new Line("figure");
  private final ImageView code = new ImageView();

  AccountCard(Screen screen) {
    Texts texts = screen.texts();
    address.getStyleClass().add("address");
    address.setWrapText(false);
    VBox words =
        new VBox(
            new Line("heading", texts.get("account")),
            address,
            new Line("quiet", texts.get("account.hint")));
    words.getStyleClass().add("account-words");
    HBox.setHgrow(words, Priority.ALWAYS);
    getStyleClass().addAll("card", "plain", "account");
    getChildren().addAll(words, code);
  }

  void show(String text) {
    address.setText(grouped(text));
    address.setAccessibleText(text);
    code.setImage(QrCode.of(text, CODE_PIXELS));
  }

  /** Two lines of five groups of four digits, as people compare them. */
  static String grouped(String text) {
    String digits = text.startsWith("0x") ? text.substring(2) : text;
    StringBuilder grouped = new StringBuilder("0x ");
    for (int i = 0; i < digits.length(); i += GROUP) {
      int group = i / GROUP;
      if (group > 0) {
        grouped.append(group % GROUPS_A_LINE == 0 ? "\n     " : " ");
      }
      grouped.append(digits, i, Math.min(digits.length(), i + GROUP));
    }
    return grouped.toString();
  }
}
