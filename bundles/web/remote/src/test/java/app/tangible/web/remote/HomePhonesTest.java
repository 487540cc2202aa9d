package app.tangible.web.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tangible.host.NotAllowedException;
import app.tangible.library.testing.FakeViewers;
import app.tangible.library.testing.FolderHome;
import app.tangible.web.phones.Phones;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is remembered of phones, and what is not. */
class HomePhonesTest {

  @TempDir Path folder;
  private HomePhones phones;

  @BeforeEach
  void open() {
    phones = phones();
  }

  private HomePhones phones() {
    return new HomePhones(new FolderHome(folder), Duration.ofMinutes(5), InstantSource.system());
  }

  private Path file() {
    return folder.resolve("phones/phones.json");
  }

  @Test
  void nothingIsOnUntilAPersonSwitchesItOn() {
    assertThat(phones.state().on()).isFalse();
    assertThat(Files.exists(file())).isFalse();
    phones.invite();
    assertThat(phones.state().invitation()).isEmpty();
    phones.serve(true);
    assertThat(phones().state().on()).isTrue();
  }

  @Test
  void aPhoneIsKnownAfterARestartAndItsTokenIsNowhereOnTheDisk() throws Exception {
    String token = phones.admit("Phone");
    assertThat(Files.readString(file())).contains("Phone").doesNotContain(token);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
    HomePhones later = phones();
    assertThat(later.known(token).orElseThrow().name()).isEqualTo("Phone");
    assertThat(later.known(token + "x")).isEmpty();
  }

  @Test
  void aPhoneThatIsRemovedIsOutAtOnceAndAfterARestart() {
    String token = phones.admit("Phone");
    phones.remove(phones.state().paired().getFirst().id());
    assertThat(phones.known(token)).isEmpty();
    assertThat(phones().known(token)).isEmpty();
  }

  @Test
  void whoHasAnAgeLimitLetsNoPhoneInAndPutsNoneOut() {
    FakeViewers viewers = FakeViewers.family();
    phones.rules = viewers;
    phones.serve(true);
    phones.reachable(List.of(URI.create("http://192.168.1.2:8471")), null);
    phones.invite();
    String code = phones.state().invitation().orElseThrow().code();
    String token = phones.admit("Phone");
    String id = phones.state().paired().getFirst().id();
    assertThat(phones.ask(code, "Another")).isInstanceOf(Pairing.Try.Right.class);
    viewers.enter(2, "");

    assertThatThrownBy(() -> phones.answer(true)).isInstanceOf(NotAllowedException.class);
    assertThatThrownBy(phones::invite).isInstanceOf(NotAllowedException.class);
    assertThatThrownBy(() -> phones.serve(false)).isInstanceOf(NotAllowedException.class);
    assertThatThrownBy(() -> phones.remove(id)).isInstanceOf(NotAllowedException.class);
    assertThat(phones.state().asking()).isPresent();
    assertThat(phones.known(token)).isPresent();

    phones.leave(id); // the phone's own wish
    assertThat(phones.known(token)).isEmpty();
    phones.answer(false);
    assertThat(phones.state().asking()).isEmpty();
  }

  @Test
  void theSecretIsInTheFragmentAndInNoText() {
    phones.serve(true);
    phones.reachable(List.of(URI.create("http://192.168.1.2:8471")), null);
    phones.invite();
    Phones.Invitation invitation = phones.state().invitation().orElseThrow();
    assertThat(invitation.address())
        .hasToString("http://192.168.1.2:8471/#pair=" + invitation.code());
    assertThat(invitation.code()).matches("[A-HJ-NP-Z2-9]{10}");
    assertThat(phones.state().toString()).doesNotContain(invitation.code());
  }

  @Test
  void switchingOffMakesEveryInvitationVoid() {
    phones.serve(true);
    phones.reachable(List.of(URI.create("http://192.168.1.2:8471")), null);
    phones.invite();
    String code = phones.state().invitation().orElseThrow().code();
    phones.serve(false);
    phones.serve(true);
    assertThat(phones.ask(code, "x")).isInstanceOf(Pairing.Try.Wrong.class);
  }

  @Test
  void aDamagedFileLetsNobodyIn() throws Exception {
    String token = phones.admit("Phone");
    phones.serve(true);
    for (String damaged : List.of("", "{", "{\"format\":2,\"on\":true,\"phones\":[]}", "[]")) {
      Files.writeString(file(), damaged);
      HomePhones later = phones();
      assertThat(later.state().on()).isFalse();
      assertThat(later.known(token)).isEmpty();
    }
  }

  @Test
  void namesAreOneShortVisibleLine() {
    assertThat(PhoneNames.tidy(" Ada’s\niPhone\u202e\u0000 ")).isEqualTo("Ada’s iPhone");
    assertThat(PhoneNames.tidy("x".repeat(500))).hasSize(40);
    assertThat(PhoneNames.tidy("\u0007\u200b")).isEmpty();
  }
}
