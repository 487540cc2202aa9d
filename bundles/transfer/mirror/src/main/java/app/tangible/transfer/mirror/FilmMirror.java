package app.tangible.transfer.mirror;

import app.tangible.content.FilmId;
import app.tangible.content.PieceHashing;
import app.tangible.host.ProductHome;
import app.tangible.transfer.Transfers;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** Fetches sealed films of a catalogue and serves them on below {@code /films}. */
@Component(
    service = Servlet.class,
    configurationPid = "app.tangible.transfer.mirror",
    // A mirror of no catalogue is none: the media center ships this bundle too.
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@HttpWhiteboardServletPattern("/films/*")
@Designate(ocd = FilmMirror.Config.class)
public final class FilmMirror implements Servlet {

  private final CompletableFuture<Void> closed = new CompletableFuture<>();
  private final Catalogue catalogue;
  private final FilmAnswer answer;
  private final Thread filling;
  private @Nullable ServletConfig servletConfig;

  /** What can be set. */
  @ObjectClassDefinition(name = "Mirror of sealed films")
  public @interface Config {
    @AttributeDefinition(description = "Address of the store whose films are mirrored")
    String catalogue() default "http://127.0.0.1:8470";

    @AttributeDefinition(description = "Film ids, or the one word all")
    String[] films() default {"all"};

    @AttributeDefinition(description = "Most bytes that the films may take on the disk")
    long quotaBytes() default 100_000_000_000L;

    @AttributeDefinition(description = "Seconds between two looks at the catalogue")
    int refreshSeconds() default 30;
  }

  /** Serves what is there, and begins to fetch the rest. */
  @Activate
  public FilmMirror(
      @Reference ProductHome home,
      @Reference Transfers transfers,
      @Reference PieceHashing hashing,
      Config config) {
    if (config.quotaBytes() < 1 || config.refreshSeconds() < 1) {
      throw new IllegalArgumentException("quotaBytes and refreshSeconds are above zero");
    }
    Shelf shelf = new Shelf(home.folder("films"), hashing);
    answer = new FilmAnswer(shelf);
    catalogue = new Catalogue(URI.create(config.catalogue()));
    filling =
        Thread.ofVirtual()
            .name("mirror")
            .start(
                new Filling(
                    catalogue,
                    films(config.films()),
                    transfers,
                    shelf,
                    config.quotaBytes(),
                    Duration.ofSeconds(config.refreshSeconds()),
                    closed));
  }

  private static Set<FilmId> films(String[] configured) {
    if (configured.length == 1 && configured[0].equals("all")) {
      return Set.of();
    }
    if (configured.length == 0) {
      throw new IllegalArgumentException("films is the word all, or film ids");
    }
    return Arrays.stream(configured).map(FilmId::new).collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public void service(ServletRequest request, ServletResponse response) throws IOException {
    answer.to((HttpServletRequest) request, (HttpServletResponse) response);
  }

  @Override
  public void init(ServletConfig config) {
    servletConfig = config;
  }

  @Override
  public @Nullable ServletConfig getServletConfig() {
    return servletConfig;
  }

  @Override
  public String getServletInfo() {
    return "Tangible mirror";
  }

  @Override
  public void destroy() {
    // Closed by the component.
  }

  /** Stops fetching; what is there stays. */
  @Deactivate
  public void close() throws InterruptedException {
    closed.complete(null);
    catalogue.close();
    filling.join(Duration.ofSeconds(5));
  }
}
