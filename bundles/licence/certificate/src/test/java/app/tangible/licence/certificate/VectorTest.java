package app.tangible.licence.certificate;

import static app.tangible.licence.certificate.Household.CHECKER;
import static app.tangible.licence.certificate.Household.WRITER;
import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.content.KeySet;
import app.tangible.identity.DeviceId;
import app.tangible.identity.OwnerSignature;
import app.tangible.licence.CertificateFacts;
import app.tangible.licence.LicenceChecker.Question;
import app.tangible.licence.LicencePackage;
import app.tangible.licence.TrustRoots;
import app.tangible.licence.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The vectors that another implementation can use: licence-1.txt, written once and never again. */
class VectorTest {

  private static final Map<String, String> VECTOR = read();

  @Test
  void theKeysAreThoseOfTheVector() {
    assertThat(Household.TRUST)
        .isEqualTo(new TrustRoots(VECTOR.get("issuer.key"), VECTOR.get("log.key")));
    assertThat(Household.OWNER.hex()).isEqualTo(VECTOR.get("owner.public"));
    assertThat(Household.FACTS.owner().text()).isEqualTo(VECTOR.get("owner.address"));
    assertThat(Household.GRANT.device()).isEqualTo(new DeviceId(VECTOR.get("device.key")));
    assertThat(Household.GRANT.signature())
        .isEqualTo(new OwnerSignature(VECTOR.get("grant.signature")));
  }

  @Test
  void writesTheDocumentsOfTheVector() {
    LicencePackage written = Household.valid();
    assertThat(text(written.licence().payload())).isEqualTo(VECTOR.get("licence.payload"));
    assertThat(written.licence().signature()).isEqualTo(hex("licence.signature"));
    assertThat(text(written.lease().payload())).isEqualTo(VECTOR.get("lease.payload"));
    assertThat(written.lease().signature()).isEqualTo(hex("lease.signature"));
    assertThat(text(written.certificate())).isEqualTo(VECTOR.get("certificate"));
    List<CertificateFacts> batch = Household.batch(11, 5);
    assertThat(WRITER.rootOf(batch)).isEqualTo(hex("batch.root"));
    assertThat(MerkleTree.leafHash(CertificateJson.leaf(batch.get(5)))).isEqualTo(hex("leaf.hash"));
  }

  @Test
  void acceptsThePackageOfTheVectorAndJoinsItsKeys() throws Exception {
    LicencePackage licence = CHECKER.decode(hex("package"));
    Question question =
        new Question(
            Household.OWNER,
            Household.AGREEMENT,
            Household.LICENCE.film(),
            Instant.parse(VECTOR.get("now")));
    assertThat(CHECKER.check(licence, Household.TRUST, question)).isInstanceOf(Verdict.Valid.class);
    try (KeySet keys =
        WRITER.join(
            licence.shares(), CHECKER.peek(licence), Household.GRANT, hex("agreement.private"))) {
      assertThat(keys.encode()).isEqualTo(hex("keys"));
    }
  }

  private static byte[] hex(String name) {
    return HexFormat.of().parseHex(VECTOR.get(name));
  }

  private static String text(byte[] document) {
    return new String(document, StandardCharsets.UTF_8);
  }

  private static Map<String, String> read() {
    try (InputStream in = VectorTest.class.getResourceAsStream("licence-1.txt")) {
      return text(Objects.requireNonNull(in).readAllBytes())
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" ", 2))
          .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
