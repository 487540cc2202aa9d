package app.tangible.identity.devicekeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tangible.identity.IdentityException;
import app.tangible.identity.PassphraseHashing.Cost;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineFactsTest {

  private static final String ID = "0123456789abcdef0123456789abcdef";
  private static final byte[] CARD = {2, 0, 0, 0, 0, 1};
  private static final byte[] OTHER_CARD = {2, 0, 0, 0, 0, 2};

  @TempDir private Path slash;

  @Test
  void takesTheMachineIdFirst() throws Exception {
    write("etc/machine-id", ID + "\n");
    write("var/lib/dbus/machine-id", "f".repeat(32) + "\n");
    assertThat(text(CARD)).isEqualTo("machine-id " + ID);
    assertThat(text()).isEqualTo("machine-id " + ID);
  }

  @Test
  void takesTheBusIdWhereThatIsMissing() throws Exception {
    write("var/lib/dbus/machine-id", ID);
    assertThat(text(CARD)).isEqualTo("machine-id " + ID);
  }

  @Test
  void takesTheHardwareWhereTheIdIsNone() throws Exception {
    for (String none : new String[] {"", "uninitialized\n", "0".repeat(32), ID + ID}) {
      write("etc/machine-id", none);
      assertThat(text(CARD)).startsWith("hardware ").contains("020000000001");
    }
    write("sys/class/dmi/id/board_serial", "B-1");
    assertThat(text()).startsWith("hardware B-1");
  }

  @Test
  void takesTheCardsInAnyOrder() {
    assertThat(text(CARD, OTHER_CARD)).isEqualTo(text(OTHER_CARD, CARD)).isNotEqualTo(text(CARD));
  }

  @Test
  void refusesAMachineWithNothingOfItsOwn() {
    MachineFacts facts = new MachineFacts(slash, Stream::of);
    assertThat(facts.get()).isEmpty();
    MachineWrapping wrapping = new MachineWrapping(facts);
    assertThatThrownBy(() -> wrapping.create(new byte[32], new Cost(8, 1, 1)))
        .isInstanceOf(IdentityException.class)
        .hasMessageContaining("machine-id");
  }

  @Test
  void findsThisMachineTwiceTheSame() {
    assertThat(MachineFacts.ofThisMachine().get())
        .usingRecursiveComparison()
        .isEqualTo(MachineFacts.ofThisMachine().get());
  }

  private String text(byte[]... cards) {
    return new String(
        new MachineFacts(slash, () -> Stream.of(cards)).get().orElseThrow(),
        StandardCharsets.UTF_8);
  }

  private void write(String name, String text) throws IOException {
    Path file = slash.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
