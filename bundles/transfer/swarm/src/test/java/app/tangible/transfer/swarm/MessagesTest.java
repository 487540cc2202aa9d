package app.tangible.transfer.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.transfer.SupplyFault;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

class MessagesTest {

  private static final String NAME = "app.tangible.transfer.swarm.messages";

  @Test
  void everySentenceIsThereInBothLanguagesWithTheSameArguments() {
    ResourceBundle english = ResourceBundle.getBundle(NAME, Locale.ROOT);
    ResourceBundle french = ResourceBundle.getBundle(NAME, Locale.FRENCH);
    assertThat(french.getLocale()).isEqualTo(Locale.FRENCH);
    assertThat(french.keySet()).isEqualTo(english.keySet());
    for (String key : english.keySet()) {
      assertThat(french.getString(key)).as(key).isNotEqualTo(english.getString(key));
      assertThat(new MessageFormat(french.getString(key)).getFormatsByArgumentIndex())
          .as(key)
          .hasSameSizeAs(new MessageFormat(english.getString(key)).getFormatsByArgumentIndex());
    }
  }

  @Test
  void everyFaultHasASentence() {
    for (SupplyFault.Kind kind : SupplyFault.Kind.values()) {
      assertThat(Messages.text("fault." + kind, "source", "detail"))
          .contains("source", "detail")
          .doesNotContain("{");
    }
  }
}
