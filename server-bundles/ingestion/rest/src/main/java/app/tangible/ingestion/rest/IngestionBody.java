package app.tangible.ingestion.rest;

import app.tangible.content.FilmId;
import app.tangible.ingestion.Ingestion;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An ingestion as the operator sees it. */
public record IngestionBody(
    String ingestion,
    Ingestion.State state,
    long offset,
    @Nullable String edition,
    @Nullable String film,
    @Nullable String problem,
    Map<String, String> facts) {

  static IngestionBody of(Ingestion i) {
    return new IngestionBody(
        i.id(),
        i.state(),
        i.offset(),
        i.edition().isPresent() ? Long.toUnsignedString(i.edition().getAsLong()) : null,
        i.film().map(FilmId::hex).orElse(null),
        i.problem().orElse(null),
        i.facts());
  }
}
