package app.tangible.licence.certificate;

import static app.tangible.licence.certificate.Household.AGREEMENT_PRIVATE;
import static app.tangible.licence.certificate.Household.GRANT;
import static app.tangible.licence.certificate.Household.LICENCE;
import static app.tangible.licence.certificate.Household.WRITER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tangible.content.KeySet;
import app.tangible.identity.KeySealing;
import app.tangible.identity.bouncycastle.BouncyCastleKeySealing;
import app.tangible.licence.KeyShare;
import app.tangible.licence.KeyShare.Holder;
import app.tangible.licence.LicenceDocument;
import app.tangible.licence.LicenceDocument.Kind;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeySharesTest {

  private static final KeySealing SEALING = new BouncyCastleKeySealing();

  @Test
  void twoSharesOpenWhatWasSplit() throws Exception {
    try (KeySet joined = join(WRITER.shares(Household.keys(), LICENCE))) {
      assertThat(joined.encode()).isEqualTo(Household.keys().encode());
    }
  }

  @Test
  void aMarkedFilmsKeysSurviveToo() throws Exception {
    byte[] encoded = Arrays.copyOf(Household.keys().encode(), 36 + 2 * 37);
    encoded[35] = 2;
    encoded[36 + 37 + 3] = 9;
    try (KeySet joined = join(WRITER.shares(KeySet.decode(encoded), LICENCE))) {
      assertThat(joined.encode()).isEqualTo(encoded);
    }
  }

  @Test
  void oneShareAloneOpensNothing() {
    List<KeyShare> shares = WRITER.shares(Household.keys(), LICENCE);
    assertThat(shares).extracting(KeyShare::holder).containsExactly(Holder.values());
    for (KeyShare share : shares) {
      refused(List.of(share), LICENCE, "expected one");
      refused(List.of(share, share), LICENCE, "expected one");
    }
    refused(List.of(), LICENCE, "expected one");
  }

  /** Each share, opened by its rightful decoder, is uniform and carries nothing of the key. */
  @Test
  void oneShareAloneIsNoise() throws Exception {
    int splits = 400;
    byte[] key = Household.keys().encode();
    for (Holder holder : Holder.values()) {
      int[] ones = new int[key.length * 8];
      for (int split = 0; split < splits; split++) {
        byte[] plain = plain(WRITER.shares(Household.keys(), LICENCE), holder);
        assertThat(plain).hasSize(16 + key.length);
        for (int bit = 0; bit < ones.length; bit++) {
          ones[bit] += plain[16 + bit / 8] >> bit % 8 & 1;
        }
      }
      // Six standard deviations of a fair coin, 400 throws: one false alarm in a million runs.
      assertThat(IntStream.of(ones).boxed()).allMatch(count -> count >= 140 && count <= 260);
    }
  }

  @Test
  void theTwoSharesDifferByTheKeyAndBearOneName() throws Exception {
    List<KeyShare> shares = WRITER.shares(Household.keys(), LICENCE);
    byte[] device = plain(shares, Holder.DEVICE);
    byte[] platform = plain(shares, Holder.PLATFORM);
    for (int i = 16; i < device.length; i++) {
      device[i] ^= platform[i];
    }
    assertThat(Arrays.copyOfRange(device, 16, device.length)).isEqualTo(Household.keys().encode());
    assertThat(Arrays.copyOf(device, 16)).isEqualTo(Arrays.copyOf(platform, 16));
  }

  @Test
  void sharesOfTwoCallsDoNotJoin() {
    List<KeyShare> first = WRITER.shares(Household.keys(), LICENCE);
    List<KeyShare> second = WRITER.shares(Household.keys(), LICENCE);
    refused(List.of(first.get(0), second.get(1)), LICENCE, "two splits");
    refused(List.of(second.get(0), first.get(1)), LICENCE, "two splits");
  }

  @Test
  void aShareDoesNotStandInForTheOther() {
    List<KeyShare> shares = WRITER.shares(Household.keys(), LICENCE);
    KeyShare swapped = new KeyShare(Holder.PLATFORM, GRANT.device(), shares.getFirst().sealed());
    refused(List.of(shares.getFirst(), swapped), LICENCE, "");
  }

  @Test
  void refusesSharesOfAnotherLicenceOrToken() {
    List<KeyShare> shares = WRITER.shares(Household.keys(), LICENCE);
    refused(shares, other("ff".repeat(16), LICENCE.tokenId()), "");
    refused(shares, other(LICENCE.id().hex(), "7"), "");
  }

  @Test
  void refusesAnotherDecodersKey() {
    List<KeyShare> shares = WRITER.shares(Household.keys(), LICENCE);
    byte[] foreign = SEALING.generate().privateKey();
    assertThatThrownBy(() -> WRITER.join(shares, LICENCE, GRANT, foreign))
        .isInstanceOf(GeneralSecurityException.class);
  }

  @Test
  void refusesADeviceThatTheLicenceDoesNotName() {
    List<KeyShare> shares = WRITER.shares(Household.keys(), LICENCE);
    var stranger = Household.grant(Household.OWNER_KEYS.generate(), Household.AGREEMENT);
    assertThatThrownBy(() -> WRITER.join(shares, LICENCE, stranger, AGREEMENT_PRIVATE))
        .isInstanceOf(GeneralSecurityException.class)
        .hasMessageContaining("does not name this device");
  }

  @Test
  void refusesAShareWithAnyBitChanged() {
    List<KeyShare> shares = WRITER.shares(Household.keys(), LICENCE);
    for (KeyShare share : shares) {
      for (int bit = 0; bit < share.sealed().length * 8; bit++) {
        byte[] sealed = share.sealed().clone();
        sealed[bit / 8] ^= (byte) (1 << bit % 8);
        List<KeyShare> changed = new ArrayList<>(shares);
        changed.set(shares.indexOf(share), new KeyShare(share.holder(), share.device(), sealed));
        refused(changed, LICENCE, "");
      }
    }
  }

  @Test
  void refusesSharesThatJoinToNoKeySet() {
    byte[] noKeySet = new byte[16 + 36];
    Arrays.fill(noKeySet, 48, 52, (byte) 0xff);
    List<KeyShare> shares =
        List.of(sealed(Holder.DEVICE, new byte[16 + 36]), sealed(Holder.PLATFORM, noKeySet));
    refused(shares, LICENCE, "no key set");
    refused(
        List.of(sealed(Holder.DEVICE, new byte[3]), sealed(Holder.PLATFORM, new byte[3])),
        LICENCE,
        "at least 16 bytes");
  }

  private static KeySet join(List<KeyShare> shares) throws GeneralSecurityException {
    return WRITER.join(shares, LICENCE, GRANT, AGREEMENT_PRIVATE);
  }

  private static void refused(List<KeyShare> shares, LicenceDocument licence, String message) {
    assertThatThrownBy(() -> WRITER.join(shares, licence, GRANT, AGREEMENT_PRIVATE))
        .isInstanceOf(GeneralSecurityException.class)
        .hasMessageContaining(message);
  }

  private static byte[] plain(List<KeyShare> shares, Holder holder)
      throws GeneralSecurityException {
    KeyShare share = shares.stream().filter(s -> s.holder() == holder).findFirst().orElseThrow();
    return SEALING.open(AGREEMENT_PRIVATE, info(holder), GRANT.device().bytes(), share.sealed());
  }

  private static KeyShare sealed(Holder holder, byte[] plain) {
    return new KeyShare(
        holder,
        GRANT.device(),
        SEALING.seal(GRANT.agreement(), info(holder), GRANT.device().bytes(), plain));
  }

  /** Written out here once more, as the protocol document has it. */
  private static byte[] info(Holder holder) {
    ByteArrayOutputStream info = new ByteArrayOutputStream();
    info.writeBytes("tangible/key-share/1".getBytes(StandardCharsets.US_ASCII));
    info.writeBytes(LICENCE.id().bytes());
    info.writeBytes(LICENCE.tokenId().getBytes(StandardCharsets.US_ASCII));
    info.write(holder.ordinal());
    return info.toByteArray();
  }

  private static LicenceDocument other(String id, String token) {
    LicenceDocument l = Household.licence(Kind.OWNED, Optional.<Instant>empty());
    return new LicenceDocument(
        new app.tangible.licence.LicenceId(id),
        l.film(),
        l.masterHash(),
        l.publisher(),
        l.chainId(),
        l.contract(),
        token,
        l.owner(),
        l.devices(),
        l.kind(),
        l.issued(),
        l.notBefore(),
        l.end(),
        l.rights(),
        l.lease(),
        l.grace(),
        l.statusIndex(),
        l.codewordCommitment(),
        l.loan());
  }
}
