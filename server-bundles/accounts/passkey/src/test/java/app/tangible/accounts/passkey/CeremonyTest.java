package app.tangible.accounts.passkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tangible.chain.Account;
import app.tangible.web.ProblemException;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What comes from a browser may be anything. */
class CeremonyTest {

  private static final String ORIGIN = "https://store.example";
  private static final byte[] CHALLENGE = new byte[32];
  private static final int TRIES = 3_000;

  private final Ceremony ceremony = new Ceremony(ORIGIN);
  private final SoftAuthenticator authenticator;

  CeremonyTest() throws Exception {
    authenticator = new SoftAuthenticator(ORIGIN);
    authenticator.relyingParty = "store.example";
  }

  private static byte[] at(Map<String, String> body, String field) {
    return Base64Url.decode(field, body.get(field));
  }

  @Test
  void readsAnHonestRegistration() throws Exception {
    Map<String, String> body = authenticator.register(Base64Url.encode(CHALLENGE));
    Ceremony.Registered made =
        ceremony.register(CHALLENGE, at(body, "attestationObject"), at(body, "clientData"));
    assertThat(made.key()).isEqualTo(authenticator.key());
    assertThat(made.credential()).isEqualTo(authenticator.credential);
  }

  /**
   * Bytes changed, cut off and made up. Without an attestation a registration is signed by nobody:
   * some of it may be anything, such as the credential's id. But nothing ends in another failure.
   */
  @Test
  void failsForDamagedRegistrationsByRefusingThemOnly() throws Exception {
    Map<String, String> body = authenticator.register(Base64Url.encode(CHALLENGE));
    byte[] attestation = at(body, "attestationObject");
    byte[] clientData = at(body, "clientData");
    Random random = new Random(0x7a);
    int refused = 0;
    for (int i = 0; i < TRIES; i++) {
      refused += isRefused(damaged(attestation, random), clientData) ? 1 : 0;
      refused += isRefused(attestation, damaged(clientData, random)) ? 1 : 0;
    }
    assertThat(refused).isGreaterThan(TRIES);
  }

  private boolean isRefused(byte[] attestation, byte[] clientData) {
    try {
      ceremony.register(CHALLENGE, attestation, clientData);
      return false;
    } catch (ProblemException refused) {
      assertThat(refused.status()).isEqualTo(422);
      return true;
    }
  }

  @Test
  void refusesEveryDamagedAssertion() throws Exception {
    Map<String, String> body = authenticator.sign(Base64Url.encode(CHALLENGE));
    PasskeyRow row =
        new PasskeyRow(
            Base64Url.encode(authenticator.credential),
            authenticator.key(),
            authenticator.key(),
            new Account("0x" + "0".repeat(40)),
            0);
    byte[] data = at(body, "authenticatorData");
    byte[] clientData = at(body, "clientData");
    byte[] signature = at(body, "signature");
    assertThat(ceremony.verify(row, CHALLENGE, data, clientData, signature)).isEqualTo(1);
    Random random = new Random(0x7b);
    for (int i = 0; i < TRIES; i++) {
      byte[] otherData = damaged(data, random);
      byte[] otherSignature = damaged(signature, random);
      assertThatThrownBy(() -> ceremony.verify(row, CHALLENGE, otherData, clientData, signature))
          .isInstanceOf(ProblemException.class);
      assertThatThrownBy(() -> ceremony.verify(row, CHALLENGE, data, clientData, otherSignature))
          .isInstanceOf(ProblemException.class);
    }
  }

  /** Not the same bytes. */
  private static byte[] damaged(byte[] bytes, Random random) {
    byte[] copy = bytes.clone();
    switch (random.nextInt(4)) {
      case 0 -> copy[random.nextInt(copy.length)] ^= (byte) (1 + random.nextInt(255));
      case 1 -> copy = Arrays.copyOf(copy, random.nextInt(copy.length));
      case 2 -> copy = Arrays.copyOf(copy, copy.length + 1 + random.nextInt(40));
      default -> {
        random.nextBytes(copy);
      }
    }
    return copy;
  }
}
