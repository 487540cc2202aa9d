package app.tangible.ui.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.store.Money;
import app.tangible.ui.Places;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WalletFactsTest {

  private static final Instant WHEN = Instant.parse("2026-11-21T19:30:00Z");

  @TempDir Path folder;

  private static Receipt receipt(Receipt.What what, Optional<Money> money) {
    return new Receipt("r", what, "A film", WHEN, money, Optional.empty(), Optional.empty());
  }

  @Test
  void onlySalesAreEarnedEachCurrencyByItself() {
    assertThat(
            Receipts.earned(
                List.of(
                    receipt(Receipt.What.SOLD, Optional.of(new Money(640, "EUR"))),
                    receipt(Receipt.What.SOLD, Optional.of(new Money(360, "EUR"))),
                    receipt(Receipt.What.SOLD, Optional.of(new Money(500, "USD"))),
                    receipt(Receipt.What.BOUGHT, Optional.of(new Money(1300, "EUR"))),
                    receipt(Receipt.What.GIVEN, Optional.empty()))))
        .containsExactly(new Money(1000, "EUR"), new Money(500, "USD"));
  }

  @Test
  void anAddressIsShownWholeInGroupsThatPeopleCompare() {
    assertThat(AccountCard.grouped("0x" + "0123456789".repeat(4)))
        .isEqualTo("0x 0123 4567 8901 2345 6789\n     0123 4567 8901 2345 6789");
  }

  @Test
  void theLastBackupIsRememberedOverARestart() {
    LastBackup.Made made = new LastBackup.Made(WHEN, folder.resolve("a backup"));
    new LastBackup(folder).note(made);
    assertThat(new LastBackup(folder).made()).contains(made);
  }

  @Test
  void aNoteThatCannotBeReadIsNoBackup() throws Exception {
    assertThat(new LastBackup(folder).made()).isEmpty();
    Files.writeString(folder.resolve("backup"), "yesterday\nsomewhere\n");
    assertThat(new LastBackup(folder).made()).isEmpty();
    Files.writeString(folder.resolve("backup"), "x".repeat(10_000));
    assertThat(new LastBackup(folder).made()).isEmpty();
  }

  @Test
  void aBackupReplacesNoOtherAndIsFoundAgainNewestFirst() throws Exception {
    BackupFiles files = new BackupFiles(new Places(folder, List.of(folder.resolve("media"))));
    Path disk = Files.createDirectories(folder.resolve("media").resolve("USB"));
    assertThat(files.folders()).containsExactly(disk, folder);
    Path first = Files.writeString(files.fresh(disk), "one");
    Path second = Files.writeString(files.fresh(disk), "two");
    Files.writeString(folder.resolve("notes.txt"), "none");
    assertThat(second).isNotEqualTo(first);
    assertThat(files.found()).containsExactlyInAnyOrder(first, second);
  }
}
