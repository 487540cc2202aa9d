package app.tangible.bench;

import app.tangible.content.FilmId;
import app.tangible.identity.AgreementKey;
import app.tangible.identity.OwnerPublicKey;
import app.tangible.identity.bouncycastle.BouncyCastleOwnerKeys;
import app.tangible.licence.LicenceChecker.Question;
import app.tangible.licence.LicencePackage;
import app.tangible.licence.TrustRoots;
import app.tangible.licence.Verdict;
import app.tangible.licence.certificate.CertificateLicenceChecker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The whole verdict on the package of the vectors of {@code docs/protocols/licence-1.md}. */
@State(Scope.Benchmark)
public class OneCheck {

  private static final Path VECTORS =
      Path.of(
          "bundles/licence/certificate/src/test/resources/app/tangible/licence/certificate"
              + "/licence-1.txt");

  private final CertificateLicenceChecker checker =
      new CertificateLicenceChecker(new BouncyCastleOwnerKeys());
  private LicencePackage licence;
  private TrustRoots trust;
  private Question question;

  /** Reads the vectors. */
  @Setup
  public void read() throws IOException {
    Map<String, String> vectors = new HashMap<>();
    // One value a line: name, space, value.
    for (String line : Files.readAllLines(ProductsUnderTest.project().resolve(VECTORS))) {
      int space = line.indexOf(' ');
      if (space > 0 && !line.startsWith("#")) {
        vectors.put(line.substring(0, space), line.substring(space + 1));
      }
    }
    licence = checker.decode(HexFormat.of().parseHex(vectors.get("package")));
    trust = new TrustRoots(vectors.get("issuer.key"), vectors.get("log.key"));
    question =
        new Question(
            new OwnerPublicKey(vectors.get("owner.public")),
            new AgreementKey(vectors.get("agreement.public")),
            new FilmId("00112233445566778899aabbccddeeff"),
            Instant.parse(vectors.get("now")));
  }

  /** One check. */
  @Benchmark
  public Verdict check() {
    Verdict verdict = checker.check(licence, trust, question);
    if (!(verdict instanceof Verdict.Valid)) {
      throw new IllegalStateException("the vector is not accepted: " + verdict);
    }
    return verdict;
  }
}
