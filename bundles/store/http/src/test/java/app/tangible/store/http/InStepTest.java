package app.tangible.store.http;

import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.library.Remark;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the store says of licences that moved. */
class InStepTest extends MarketRig {

  @Test
  void aLicenceThatMovedElsewhereIsErasedAndSaid() {
    TestHousehold home = owner(5);
    Path sealed = home.library.sealedFile(TestBackend.FILM);
    backend.market.movedElsewhere(licence(home));
    home.store.sync();
    assertThat(home.library.films()).isEmpty();
    assertThat(sealed).doesNotExist();
    assertThat(home.library.remarks())
        .extracting(Remark::what)
        .containsExactly(Remark.What.NO_LONGER_YOURS);
    assertThat(home.library.movedUpTo()).isOne();
  }

  @Test
  void aListThatTheIssuerDidNotSignIsNotBelieved() {
    TestHousehold home = owner(5);
    backend.market.forgeLists = true;
    backend.market.movedElsewhere(licence(home));
    home.store.sync();
    assertThat(home.library.films()).hasSize(1);
    assertThat(home.library.movedUpTo()).isZero();
  }

  @Test
  void aParkedLicenceIsNotAskedAboutAndNotFetched() {
    TestHousehold seller = owner(5);
    sell(seller);
    backend.refuseLeases = true;
    assertThat(seller.store.renew(licence(seller))).isFalse();
    assertThat(seller.library.films()).hasSize(1);
  }

  @Test
  void aStrictHouseholdKeepsAProofByEachFilmAndAFreshOneEachDay() {
    TestHousehold home = owner(5);
    assertThat(home.library.films().getFirst().licencePackage().stateProof()).isEmpty();
    home.decoder.strict(true);
    home.store.renewLeases();
    assertThat(home.library.films().getFirst().licencePackage().stateProof())
        .hasValueSatisfying(proof -> assertThat(proof).isEqualTo(backend.proof));
    backend.proof = "a newer one".getBytes(StandardCharsets.UTF_8);
    home.store.sync();
    assertThat(home.library.films().getFirst().licencePackage().stateProof())
        .hasValueSatisfying(proof -> assertThat(proof).isEqualTo(backend.proof));
  }

  @Test
  void aHouseholdThatIsNotStrictAsksForNoProof() {
    owner(5).store.sync();
    assertThat(backend.proofs).hasValue(0);
  }
}
