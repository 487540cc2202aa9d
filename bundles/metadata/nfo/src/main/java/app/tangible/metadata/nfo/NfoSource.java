package app.tangible.metadata.nfo;

import app.tangible.metadata.FilmFacts;
import app.tangible.metadata.FilmQuery;
import app.tangible.metadata.MetadataSource;
import java.nio.file.Path;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What lies beside the file of the query: the household's own word, so it is believed first. */
@Component(
    configurationPid = "app.tangible.metadata.nfo",
    property = {"metadata.source=nfo", "service.ranking:Integer=300"})
@Designate(ocd = NfoSource.Config.class)
public final class NfoSource implements MetadataSource {

  static final String NAME = "NFO";

  /** Settings of {@code app.tangible.metadata.nfo}. */
  @ObjectClassDefinition(name = "NFO files")
  public @interface Config {

    @AttributeDefinition(description = "A larger NFO file is not read")
    int fileBytes() default 1_048_576;
  }

  private final int fileBytes;

  @Activate
  public NfoSource(Config config) {
    if (config.fileBytes() < 1_024 || config.fileBytes() > 16_777_216) {
      throw new IllegalArgumentException(
          "fileBytes is 1024 to 16777216, got " + config.fileBytes());
    }
    fileBytes = config.fileBytes();
  }

  @Override
  public Optional<FilmFacts> lookUp(FilmQuery query) {
    return query.file().flatMap(file -> beside(file, query));
  }

  private Optional<FilmFacts> beside(Path file, FilmQuery query) {
    Place place = Place.of(file, query.kind());
    FilmFacts pictures = new LocalArt(place, query.kind()).facts();
    FilmFacts written =
        place.nfoFiles().stream()
            .flatMap(nfo -> NfoText.read(nfo, fileBytes).stream())
            .flatMap(text -> facts(text, query, place).stream())
            .reduce(nothing(), FilmFacts::or);
    FilmFacts facts = pictures.or(written);
    return facts.equals(nothing()) ? Optional.empty() : Optional.of(facts);
  }

  private static Optional<FilmFacts> facts(String text, FilmQuery query, Place place) {
    Optional<FilmFacts> written =
        NfoXml.read(text)
            .choose(query)
            .map(element -> new NfoFacts(element, query.kind(), place.portraits()).facts());
    FilmFacts linked = FilmFacts.from(NAME).ids(Links.ids(text, query.kind())).build();
    FilmFacts both = written.map(facts -> facts.or(linked)).orElse(linked);
    return both.equals(nothing()) ? Optional.empty() : Optional.of(both);
  }

  private static FilmFacts nothing() {
    return FilmFacts.from(NAME).build();
  }
}
