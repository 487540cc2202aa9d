package app.tangible.identity.devicekeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.tangible.identity.IdentityException;
import app.tangible.identity.OwnerKeys;
import app.tangible.identity.PassphraseHashing;
import app.tangible.identity.PassphraseHashing.Cost;
import app.tangible.identity.PassphrasePrompt;
import app.tangible.identity.bouncycastle.BouncyCastleOwnerKeys;
import app.tangible.identity.bouncycastle.BouncyCastlePassphraseHashing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys that wait for a person, while nobody else does. */
class OpeningTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Cost CHEAP = new Cost(8, 1, 1);
  private static final OwnerKeys OWNER_KEYS = new BouncyCastleOwnerKeys();
  private static final PassphraseHashing HASHING = new BouncyCastlePassphraseHashing();

  @TempDir private Path folder;
  private final List<String> offered = new CopyOnWriteArrayList<>();
  private final Person person = new Person();
  private final AtomicBoolean waits = new AtomicBoolean();
  private Opening opening;

  /** Answers when the test says what. */
  private final class Person implements PassphrasePrompt {

    private final BlockingQueue<Optional<char[]>> answers = new LinkedBlockingQueue<>();
    private final List<Reason> asked = new CopyOnWriteArrayList<>();
    private final List<String> told = new CopyOnWriteArrayList<>();

    void types(String passphrase) {
      answers.add(Optional.of(passphrase.toCharArray()));
    }

    @Override
    public Optional<char[]> ask(Reason reason) {
      asked.add(reason);
      try {
        return answers.take();
      } catch (InterruptedException e) {
        told.add("never mind");
        Thread.currentThread().interrupt();
        return Optional.empty();
      }
    }

    @Override
    public void opened() {
      told.add("opened, offered " + offered.size());
    }

    @Override
    public void failed(IdentityException why) {
      told.add("failed");
    }
  }

  @AfterEach
  void close() {
    if (opening != null) {
      opening.close();
    }
  }

  private void begin(String protection, String passphrase) {
    opening =
        new Opening(
            asking ->
                () ->
                    new DeviceKeysIdentity(
                        OWNER_KEYS,
                        new Levels(
                            new KeyVault(new KeyFile(folder), CHEAP),
                            HASHING,
                            asking,
                            new FakeSecretService(),
                            new MachineWrapping(() -> Optional.of(new byte[] {1}))),
                        Wish.of(protection, passphrase)),
            new Opening.Ground() {
              @Override
              public Runnable offer(DeviceKeysIdentity identity) {
                offered.add(identity.owner().hex());
                return () -> offered.remove(identity.owner().hex());
              }

              @Override
              public void waits(boolean forSomebody) {
                waits.set(forSomebody);
              }

              @Override
              public boolean runs() {
                return true;
              }
            });
    opening.start();
  }

  private String wrapped() {
    begin("passphrase", "right");
    String owner = offered.getFirst();
    opening.close();
    assertThat(offered).isEmpty();
    return owner;
  }

  @Test
  void keysThatNeedNobodyAreOfferedBeforeTheStartGoesOn() {
    begin("machine", "");
    assertThat(offered).hasSize(1);
    assertThat(person.asked).isEmpty();
  }

  @Test
  void aPromptThatComesLateIsAskedUntilItIsRight() {
    String owner = wrapped();
    begin("auto", ""); // returns although nobody can be asked yet
    assertThat(offered).isEmpty();
    assertThat(waits).isFalse(); // nobody is asked
    opening.prompts().add(person);
    await().atMost(PATIENCE).untilTrue(waits);
    person.types("wrong");
    person.types("wrong");
    person.types("also wrong");
    person.types("wrong");
    person.types("right");
    await().atMost(PATIENCE).until(() -> offered.contains(owner));
    await().atMost(PATIENCE).until(() -> person.told.contains("opened, offered 1"));
    await().atMost(PATIENCE).untilFalse(waits);
    assertThat(person.asked)
        .hasSize(5)
        .startsWith(PassphrasePrompt.Reason.OPEN, PassphrasePrompt.Reason.OPEN_AFTER_A_WRONG_ONE);
  }

  @Test
  void whoDeclinesIsNotAskedAgainAndAnotherOneMayOpen() {
    wrapped();
    begin("auto", "");
    opening.prompts().add(person);
    person.answers.add(Optional.empty());
    await().atMost(PATIENCE).until(() -> person.answers.isEmpty());
    Person other = new Person();
    opening.prompts().add(other);
    other.types("right");
    await().atMost(PATIENCE).until(() -> !offered.isEmpty());
    assertThat(person.asked).hasSize(1);
  }

  @Test
  void aPromptThatGoesWhileItAsksIsLetGoAndTheNextOneAsked() {
    wrapped();
    begin("auto", "");
    opening.prompts().add(person);
    await().atMost(PATIENCE).until(() -> !person.asked.isEmpty());
    opening.prompts().remove(person);
    await().atMost(PATIENCE).until(() -> person.told.contains("never mind"));
    opening.prompts().add(person); // it came back
    person.types("right");
    await().atMost(PATIENCE).until(() -> !offered.isEmpty());
  }

  @Test
  void aPromptThatFailsIsLikeOneThatDeclines() {
    wrapped();
    begin("auto", "");
    opening
        .prompts()
        .add(
            reason -> {
              throw new IllegalStateException("on purpose");
            });
    opening.prompts().add(person);
    person.types("right");
    await().atMost(PATIENCE).until(() -> !offered.isEmpty());
  }

  @Test
  void closingWhileItIsAskedLetsThePersonGo() {
    wrapped();
    begin("auto", "");
    opening.prompts().add(person);
    await().atMost(PATIENCE).until(() -> !person.asked.isEmpty());
    opening.close();
    assertThat(person.told).contains("never mind");
    assertThat(offered).isEmpty();
  }

  @Test
  void closingWhileNobodyCanBeAskedEndsTheWait() {
    wrapped();
    begin("auto", "");
    opening.close();
    opening.prompts().add(person);
    assertThat(person.asked).isEmpty();
  }

  @Test
  void keysThatNobodyCouldOpenByTypingFailAtOnce() throws Exception {
    Files.write(folder.resolve("keys"), new byte[] {1, 2, 3});
    assertThatThrownBy(() -> begin("auto", ""))
        .isInstanceOf(IdentityException.class)
        .hasMessageContaining("is damaged");
  }

  @Test
  void whoTypedIsToldWhenTheKeysStayClosedAllTheSame() throws Exception {
    wrapped();
    Files.write(folder.resolve("owner"), new byte[] {1, 2, 3});
    begin("auto", "");
    opening.prompts().add(person);
    person.types("right");
    await().atMost(PATIENCE).until(() -> person.told.contains("failed"));
    assertThat(offered).isEmpty();
  }

  @Test
  void aPassphraseCanBeChosenBySomebodyWhoIsAsked() {
    begin("passphrase", "");
    opening.prompts().add(person);
    person.types("a new one");
    await().atMost(PATIENCE).until(() -> !offered.isEmpty());
    assertThat(person.asked).containsExactly(PassphrasePrompt.Reason.CHOOSE);
    opening.close();
    begin("auto", "a new one");
    assertThat(offered).hasSize(1);
  }
}
