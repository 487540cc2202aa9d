package app.tangible.identity.devicekeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tangible.host.NotAllowedException;
import app.tangible.identity.PassphraseHashing.Cost;
import app.tangible.identity.Protection;
import app.tangible.identity.bouncycastle.BouncyCastleOwnerKeys;
import app.tangible.identity.bouncycastle.BouncyCastlePassphraseHashing;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HouseProtectionTest {

  @TempDir private Path folder;

  private DeviceKeysIdentity identity() {
    return new DeviceKeysIdentity(
        new BouncyCastleOwnerKeys(),
        new Levels(
            new KeyVault(new KeyFile(folder), new Cost(8, 1, 1)),
            new BouncyCastlePassphraseHashing(),
            (reason, otherwise) -> Optional.empty(),
            new FakeSecretService(),
            new MachineWrapping(() -> Optional.of(new byte[] {1}))),
        Wish.of("machine", ""));
  }

  @Test
  void aChildDoesNotChangeHowTheKeysRest() {
    try (DeviceKeysIdentity identity = identity()) {
      HouseProtection protection = new HouseProtection(identity);
      protection.rules = () -> Optional.of("Mum can");
      assertThatThrownBy(
              () -> protection.change(Protection.PASSPHRASE, "long enough".toCharArray()))
          .isInstanceOf(NotAllowedException.class);
      assertThat(identity.protection()).isEqualTo(Protection.MACHINE_BOUND);
      protection.rules = Optional::empty;
      protection.change(Protection.PASSPHRASE, "long enough".toCharArray());
      assertThat(protection.protection()).isEqualTo(Protection.PASSPHRASE);
    }
  }

  @Test
  void refusesAPassphraseThatIsTooShort() {
    try (DeviceKeysIdentity identity = identity()) {
      HouseProtection protection = new HouseProtection(identity);
      assertThatThrownBy(() -> protection.change(Protection.PASSPHRASE, "seven77".toCharArray()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageNotContaining("seven77");
    }
  }
}
