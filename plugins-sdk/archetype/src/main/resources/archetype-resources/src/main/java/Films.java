package $package;

import app.tangible.metadata.FilmFacts;
import app.tangible.metadata.FilmQuery;
import app.tangible.metadata.MetadataSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;

/** Knows one film. */
@Component(property = "metadata.source=$artifactId")
public final class Films implements MetadataSource {

  private final Map<String, String> synopses = Map.of("sintel", "Seen by $artifactId.");

  @Override
  public Optional<FilmFacts> lookUp(FilmQuery query) {
    return Optional.ofNullable(synopses.get(query.title().toLowerCase(Locale.ROOT)))
        .map(synopsis -> FilmFacts.from("$artifactId").synopsis(synopsis).build());
  }
}
