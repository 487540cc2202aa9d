package app.tangible.ingestion.ffmpeg;

import app.tangible.content.FilmId;
import app.tangible.ingestion.Ingestion;
import app.tangible.ingestion.Submission;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A row of the table. */
record IngestionRow(
    String id,
    Ingestion.State state,
    Submission submission,
    int attempts,
    @Nullable FilmId film,
    byte @Nullable [] wrappedKey,
    @Nullable SealedFacts sealed,
    @Nullable Long edition,
    @Nullable String problem,
    Map<String, String> facts) {

  Ingestion seen(long receivedBytes) {
    return new Ingestion(
        id,
        state,
        state == Ingestion.State.RECEIVING ? receivedBytes : submission.sourceBytes(),
        edition == null ? OptionalLong.empty() : OptionalLong.of(edition),
        sealed == null ? Optional.empty() : Optional.ofNullable(film),
        Optional.ofNullable(problem),
        facts);
  }
}
