package app.tangible.library.folders;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

class MessagesTest {

  private static final String NAME = "app.tangible.library.folders.messages";

  @Test
  void everySentenceIsThereInBothLanguagesWithTheSameArguments() {
    ResourceBundle english = ResourceBundle.getBundle(NAME, Locale.ROOT);
    ResourceBundle french = ResourceBundle.getBundle(NAME, Locale.FRENCH);
    assertThat(french.getLocale()).isEqualTo(Locale.FRENCH);
    assertThat(french.keySet()).isEqualTo(english.keySet());
    for (String key : english.keySet()) {
      assertThat(new MessageFormat(french.getString(key)).getFormatsByArgumentIndex())
          .as(key)
          .hasSameSizeAs(new MessageFormat(english.getString(key)).getFormatsByArgumentIndex());
    }
  }
}
