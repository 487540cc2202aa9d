package app.tangible.sample.metadata;

import app.tangible.metadata.FilmFacts;
import app.tangible.metadata.FilmQuery;
import app.tangible.metadata.MetadataSource;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Knows the films that the plug-in's own {@code films.properties} lists: title = synopsis. */
@Component(property = "metadata.source=sample")
public final class ListedFilms implements MetadataSource {

  private final Properties synopses = new Properties();

  @Activate
  public ListedFilms() throws IOException {
    try (InputStream in = ListedFilms.class.getResourceAsStream("films.properties")) {
      synopses.load(in);
    }
  }

  @Override
  public Optional<FilmFacts> lookUp(FilmQuery query) {
    String key = query.title().toLowerCase(Locale.ROOT).replace(' ', '-');
    return Optional.ofNullable(synopses.getProperty(key))
        .map(synopsis -> FilmFacts.from("Sample list").synopsis(synopsis).build());
  }
}
