package app.tangible.library.h2;

import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.library.TitleId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UnaskedTest {

  private static final TitleId ID = new TitleId("file.00000001");

  private final Unasked unasked = new Unasked();

  @BeforeEach
  void patient() {
    unasked.firstWait(Duration.ofHours(1));
    unasked.language("en");
  }

  private void answered(long notes, String language, String... sources) {
    unasked.consider(
        ID,
        notes,
        Optional.of(
            new FactRows.Answer(
                notes, Instant.now(), language, Set.of(sources), false, Optional.empty())));
  }

  private void taken() {
    unasked.consider(ID, 0, Optional.empty());
    assertThat(unasked.take()).isPresent();
  }

  @Test
  void aSourceThatSeemsOpenAndIsNotAskedIsNoReasonToAskAtOnce() {
    unasked.open(Set.of("nfo", "hangs"));
    taken();
    answered(0, "en", "nfo");
    assertThat(unasked.done(ID, false)).as("when it is asked again").isPresent();
    assertThat(unasked.waits()).isFalse();

    unasked.open(Set.of("nfo"));
    assertThat(unasked.waits()).isFalse();
  }

  @Test
  void aSourceThatCameMeanwhileIsAskedAtOnce() {
    unasked.open(Set.of("nfo"));
    taken();
    unasked.open(Set.of("nfo", "tmdb"));
    answered(0, "en", "nfo");
    assertThat(unasked.done(ID, false)).isEmpty();
    assertThat(unasked.waits()).isTrue();
  }

  @Test
  void anotherLanguageMeanwhileIsAskedForAtOnce() {
    unasked.open(Set.of("nfo"));
    taken();
    unasked.language("fr");
    answered(0, "en", "nfo");
    assertThat(unasked.done(ID, false)).isEmpty();
    assertThat(unasked.waits()).isTrue();
  }
}
