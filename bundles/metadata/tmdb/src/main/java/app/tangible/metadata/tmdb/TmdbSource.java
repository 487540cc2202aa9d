package app.tangible.metadata.tmdb;

import app.tangible.metadata.FilmFacts;
import app.tangible.metadata.FilmQuery;
import app.tangible.metadata.MetadataSource;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * Asks The Movie Database, with the household's own key; without one it is not ready. Where the
 * database is out of reach it says so, and it is left alone for a while.
 */
@Component(
    configurationPid = "app.tangible.metadata.tmdb",
    property = {"metadata.source=tmdb", "service.ranking:Integer=200"})
@Designate(ocd = TmdbSource.Config.class)
public final class TmdbSource implements MetadataSource {

  static final String NAME = "TMDB";

  /** Settings of {@code app.tangible.metadata.tmdb}. */
  @ObjectClassDefinition(name = "The Movie Database")
  public @interface Config {

    @AttributeDefinition(
        type = AttributeType.PASSWORD,
        description = "Key (v3) or read access token (v4) of the household; empty: nobody is asked")
    String _key() default "";

    @AttributeDefinition(description = "Where the API is")
    String address() default "https://api.themoviedb.org/3";

    @AttributeDefinition(description = "How many requests are sent in a second at most")
    int requestsPerSecond() default 20;

    @AttributeDefinition(description = "How long one answer is waited for")
    int timeoutMillis() default 8000;

    @AttributeDefinition(description = "A larger answer is not read")
    int answerBytes() default 4_194_304;

    @AttributeDefinition(description = "Of how many titles the answers are remembered")
    int rememberedTitles() default 2000;

    @AttributeDefinition(description = "How long they are remembered")
    int rememberedHours() default 24;

    @AttributeDefinition(description = "Width of posters in pixels, at least")
    int posterWidth() default 780;

    @AttributeDefinition(description = "Width of wide pictures in pixels, at least")
    int backdropWidth() default 1280;
  }

  private final Optional<Client> client;
  private final Optional<Asking> asking;
  private final Memory memory;

  @Activate
  public TmdbSource(Config config) {
    Checks.between("requestsPerSecond", config.requestsPerSecond(), 1, 50);
    Checks.between("timeoutMillis", config.timeoutMillis(), 100, 60_000);
    Checks.between("answerBytes", config.answerBytes(), 4_096, 67_108_864);
    Checks.between("rememberedTitles", config.rememberedTitles(), 0, 100_000);
    Checks.between("rememberedHours", config.rememberedHours(), 1, 8_760);
    Checks.between("posterWidth", config.posterWidth(), 1, 10_000);
    Checks.between("backdropWidth", config.backdropWidth(), 1, 10_000);
    URI address = Checks.address(config.address());
    client =
        Key.of(config._key())
            .map(
                key ->
                    new Client(
                        address,
                        key,
                        new Pace(config.requestsPerSecond()),
                        Duration.ofMillis(config.timeoutMillis()),
                        config.answerBytes()));
    asking =
        client.map(
            tmdb ->
                new Asking(tmdb, new Pictures(tmdb, config.posterWidth(), config.backdropWidth())));
    memory = new Memory(config.rememberedTitles(), Duration.ofHours(config.rememberedHours()));
  }

  @Override
  public Optional<FilmFacts> lookUp(FilmQuery query) {
    if (asking.isEmpty()) {
      return Optional.empty();
    }
    return memory
        .of(query)
        .orElseGet(
            () -> {
              try {
                Optional<FilmFacts> facts = asking.get().facts(query);
                memory.keep(query, facts);
                return facts;
              } catch (TmdbException outage) {
                throw client.get().trouble(outage);
              }
            });
  }

  @Override
  public boolean ready() {
    return asking.isPresent();
  }

  /** Lets go of the connections. */
  @Deactivate
  public void close() {
    client.ifPresent(Client::close);
  }
}
