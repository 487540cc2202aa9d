package app.tangible.licence.certificate;

import static app.tangible.licence.certificate.Household.LOG;
import static app.tangible.licence.certificate.Household.LOG_NAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tangible.licence.Checkpoint;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointNoteTest {

  private static final Checkpoint CHECKPOINT = Household.checkpoint(Household.batch(11, 5));
  private static final String NOTE = CheckpointNote.sign(CHECKPOINT, LOG_NAME, LOG);
  private static final LogKey KEY = LogKey.parse(Household.TRUST.log());

  /** The verifier key and the note of the example in C2SP signed-note. */
  @Test
  void verifiesTheExampleOfTheSpecification() {
    String text = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
    LogKey key = LogKey.parse(text);
    assertThat(key.text()).isEqualTo(text);
    byte[] signed =
        Base64.getDecoder()
            .decode(
                "Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Z"
                    + "tg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=");
    assertThat(Arrays.copyOf(signed, 4)).isEqualTo(key.hash());
    assertThat(
            Ed25519.verifies(
                key.key(),
                "This is an example message.\n".getBytes(StandardCharsets.UTF_8),
                Arrays.copyOfRange(signed, 4, signed.length)))
        .isTrue();
  }

  /** The signer of the example in golang.org/x/mod/sumdb/note. */
  @Test
  void signsAsGoDoes() {
    byte[] typed = Base64.getDecoder().decode("AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz");
    PrivateKey key = Household.privateKey(Arrays.copyOfRange(typed, 1, 33));
    LogKey log = new LogKey("PeterNeumann", Ed25519.publicOf(key));
    assertThat(log.text()).startsWith("PeterNeumann+c74f20a3+");
    String text =
        "If you think cryptography is the answer to your problem,\n"
            + "then you don't know what your problem is.\n";
    byte[] signature = Ed25519.sign(key, text.getBytes(StandardCharsets.UTF_8));
    byte[] signed = Arrays.copyOf(log.hash(), 68);
    System.arraycopy(signature, 0, signed, 4, 64);
    assertThat(Base64.getEncoder().encodeToString(signed))
        .isEqualTo(
            "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN"
                + "1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=");
  }

  @Test
  void readsBackWhatItSigned() {
    CheckpointNote parsed = CheckpointNote.parse(NOTE);
    assertThat(parsed.checkpoint()).isEqualTo(CHECKPOINT);
    assertThat(parsed.signed().isSignedBy(KEY, Ed25519::verifies)).isTrue();
    assertThat(NOTE.lines().toList().subList(0, 2)).containsExactly(LOG_NAME, "11");
  }

  @Test
  void refusesTheSignatureOfAnotherKeyOfTheSameName() {
    LogKey other = new LogKey(LOG_NAME, Ed25519.publicOf(Household.ISSUER));
    assertThat(CheckpointNote.parse(NOTE).signed().isSignedBy(other, Ed25519::verifies)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\n11\n>\n011\n",
        "\n11\n>\n-1\n",
        "\n11\n>\n0\n",
        "\n11\n>\n9999999999999999\n",
        "\ntime >\ntime 0",
        "\ntime >\nTime ",
        "\ntime >\ntime  ",
        "\nanchor >\nanchor 0",
        "\n\n\u2014>\nmore\n\n\u2014",
        "\n\n\u2014>\n\n\n\u2014",
        "\u2014>-",
        "\u2014 log>\u2014  log",
        "=\n>\n",
        "=\n>==\n",
        "log.tangible.example\n11>\n11",
        "log.tangible.example\n11>a b\n11",
        "log.tangible.example\n11>a+b\n11",
        "log.tangible.example\n11>\u00e9\n11",
        "\n>\r\n",
      })
  void refusesAnyOtherSpelling(String change) {
    String[] parts = change.split(">", -1);
    String changed = NOTE.replaceFirst(java.util.regex.Pattern.quote(parts[0]), parts[1]);
    assertThat(changed).isNotEqualTo(NOTE);
    assertThatThrownBy(() -> CheckpointNote.parse(changed))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesTheSpareBitsOfBase64() {
    // The last letter before '=' has two spare bits: three more letters decode to the same bytes.
    int last = NOTE.length() - 3;
    String letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    int value = letters.indexOf(NOTE.charAt(last));
    for (int spare = 1; spare < 4; spare++) {
      String twin = NOTE.substring(0, last) + letters.charAt(value ^ spare) + "=\n";
      assertThatThrownBy(() -> CheckpointNote.parse(twin))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void refusesASecondSignatureAndWhatFollows() {
    String signature = NOTE.substring(NOTE.indexOf('\u2014'));
    for (String changed :
        new String[] {
          NOTE + signature, NOTE + "\n", NOTE.stripTrailing(), "", "x".repeat(1_000_000)
        }) {
      assertThatThrownBy(() -> CheckpointNote.parse(changed))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void signsNothingForAnotherOrigin() {
    for (String origin :
        new String[] {"other.example", LOG_NAME + "/1", LOG_NAME + "x", "", LOG_NAME + "\n"}) {
      Checkpoint other =
          new Checkpoint(origin, 1, "00".repeat(32), Instant.EPOCH, 1, "0x" + "00".repeat(32), 0);
      assertThatThrownBy(() -> CheckpointNote.sign(other, LOG_NAME, LOG))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "log",
        "log+00000000",
        "log.tangible.example+00000000+AYqI49Pdc0RTUeqdnk0bq0T6Z0v3a2Rk0m5Y0xbE7y5A",
        "+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "example.com/foo+530D903A+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "example.com/foo+530d903a+AukyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2",
        "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k+",
        "example.com/bar+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
      })
  void refusesAVerifierKeyThatIsNone(String text) {
    assertThatThrownBy(() -> LogKey.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
