package app.tangible.peer.libp2p.rendezvous;

import app.tangible.peer.MalformedException;
import app.tangible.peer.PeerId;
import app.tangible.peer.PeerRecord;
import app.tangible.peer.PeerStream;
import app.tangible.peer.Protobuf;
import app.tangible.peer.ProtocolHandler;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Where peers meet: served only where it is configured. */
@Component(
    service = ProtocolHandler.class,
    configurationPid = "app.tangible.peer.libp2p.point",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = Point.Config.class)
public final class Point implements ProtocolHandler {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** "If no TTL was set, then a default of 2hrs is implied." */
  private static final long DEFAULT_TTL_SECONDS = Duration.ofHours(2).toSeconds();

  private static final long MAX_TTL_SECONDS = Duration.ofHours(72).toSeconds();
  private static final int MAX_PAGE = 100;
  private static final int MAX_REQUESTS = 64;

  /** Settings of {@code app.tangible.peer.libp2p.point}. */
  @ObjectClassDefinition(name = "Point where peers meet")
  public @interface Config {

    @AttributeDefinition(description = "Registrations at most of one peer")
    int maxPerPeer() default 1000;

    @AttributeDefinition(description = "Registrations at most")
    int maxRegistrations() default 100_000;

    @AttributeDefinition(description = "Shortest time that a registration may be made for")
    long minTtlSeconds() default 60;
  }

  private final Registrations registrations;
  private final long minTtlSeconds;
  private final long run = new SecureRandom().nextLong();

  @Activate
  public Point(Config config) {
    if (config.maxPerPeer() < 1 || config.maxRegistrations() < 1 || config.minTtlSeconds() < 1) {
      throw new IllegalArgumentException("the limits of a point are positive");
    }
    registrations =
        new Registrations(config.maxPerPeer(), config.maxRegistrations(), System::nanoTime);
    minTtlSeconds = config.minTtlSeconds();
  }

  @Override
  public Set<String> protocols() {
    return Set.of(Message.PROTOCOL);
  }

  @Override
  public int streamsPerPeer() {
    return 4;
  }

  /** Requests one after another on one stream, as others send them. */
  @Override
  public void serve(PeerStream stream) throws IOException {
    stream.deadline(PATIENCE);
    PeerId peer = stream.connection().peer();
    for (int i = 0; i < MAX_REQUESTS; i++) {
      byte[] bytes;
      try {
        bytes = Protobuf.readDelimited(stream.in(), Message.MAX_REQUEST_BYTES);
      } catch (EOFException e) {
        return;
      }
      Optional<Message> answer = answer(parse(bytes), peer);
      if (answer.isPresent()) {
        Protobuf.writeDelimited(stream.out(), answer.get().bytes());
      }
    }
  }

  private static Message parse(byte[] bytes) throws IOException {
    try {
      return Message.parse(bytes);
    } catch (MalformedException e) {
      throw new IOException(e);
    }
  }

  private Optional<Message> answer(Message request, PeerId peer) throws IOException {
    return switch (request) {
      case Message.Register register -> Optional.of(register(register, peer));
      case Message.Unregister(String namespace) -> {
        registrations.unregister(namespace, peer);
        yield Optional.empty(); // "does not have an explicit response"
      }
      case Message.Discover discover -> Optional.of(discover(discover));
      case Message.Registered registered -> throw new IOException("an answer to no question");
      case Message.Discovered discovered -> throw new IOException("an answer to no question");
    };
  }

  private Message.Registered register(Message.Register request, PeerId peer) {
    if (!isNamespace(request.namespace())) {
      return new Message.Registered(Message.Status.INVALID_NAMESPACE, 0);
    }
    long ttl = request.ttlSeconds() == 0 ? DEFAULT_TTL_SECONDS : request.ttlSeconds();
    if (ttl < minTtlSeconds || ttl > MAX_TTL_SECONDS) {
      return new Message.Registered(Message.Status.INVALID_TTL, 0);
    }
    if (!isOf(request.signedPeerRecord(), peer)) {
      return new Message.Registered(Message.Status.INVALID_SIGNED_PEER_RECORD, 0);
    }
    boolean done =
        registrations.register(
            request.namespace(), peer, request.signedPeerRecord(), Duration.ofSeconds(ttl));
    return done
        ? new Message.Registered(Message.Status.OK, ttl)
        : new Message.Registered(Message.Status.UNAVAILABLE, 0);
  }

  /** "Only the peer initiating the registration can register itself." */
  private static boolean isOf(byte[] signed, PeerId peer) {
    try {
      return PeerRecord.open(signed).info().id().equals(peer);
    } catch (MalformedException e) {
      return false;
    }
  }

  private Message.Discovered discover(Message.Discover request) {
    if (request.namespace().filter(namespace -> !isNamespace(namespace)).isPresent()) {
      return Message.Discovered.refused(Message.Status.INVALID_NAMESPACE);
    }
    Optional<Cookie> cookie = Cookie.parse(request.cookie(), run, request.namespace());
    if (cookie.isEmpty()) {
      return Message.Discovered.refused(Message.Status.INVALID_COOKIE);
    }
    int limit = request.limit() == 0 ? MAX_PAGE : (int) Math.min(MAX_PAGE, request.limit());
    Registrations.Page page = registrations.after(cookie.get().seen(), request.namespace(), limit);
    List<Message.Register> found =
        page.found().stream()
            .map(
                each ->
                    new Message.Register(
                        each.namespace(),
                        each.signedPeerRecord(),
                        Math.max(1, each.left().toSeconds())))
            .toList();
    byte[] next = new Cookie(page.seen()).bytes(run, request.namespace());
    return new Message.Discovered(Message.Status.OK, found, next);
  }

  private static boolean isNamespace(String namespace) {
    int length = namespace.getBytes(StandardCharsets.UTF_8).length;
    return length > 0 && length <= Message.MAX_NAMESPACE_BYTES;
  }
}
