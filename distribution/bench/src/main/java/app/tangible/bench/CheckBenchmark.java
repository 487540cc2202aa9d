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
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * The whole verdict on a licence package, from the vectors of {@code docs/protocols/licence-1.md}.
 */
public final class CheckBenchmark implements Benchmark {

  private static final Path VECTORS =
      Path.of(
          "bundles/licence/certificate/src/test/resources/app/tangible/licence/certificate/licence-1.txt");
  private static final int WARM_UP = 2_000;
  private static final int ROUNDS = 2_001;
  private static final double GOAL_MILLIS = 2;

  private final CertificateLicenceChecker checker =
      new CertificateLicenceChecker(new BouncyCastleOwnerKeys());

  @Override
  public String name() {
    return "check";
  }

  @Override
  public List<Row> run() throws IOException {
    Map<String, String> vectors = vectors();
    LicencePackage licence = checker.decode(HexFormat.of().parseHex(vectors.get("package")));
    TrustRoots trust = new TrustRoots(vectors.get("issuer.key"), vectors.get("log.key"));
    Question question =
        new Question(
            new OwnerPublicKey(vectors.get("owner.public")),
            new AgreementKey(vectors.get("agreement.public")),
            new FilmId("00112233445566778899aabbccddeeff"),
            Instant.parse(vectors.get("now")));
    double first = milliseconds(licence, trust, question);
    double[] warm = new double[ROUNDS];
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      warm[Math.max(round, 0)] = milliseconds(licence, trust, question);
    }
    Arrays.sort(warm);
    return List.of(
        new Row("check, warm, median", warm[ROUNDS / 2], "ms", "goal, at most", GOAL_MILLIS),
        new Row("check, warm, 99 %", warm[ROUNDS * 99 / 100], "ms", "goal, at most", GOAL_MILLIS),
        new Row("check, the first of a JVM", first, "ms", "warm, median", warm[ROUNDS / 2]));
  }

  private double milliseconds(LicencePackage licence, TrustRoots trust, Question question) {
    long start = System.nanoTime();
    Verdict verdict = checker.check(licence, trust, question);
    long end = System.nanoTime();
    if (!(verdict instanceof Verdict.Valid)) {
      throw new IllegalStateException("the vector is not accepted: " + verdict);
    }
    return (end - start) / 1e6;
  }

  /** One value a line: name, space, value. */
  private static Map<String, String> vectors() throws IOException {
    Map<String, String> vectors = new HashMap<>();
    for (String line : Files.readAllLines(ProductsUnderTest.project().resolve(VECTORS))) {
      int space = line.indexOf(' ');
      if (space > 0 && !line.startsWith("#")) {
        vectors.put(line.substring(0, space), line.substring(space + 1));
      }
    }
    return vectors;
  }
}
