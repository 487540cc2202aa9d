package app.tangible.identity.devicekeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tangible.host.ProductHome;
import app.tangible.identity.AgreementKey;
import app.tangible.identity.DeviceGrant;
import app.tangible.identity.IdentityException;
import app.tangible.identity.LoanStatement;
import app.tangible.identity.OwnerKeys;
import app.tangible.identity.PassphraseHashing;
import app.tangible.identity.PassphraseHashing.Cost;
import app.tangible.identity.PassphrasePrompt;
import app.tangible.identity.PassphrasePrompt.Reason;
import app.tangible.identity.Protection;
import app.tangible.identity.ReceiptKey;
import app.tangible.identity.TypedMessage;
import app.tangible.identity.bouncycastle.BouncyCastleOwnerKeys;
import app.tangible.identity.bouncycastle.BouncyCastlePassphraseHashing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DeviceKeysIdentityTest {

  private static final Cost CHEAP = new Cost(8, 1, 1);
  private static final OwnerKeys OWNER_KEYS = new BouncyCastleOwnerKeys();
  private static final PassphraseHashing HASHING = new BouncyCastlePassphraseHashing();

  private static final ReceiptKey RECEIPTS = new ReceiptKey("22".repeat(32));

  @TempDir private Path folder;
  private final FakeSecretService secretService = new FakeSecretService();
  private final List<PassphrasePrompt> prompts = new ArrayList<>();
  private String machine = "this machine";

  @ParameterizedTest
  @CsvSource({
    "passphrase, PASSPHRASE",
    "secret-service, SECRET_SERVICE",
    "machine, MACHINE_BOUND",
    "auto, PASSPHRASE"
  })
  void isTheSameAtEveryStart(String protection, Protection level) {
    try (DeviceKeysIdentity first = start(protection, "right");
        DeviceKeysIdentity second = start(protection, "right")) {
      assertThat(first.protection()).isEqualTo(level);
      assertThat(second.protection()).isEqualTo(level);
      assertThat(second.owner()).isEqualTo(first.owner());
      assertThat(second.device()).isEqualTo(first.device());
      assertThat(second.secretFor("library")).isEqualTo(first.secretFor("library"));
    }
  }

  @Test
  void peersKnowItByAnotherKeyThanTheStore() {
    try (DeviceKeysIdentity keys = start("machine", "")) {
      assertThat(keys.nodePublicKey()).isNotEqualTo(keys.device().bytes());
      assertThat(keys.signAsNode(new byte[] {1})).isNotEqualTo(keys.sign(new byte[] {1}).bytes());
      // No purpose that anybody may name gives the seed.
      assertThat(NodeSigner.publicKeyOf(keys.secretFor("node"))).isNotEqualTo(keys.nodePublicKey());
    }
  }

  @Test
  void twoHouseholdsShareNothing(@TempDir Path other) {
    try (DeviceKeysIdentity one = start("machine", "")) {
      folder = other;
      try (DeviceKeysIdentity two = start("machine", "")) {
        assertThat(two.owner()).isNotEqualTo(one.owner());
        assertThat(two.device()).isNotEqualTo(one.device());
        assertThat(two.secretFor("library")).isNotEqualTo(one.secretFor("library"));
      }
    }
  }

  @Test
  void autoTakesThePassphraseThenTheSecretServiceThenTheMachine(@TempDir Path two) {
    try (DeviceKeysIdentity desktop = start("auto", "")) {
      assertThat(desktop.protection()).isEqualTo(Protection.SECRET_SERVICE);
    }
    folder = two;
    secretService.answers = false;
    try (DeviceKeysIdentity box = start("auto", "")) {
      assertThat(box.protection()).isEqualTo(Protection.MACHINE_BOUND);
    }
    secretService.answers = true;
    try (DeviceKeysIdentity stays = start("auto", "")) {
      assertThat(stays.protection()).isEqualTo(Protection.MACHINE_BOUND);
    }
    try (DeviceKeysIdentity given = start("auto", "now")) {
      assertThat(given.protection()).isEqualTo(Protection.PASSPHRASE);
    }
  }

  @ParameterizedTest
  @EnumSource(Protection.class)
  void changesFromEachLevelToEachOther(Protection from) {
    for (Protection to : Protection.values()) {
      folder = folder.resolve(to.name());
      folder.toFile().mkdirs();
      secretService.secrets.clear();
      try (DeviceKeysIdentity identity = start(nameOf(from), "old")) {
        identity.change(to, to == Protection.PASSPHRASE ? "new".toCharArray() : new char[0]);
        assertThat(identity.protection()).isEqualTo(to);
        try (DeviceKeysIdentity again =
            start(nameOf(to), to == Protection.PASSPHRASE ? "new" : "")) {
          assertThat(again.owner()).isEqualTo(identity.owner());
          assertThat(again.device()).isEqualTo(identity.device());
        }
      }
      assertThat(secretService.secrets).hasSize(to == Protection.SECRET_SERVICE ? 1 : 0);
      if (from == Protection.PASSPHRASE && to == Protection.PASSPHRASE) {
        assertThatThrownBy(() -> start("passphrase", "old")).isInstanceOf(IdentityException.class);
      }
    }
  }

  @Test
  void aChangeThatFailsLeavesTheOldWrapping() throws Exception {
    try (DeviceKeysIdentity identity = start("passphrase", "right")) {
      secretService.answers = false;
      assertThatThrownBy(() -> identity.change(Protection.SECRET_SERVICE, new char[0]))
          .isInstanceOf(IdentityException.class);
      assertThatThrownBy(() -> identity.change(Protection.PASSPHRASE, new char[0]))
          .isInstanceOf(IdentityException.class);
      // The disk fails: the new file's place is taken by a folder that is not empty.
      secretService.answers = true;
      Files.createDirectories(folder.resolve("keys.new/full"));
      assertThatThrownBy(() -> identity.change(Protection.SECRET_SERVICE, new char[0]))
          .isInstanceOf(IdentityException.class)
          .hasMessageContaining("cannot be written");
      assertThat(secretService.secrets).isEmpty();
      assertThat(identity.protection()).isEqualTo(Protection.PASSPHRASE);
    }
    Files.delete(folder.resolve("keys.new/full"));
    Files.delete(folder.resolve("keys.new"));
    start("passphrase", "right").close();
  }

  @Test
  void refusesAWrongPassphraseAndSaysSo() throws Exception {
    start("passphrase", "right").close();
    byte[] before = Files.readAllBytes(folder.resolve("keys"));
    assertThatThrownBy(() -> start("passphrase", "wrong"))
        .isInstanceOf(IdentityException.class)
        .hasMessageContaining("The passphrase is wrong")
        .hasMessageNotContaining("wrong\"");
    assertThatThrownBy(() -> start("auto", ""))
        .isInstanceOf(IdentityException.class)
        .hasMessageContaining("on the screen")
        .hasMessageContaining("set TANGIBLE_PASSPHRASE");
    assertThat(Files.readAllBytes(folder.resolve("keys"))).isEqualTo(before);
  }

  @Test
  void refusesAHomeCopiedToAnotherMachineAndSaysSo() {
    start("machine", "").close();
    machine = "another machine";
    assertThatThrownBy(() -> start("auto", ""))
        .isInstanceOf(IdentityException.class)
        .hasMessageContaining("made on another machine")
        .hasMessageContaining("Start on that machine");
    machine = "this machine";
    start("auto", "").close();
  }

  @Test
  void refusesWhenTheSecretServiceIsGoneAndSaysSo() {
    start("secret-service", "").close();
    secretService.answers = false;
    assertThatThrownBy(() -> start("auto", ""))
        .isInstanceOf(IdentityException.class)
        .hasMessageContaining("secret service lost");
  }

  @Test
  void refusesAnExplicitLevelThatIsNotToBeHad() {
    secretService.answers = false;
    assertThatThrownBy(() -> start("secret-service", "")).isInstanceOf(IdentityException.class);
    assertThatThrownBy(() -> start("passphrase", ""))
        .isInstanceOf(IdentityException.class)
        .hasMessageContaining("none was given");
    assertThat(folder.resolve("keys")).doesNotExist();
    assertThatThrownBy(() -> start("Machine", "")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anUnfilledPlaceholderIsNoPassphrase() {
    try (DeviceKeysIdentity identity = start("auto", "$[env:TANGIBLE_PASSPHRASE]")) {
      assertThat(identity.protection()).isEqualTo(Protection.SECRET_SERVICE);
    }
  }

  @Test
  void neverBelievesADamagedFile() throws Exception {
    start("passphrase", "right").close();
    byte[] good = Files.readAllBytes(folder.resolve("keys"));
    for (int bit = 0; bit < good.length * 8; bit++) {
      byte[] bad = good.clone();
      bad[bit / 8] ^= (byte) (1 << bit % 8);
      refusesAsDamaged(bad);
    }
    for (int length = 0; length < good.length; length++) {
      refusesAsDamaged(Arrays.copyOf(good, length));
    }
    refusesAsDamaged(Arrays.copyOf(good, good.length + 1));
    refusesAsDamaged(new byte[1 << 20]);
  }

  @Test
  void aHalfWrittenNewFileIsNotLookedAt() throws Exception {
    try (DeviceKeysIdentity first = start("machine", "")) {
      Files.write(folder.resolve("keys.new"), new byte[7]);
      try (DeviceKeysIdentity second = start("machine", "")) {
        assertThat(second.owner()).isEqualTo(first.owner());
        second.change(Protection.PASSPHRASE, "new".toCharArray());
      }
      assertThat(folder.resolve("keys.new")).doesNotExist();
    }
  }

  @Test
  void keepsTheFileToItsOwnerAndNothingInClear() throws Exception {
    try (DeviceKeysIdentity identity = start("machine", "")) {
      Path file = folder.resolve("keys");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
      String hex = HexFormat.of().formatHex(Files.readAllBytes(file));
      assertThat(hex)
          .doesNotContain(identity.device().hex())
          .doesNotContain(HexFormat.of().formatHex(identity.secretFor("library")));
      try (var files = Files.list(folder)) {
        assertThat(files).containsExactly(file);
      }
    }
  }

  @Test
  void asksAPersonAsOftenAsItTakes() {
    List<Reason> reasons = new ArrayList<>();
    List<String> answers = new ArrayList<>(List.of("right", "a", "b", "c", "d", "right"));
    prompts.add(
        reason -> {
          reasons.add(reason);
          return Optional.of(answers.removeFirst().toCharArray());
        });
    start("passphrase", "").close();
    start("auto", "").close();
    assertThat(reasons)
        .startsWith(Reason.CHOOSE, Reason.OPEN, Reason.OPEN_AFTER_A_WRONG_ONE)
        .endsWith(Reason.OPEN_AFTER_A_WRONG_ONE)
        .hasSize(6);
  }

  @Test
  void asksAfterAConfiguredOneThatIsWrong() {
    start("passphrase", "right").close();
    List<Reason> reasons = new ArrayList<>();
    prompts.add(
        reason -> {
          reasons.add(reason);
          return Optional.of("right".toCharArray());
        });
    start("auto", "wrong").close();
    assertThat(reasons).containsExactly(Reason.OPEN_AFTER_A_WRONG_ONE);
  }

  @Test
  void stopsWhenThePersonDeclines() {
    start("passphrase", "right").close();
    prompts.add(reason -> Optional.empty());
    assertThatThrownBy(() -> start("passphrase", "")).isInstanceOf(IdentityException.class);
  }

  @Test
  void grantsItsDeviceInTheOwnersName() {
    AgreementKey agreement = new AgreementKey("11".repeat(32));
    try (DeviceKeysIdentity identity = start("machine", "")) {
      DeviceGrant grant = identity.grant(agreement, RECEIPTS);
      assertThat(grant.owner()).isEqualTo(identity.owner());
      assertThat(grant.device()).isEqualTo(identity.device());
      assertThat(identity.address()).isEqualTo(OWNER_KEYS.addressOf(identity.owner()));
      String statement = DeviceGrant.statement(identity.device(), agreement, RECEIPTS);
      assertThat(OWNER_KEYS.verifiesText(identity.owner(), statement, grant.signature())).isTrue();
    }
  }

  @Test
  void signsOffersAndLoansInTheOwnersName() {
    String contract = "0x" + "c0".repeat(20);
    TypedMessage offer =
        new TypedMessage(
            new TypedMessage.Domain(TypedMessage.LICENCE_DOMAIN, "1", 31_337, contract),
            "Cancel",
            List.of(new TypedMessage.Member("uint256", "tokenId", "7")));
    try (DeviceKeysIdentity identity = start("machine", "")) {
      assertThat(OWNER_KEYS.verifiesTyped(identity.owner(), offer, identity.sign(offer))).isTrue();
      LoanStatement loan =
          new LoanStatement(31_337, contract, "7", identity.owner(), Instant.ofEpochSecond(99));
      assertThat(OWNER_KEYS.verifiesText(identity.owner(), loan.text(), identity.sign(loan)))
          .isTrue();
    }
  }

  @Test
  void signsNothingForAForeignContract() {
    TypedMessage permit =
        new TypedMessage(
            new TypedMessage.Domain("USD Coin", "2", 1, "0x" + "c0".repeat(20)),
            "Permit",
            List.of(new TypedMessage.Member("uint256", "value", "1")));
    try (DeviceKeysIdentity identity = start("machine", "")) {
      assertThatThrownBy(() -> identity.sign(permit)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void signsAsItsDevice() throws Exception {
    byte[] message = "message".getBytes(StandardCharsets.UTF_8);
    try (DeviceKeysIdentity identity = start("machine", "")) {
      byte[] spki = HexFormat.of().parseHex("302a300506032b6570032100" + identity.device().hex());
      Signature verifier = Signature.getInstance("Ed25519");
      verifier.initVerify(
          KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki)));
      verifier.update(message);
      assertThat(verifier.verify(identity.sign(message).bytes())).isTrue();
    }
  }

  @Test
  void derivesASecretForEachPurpose() {
    try (DeviceKeysIdentity identity = start("machine", "")) {
      assertThat(identity.secretFor("library")).hasSize(32);
      assertThat(identity.secretFor("library")).isNotEqualTo(identity.secretFor("decoder"));
      for (String bad : new String[] {"", "Library", "a b", "a".repeat(65)}) {
        assertThatThrownBy(() -> identity.secretFor(bad))
            .isInstanceOf(IllegalArgumentException.class);
      }
    }
  }

  @Test
  void startsAsTheContainerStartsIt() {
    ProductHome home =
        new ProductHome() {
          @Override
          public String product() {
            return "center";
          }

          @Override
          public Path folder(String name) {
            assertThat(name).isEqualTo("identity");
            return folder;
          }

          @Override
          public Path distribution() {
            return folder;
          }
        };
    try (DeviceKeysIdentity identity =
        new DeviceKeysIdentity(
            OWNER_KEYS,
            Levels.of(home, HASHING, this::ask),
            Wish.of("passphrase", "long enough"))) {
      assertThat(identity.protection()).isEqualTo(Protection.PASSPHRASE);
    }
  }

  private void refusesAsDamaged(byte[] content) throws IOException {
    Files.write(folder.resolve("keys"), content);
    assertThatThrownBy(() -> start("passphrase", "right"))
        .isInstanceOf(IdentityException.class)
        .hasMessageContaining("is damaged");
    assertThat(Files.readAllBytes(folder.resolve("keys"))).isEqualTo(content);
  }

  private DeviceKeysIdentity start(String protection, String passphrase) {
    Levels levels =
        new Levels(
            new KeyVault(new KeyFile(folder), CHEAP),
            HASHING,
            this::ask,
            secretService,
            new MachineWrapping(() -> Optional.of(machine.getBytes(StandardCharsets.UTF_8))));
    return new DeviceKeysIdentity(OWNER_KEYS, levels, Wish.of(protection, passphrase));
  }

  private static String nameOf(Protection level) {
    return switch (level) {
      case PASSPHRASE -> "passphrase";
      case SECRET_SERVICE -> "secret-service";
      case MACHINE_BOUND -> "machine";
    };
  }

  private Optional<char[]> ask(Reason reason, String otherwise) {
    return prompts.stream().flatMap(prompt -> prompt.ask(reason).stream()).findFirst();
  }
}
