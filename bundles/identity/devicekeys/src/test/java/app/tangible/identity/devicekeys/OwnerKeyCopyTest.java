package app.tangible.identity.devicekeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tangible.identity.IdentityException;
import app.tangible.identity.OwnerKeyCopy;
import app.tangible.identity.OwnerKeys;
import app.tangible.identity.PassphraseHashing;
import app.tangible.identity.PassphraseHashing.Cost;
import app.tangible.identity.Protection;
import app.tangible.identity.bouncycastle.BouncyCastleOwnerKeys;
import app.tangible.identity.bouncycastle.BouncyCastlePassphraseHashing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnerKeyCopyTest {

  private static final Cost CHEAP = new Cost(8, 1, 1);
  private static final OwnerKeys OWNER_KEYS = new BouncyCastleOwnerKeys();
  private static final PassphraseHashing HASHING = new BouncyCastlePassphraseHashing();
  private static final char[] PASSWORD = "correct horse".toCharArray();

  @TempDir private Path old;
  @TempDir private Path fresh;

  @Test
  void anotherMachineBecomesTheSameOwnerFromTheNextStartOn() {
    try (DeviceKeysIdentity broken = start(old, "machine");
        DeviceKeysIdentity before = start(fresh, "machine")) {
      assertThat(before.adopt(broken.make(PASSWORD), PASSWORD)).isEqualTo(broken.address());
      assertThat(before.owner()).isNotEqualTo(broken.owner());
      try (DeviceKeysIdentity after = start(fresh, "machine")) {
        assertThat(after.owner()).isEqualTo(broken.owner());
        assertThat(after.device()).isEqualTo(before.device()).isNotEqualTo(broken.device());
        // What is encrypted on this machine still opens.
        assertThat(after.secretFor("library")).isEqualTo(before.secretFor("library"));
        assertThat(after.nodePublicKey()).isEqualTo(before.nodePublicKey());
      }
    }
  }

  @Test
  void staysSoWhenTheKeysAreWrappedAnew() {
    try (DeviceKeysIdentity broken = start(old, "machine");
        DeviceKeysIdentity before = start(fresh, "machine")) {
      before.adopt(broken.make(PASSWORD), PASSWORD);
      try (DeviceKeysIdentity after = start(fresh, "machine")) {
        after.change(Protection.PASSPHRASE, "a passphrase".toCharArray());
      }
      try (DeviceKeysIdentity wrapped = start(fresh, "auto")) {
        assertThat(wrapped.owner()).isEqualTo(broken.owner());
      }
    }
  }

  @Test
  void theKeyThatWasMadeHereIsNotLost() throws IOException {
    try (DeviceKeysIdentity broken = start(old, "machine");
        DeviceKeysIdentity before = start(fresh, "machine")) {
      before.adopt(broken.make(PASSWORD), PASSWORD);
      try (DeviceKeysIdentity after = start(fresh, "machine")) {
        after.change(Protection.PASSPHRASE, "a passphrase".toCharArray());
      }
      Files.delete(fresh.resolve("owner"));
      try (DeviceKeysIdentity again = start(fresh, "auto")) {
        assertThat(again.owner()).isEqualTo(before.owner());
      }
    }
  }

  @Test
  void anAdoptedOwnersCopyIsThatOwners(@TempDir Path third) {
    try (DeviceKeysIdentity broken = start(old, "machine");
        DeviceKeysIdentity second = start(fresh, "machine")) {
      second.adopt(broken.make(PASSWORD), PASSWORD);
      try (DeviceKeysIdentity again = start(fresh, "machine");
          DeviceKeysIdentity home = start(third, "machine")) {
        assertThat(home.adopt(again.make(PASSWORD), PASSWORD)).isEqualTo(broken.address());
      }
    }
  }

  @Test
  void holdsTheOwnersKeyAndNoOther() throws Exception {
    try (DeviceKeysIdentity one = start(old, "machine")) {
      OwnerCopy copy = OwnerCopy.decode(one.make(PASSWORD));
      byte[] secret = HASHING.hash(PASSWORD, copy.salt(), copy.cost());
      assertThat(OWNER_KEYS.publicKeyOf(copy.open(secret))).isEqualTo(one.owner());
    }
  }

  @Test
  void noTwoCopiesAreAlikeAndNoneHasTheKeyInClear() throws Exception {
    try (DeviceKeysIdentity one = start(old, "machine")) {
      byte[] first = one.make(PASSWORD);
      byte[] second = one.make(PASSWORD);
      assertThat(first).hasSize(OwnerCopy.BYTES).isNotEqualTo(second);
      OwnerCopy copy = OwnerCopy.decode(first);
      byte[] owner = copy.open(HASHING.hash(PASSWORD, copy.salt(), copy.cost()));
      assertThat(hex(first)).doesNotContain(hex(owner));
    }
  }

  /** Made by Node.js 22: hkdfSync("sha256", …) and createCipheriv("aes-256-gcm", …). */
  @Test
  void opensWhatAnotherImplementationMade() throws Exception {
    byte[] secret = "Z".repeat(32).getBytes(StandardCharsets.US_ASCII);
    String middle = "33".repeat(32) + "000100000000000300000001";
    String password =
        "22434bd223a4991ab37f4690b552d389e0224f528d5fa78c4b3abab890df225f"
            + "e4f21aaf482b390fa797efb96cbd2550";
    String root =
        "785097b7d2d8b52ff5054f02e869c1735dbe49744ed1794dabc9deff356e5e6b"
            + "834282b3e3f53b808b3c31f3eb68bdd7";
    String magic = hex("TANGOWN1".getBytes(StandardCharsets.US_ASCII));
    for (String copy : List.of(magic + "01" + middle + password, magic + "02" + middle + root)) {
      OwnerCopy read = OwnerCopy.decode(HexFormat.of().parseHex(copy));
      assertThat(hex(read.open(secret)))
          .isEqualTo("0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f20");
      assertThat(hex(read.encode())).isEqualTo(copy);
    }
  }

  @Test
  void anOwnerWhoseKeysAreGoneIsNotReplacedByAThirdOne() throws IOException {
    try (DeviceKeysIdentity broken = start(old, "machine");
        DeviceKeysIdentity home = start(fresh, "machine")) {
      home.adopt(broken.make(PASSWORD), PASSWORD);
    }
    Files.delete(fresh.resolve("keys"));
    assertThatThrownBy(() -> start(fresh, "machine"))
        .isInstanceOf(IdentityException.class)
        .hasMessageContaining("it is not known who owns this one");
    assertThat(fresh.resolve("keys")).doesNotExist();
  }

  @Test
  void refusesAnotherPasswordAndChangesNothing() {
    try (DeviceKeysIdentity broken = start(old, "machine");
        DeviceKeysIdentity home = start(fresh, "machine")) {
      byte[] copy = broken.make(PASSWORD);
      assertThatThrownBy(() -> home.adopt(copy, "another one".toCharArray()))
          .isInstanceOf(IdentityException.class)
          .hasMessageContaining("password");
      assertThat(fresh.resolve("owner")).doesNotExist();
    }
  }

  @Test
  void refusesACopyWithAnyBitChangedOrAnyByteMissing() {
    try (DeviceKeysIdentity broken = start(old, "machine");
        DeviceKeysIdentity home = start(fresh, "machine")) {
      byte[] copy = broken.make(PASSWORD);
      for (int bit = 0; bit < 8 * copy.length; bit++) {
        byte[] spoiled = copy.clone();
        spoiled[bit / 8] ^= (byte) (1 << bit % 8);
        assertThatThrownBy(() -> home.adopt(spoiled, PASSWORD))
            .as("bit %d", bit)
            .isInstanceOf(IdentityException.class);
      }
      for (int length = 0; length < copy.length; length++) {
        byte[] cut = java.util.Arrays.copyOf(copy, length);
        assertThatThrownBy(() -> home.adopt(cut, PASSWORD)).isInstanceOf(IdentityException.class);
      }
      assertThat(fresh.resolve("owner")).doesNotExist();
    }
  }

  @Test
  void refusesAShortPassword() {
    try (DeviceKeysIdentity one = start(old, "machine")) {
      assertThatThrownBy(
              () -> one.make("x".repeat(OwnerKeyCopy.SHORTEST_PASSWORD - 1).toCharArray()))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aDamagedFileOfTheOwnerIsNeverTakenForNone() throws IOException {
    try (DeviceKeysIdentity broken = start(old, "machine");
        DeviceKeysIdentity home = start(fresh, "machine")) {
      home.adopt(broken.make(PASSWORD), PASSWORD);
    }
    Path file = fresh.resolve("owner");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    byte[] content = Files.readAllBytes(file);
    for (byte[] bad :
        List.of(
            new byte[0],
            new byte[] {1},
            java.util.Arrays.copyOf(content, 4_000),
            flipped(content))) {
      Files.write(file, bad);
      assertThatThrownBy(() -> start(fresh, "machine"))
          .isInstanceOf(IdentityException.class)
          .hasMessageContaining("is damaged");
    }
  }

  @Test
  void theFileOfAnotherHomeIsRefused(@TempDir Path third) throws IOException {
    try (DeviceKeysIdentity broken = start(old, "machine");
        DeviceKeysIdentity home = start(fresh, "machine");
        DeviceKeysIdentity stranger = start(third, "machine")) {
      home.adopt(broken.make(PASSWORD), PASSWORD);
      assertThat(stranger.address()).isNotEqualTo(home.address());
    }
    Files.copy(fresh.resolve("owner"), third.resolve("owner"));
    assertThatThrownBy(() -> start(third, "machine")).isInstanceOf(IdentityException.class);
    // Nor does it pass for a copy that a password opens.
    byte[] inner = Files.readAllBytes(fresh.resolve("owner"));
    try (DeviceKeysIdentity home = start(old, "machine")) {
      assertThatThrownBy(() -> home.adopt(inner, PASSWORD)).isInstanceOf(IdentityException.class);
    }
  }

  private static byte[] flipped(byte[] content) {
    byte[] spoiled = content.clone();
    spoiled[content.length - 1] ^= 1;
    return spoiled;
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static DeviceKeysIdentity start(Path folder, String protection) {
    Levels levels =
        new Levels(
            new KeyVault(new KeyFile(folder), CHEAP),
            HASHING,
            (reason, otherwise) -> Optional.empty(),
            new FakeSecretService(),
            new MachineWrapping(
                () -> Optional.of("this machine".getBytes(StandardCharsets.UTF_8))));
    String passphrase = protection.equals("auto") ? "a passphrase" : "";
    return new DeviceKeysIdentity(OWNER_KEYS, levels, Wish.of(protection, passphrase));
  }
}
