package app.tangible.issuing.saga;

import app.tangible.licence.LicenceChecker.Question;
import app.tangible.licence.LicencePackage;
import app.tangible.licence.Verdict;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.io.TempDir;

/** A buyer, a chain, and a saga that can be opened again over the same home. */
abstract class SagaStory {

  @TempDir Path home;
  final FakeRegistry registry = new FakeRegistry();
  final Buyer buyer = new Buyer();

  Rig open() {
    return new Rig(home, registry, step -> {});
  }

  Verdict check(Rig rig, byte[] encoded) {
    LicencePackage licence = rig.checker.decode(encoded);
    return rig.checker.check(
        licence,
        rig.saga.trust(),
        new Question(buyer.grant.owner(), buyer.grant.agreement(), Rig.FILM, Instant.now()));
  }
}
