package app.tangible.web.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Who gets in, and who never does. */
class PairingTest {

  private static final Duration VALID = Duration.ofMinutes(5);

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-21T20:00:00Z"));
  private final Pairing pairing = new Pairing(new Secrets(), (InstantSource) now::get, VALID);

  private void pass(Duration time) {
    now.updateAndGet(each -> each.plus(time));
  }

  private String invited() {
    pairing.invite();
    return pairing.invited().orElseThrow().code();
  }

  private Pairing.Try.Right asks() {
    return (Pairing.Try.Right) pairing.ask(invited(), "Phone");
  }

  @Test
  void whoKnowsTheCodeIsLetInWhenThePersonSaysYes() {
    Pairing.Try.Right asked = asks();
    assertThat(pairing.waiting().orElseThrow().number())
        .isEqualTo(asked.number())
        .matches("\\d{4}");
    assertThat(pairing.collect(asked.ticket()))
        .isEqualTo(new Pairing.Answer.Waiting(asked.number()));
    pairing.answer(true);
    assertThat(pairing.collect(asked.ticket())).isEqualTo(new Pairing.Answer.Yes("Phone"));
  }

  @Test
  void aYesIsGivenOnce() {
    Pairing.Try.Right asked = asks();
    pairing.answer(true);
    pairing.collect(asked.ticket());
    assertThat(pairing.collect(asked.ticket())).isInstanceOf(Pairing.Answer.Unknown.class);
  }

  @Test
  void anAnswerIsTheAskersAlone() {
    asks();
    pairing.answer(true);
    assertThat(pairing.collect("another")).isInstanceOf(Pairing.Answer.Unknown.class);
    assertThat(pairing.collect("")).isInstanceOf(Pairing.Answer.Unknown.class);
  }

  @Test
  void aYesIsHeardThoughThePageIsLeftOrAnotherCodeIsWantedAtOnce() {
    Pairing.Try.Right asked = asks();
    pairing.answer(true);
    pairing.invite();
    pairing.withdraw();
    assertThat(pairing.collect(asked.ticket())).isEqualTo(new Pairing.Answer.Yes("Phone"));
  }

  @Test
  void whileSomebodyWaitsNobodyElseIsInvitedAndWithdrawingRefusesHim() {
    Pairing.Try.Right asked = asks();
    pairing.invite();
    assertThat(pairing.invited()).isEmpty();
    pairing.withdraw();
    assertThat(pairing.collect(asked.ticket())).isInstanceOf(Pairing.Answer.Unknown.class);
    pairing.invite();
    assertThat(pairing.invited()).isPresent();
  }

  @Test
  void switchingOffTakesAYesBack() {
    Pairing.Try.Right asked = asks();
    pairing.answer(true);
    pairing.end();
    assertThat(pairing.collect(asked.ticket())).isInstanceOf(Pairing.Answer.Unknown.class);
  }

  @Test
  void aNoIsANo() {
    Pairing.Try.Right asked = asks();
    pairing.answer(false);
    assertThat(pairing.collect(asked.ticket())).isInstanceOf(Pairing.Answer.No.class);
    assertThat(pairing.collect(asked.ticket())).isInstanceOf(Pairing.Answer.Unknown.class);
  }

  @Test
  void aCodeIsGoodOnceEvenForThePhoneThatUsedIt() {
    String code = invited();
    assertThat(pairing.ask(code, "one")).isInstanceOf(Pairing.Try.Right.class);
    assertThat(pairing.ask(code, "two")).isInstanceOf(Pairing.Try.Wrong.class);
  }

  @Test
  void aCodeIsGoodForMinutes() {
    String code = invited();
    pass(VALID);
    assertThat(pairing.ask(code, "late")).isInstanceOf(Pairing.Try.Wrong.class);
  }

  @Test
  void aNewInvitationMakesTheOneBeforeVoid() {
    String before = invited();
    invited();
    assertThat(pairing.ask(before, "phone")).isInstanceOf(Pairing.Try.Wrong.class);
  }

  @Test
  void aCodeMayBeTypedInGroupsAndInSmallLetters() {
    String code = invited().toLowerCase();
    assertThat(pairing.ask(code.substring(0, 5) + " " + code.substring(5), "phone"))
        .isInstanceOf(Pairing.Try.Right.class);
  }

  @Test
  void nobodyWaitsForAnAnswerForEver() {
    Pairing.Try.Right asked = asks();
    pass(Pairing.ANSWER_WITHIN);
    pairing.answer(true);
    assertThat(pairing.waiting()).isEmpty();
    assertThat(pairing.collect(asked.ticket())).isInstanceOf(Pairing.Answer.Unknown.class);
  }

  @Test
  void aWrongCodeCostsEverybodyAGrowingWait() {
    String code = invited();
    assertThat(pairing.ask("WRONG", "x")).isInstanceOf(Pairing.Try.Wrong.class);
    assertThat(pairing.ask(code, "y")).isEqualTo(new Pairing.Try.TooSoon(Duration.ofSeconds(1)));
    pass(Duration.ofSeconds(1));
    pairing.ask("WRONG", "x");
    assertThat(pairing.ask(code, "y")).isEqualTo(new Pairing.Try.TooSoon(Duration.ofSeconds(2)));
    pass(Duration.ofSeconds(2));
    assertThat(pairing.ask(code, "y")).isInstanceOf(Pairing.Try.Right.class);
  }

  @Test
  void afterFiveWrongCodesNobodyIsInvitedForAWhileThatGrows() {
    lockOut();
    assertThat(pairing.lockedUntil()).hasValue(now.get().plus(Pairing.LOCK));
    pairing.invite();
    assertThat(pairing.invited()).isEmpty();
    pass(Pairing.LOCK);
    lockOut();
    assertThat(pairing.lockedUntil()).hasValue(now.get().plus(Pairing.LOCK.multipliedBy(2)));
  }

  private void lockOut() {
    String code = invited();
    for (int i = 0; i < Pairing.TRIES; i++) {
      assertThat(pairing.ask("WRONG" + i, "x")).isInstanceOf(Pairing.Try.Wrong.class);
      pass(Duration.ofSeconds(i + 1 < Pairing.TRIES ? 60 : 0));
    }
    pass(Duration.ofSeconds(0));
    assertThat(pairing.invited()).isEmpty();
    assertThat(pairing.ask(code, "x")).isNotInstanceOf(Pairing.Try.Right.class);
  }

  @Test
  void whoIsInvitedByNobodyIsNotCounted() {
    for (int i = 0; i < 20; i++) {
      assertThat(pairing.ask("WRONG", "x")).isInstanceOf(Pairing.Try.Wrong.class);
    }
    assertThat(pairing.lockedUntil()).isEmpty();
  }
}
