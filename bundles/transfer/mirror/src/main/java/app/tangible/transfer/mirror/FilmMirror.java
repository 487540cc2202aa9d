package app.tangible.transfer.mirror;

import app.tangible.content.FilmId;
import app.tangible.content.PieceHashing;
import app.tangible.host.ProductHome;
import app.tangible.peer.PeerNode;
import app.tangible.transfer.Transfers;
import app.tangible.transfer.VoucherBook;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/**
 * Keeps sealed films of a catalogue and serves them on below {@code /films}; says how it does at
 * {@code /status} and, in the console, by {@code seeder:status}.
 */
@Component(
    service = Servlet.class,
    configurationPid = "app.tangible.transfer.mirror",
    // A mirror of no catalogue is none: the media center ships this bundle too.
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    property = {"osgi.command.scope=seeder", "osgi.command.function=status"})
@HttpWhiteboardServletPattern({"/films/*", "/status"})
@Designate(ocd = FilmMirror.Config.class)
public final class FilmMirror implements Servlet {

  private final CompletableFuture<Void> closed = new CompletableFuture<>();
  private final Catalogue catalogue;
  private final FilmAnswer answer;
  private final Status status;
  private final boolean publicStatus;
  private final Thread keeping;
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

    @AttributeDefinition(description = "Bytes of the disk that are left free, whoever needs them")
    long reserveBytes() default 1_000_000_000L;

    @AttributeDefinition(description = "Seconds between two looks at the catalogue")
    int refreshSeconds() default 30;

    @AttributeDefinition(description = "Whether other machines may ask for the status")
    boolean publicStatus() default false;
  }

  /** Serves what is there, and begins to fetch the rest. */
  @Activate
  public FilmMirror(
      @Reference ProductHome home,
      @Reference Transfers transfers,
      @Reference PieceHashing hashing,
      @Reference(
              cardinality = ReferenceCardinality.OPTIONAL,
              policyOption = ReferencePolicyOption.GREEDY)
          @Nullable VoucherBook book,
      @Reference(
              cardinality = ReferenceCardinality.OPTIONAL,
              policyOption = ReferencePolicyOption.GREEDY)
          @Nullable PeerNode node,
      Config config) {
    if (config.refreshSeconds() < 1) {
      throw new IllegalArgumentException("refreshSeconds is above zero");
    }
    Path folder = home.folder("films");
    Shelf shelf = new Shelf(folder, hashing);
    Room room = new Room(folder, config.quotaBytes(), config.reserveBytes());
    Traffic traffic = new Traffic(Clock.systemUTC());
    Optional<VoucherBook> paid = Optional.ofNullable(book);
    answer = new FilmAnswer(shelf, traffic);
    catalogue = new Catalogue(URI.create(config.catalogue()));
    Keeping keeper =
        new Keeping(
            catalogue,
            films(config.films()),
            transfers,
            shelf,
            room,
            traffic,
            paid,
            Duration.ofSeconds(config.refreshSeconds()),
            node == null ? 0 : node.self().hashCode(),
            closed);
    status = new Status(shelf, keeper, room, traffic, transfers, paid, Optional.ofNullable(node));
    publicStatus = config.publicStatus();
    keeping = Thread.ofVirtual().name("mirror").start(keeper);
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
    HttpServletRequest asked = (HttpServletRequest) request;
    HttpServletResponse answered = (HttpServletResponse) response;
    if (asked.getServletPath().equals("/status")) {
      tell(asked, answered);
    } else {
      answer.to(asked, answered);
    }
  }

  private void tell(HttpServletRequest request, HttpServletResponse response) throws IOException {
    boolean near = InetAddress.ofLiteral(request.getRemoteAddr()).isLoopbackAddress();
    if (!near && !publicStatus) {
      response.setStatus(HttpServletResponse.SC_FORBIDDEN);
    } else if (!request.getMethod().equals("GET")) {
      response.setHeader("Allow", "GET");
      response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    } else {
      response.setContentType("application/json");
      response.setCharacterEncoding("UTF-8");
      response.setHeader("Cache-Control", "no-store");
      response.getWriter().println(status.json().toPrettyString());
    }
  }

  /** The console's command. */
  public String status() {
    return status.text();
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
    keeping.join(Duration.ofSeconds(5));
  }
}
