package app.tangible.peer.libp2p.autonat;

import app.tangible.peer.MalformedException;
import app.tangible.peer.Multiaddr;
import app.tangible.peer.PeerStream;
import app.tangible.peer.Protobuf;
import app.tangible.peer.Protocol;
import app.tangible.peer.ProtocolHandler;
import app.tangible.peer.Route;
import app.tangible.peer.libp2p.wire.Switchboard;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * Calls peers back that ask for it: the server of AutoNAT v2, only where it is configured. It calls
 * one address of a request, never a private one, and where that is another host's than the peer's
 * own only for data that costs more than the call.
 */
@Component(
    service = ProtocolHandler.class,
    configurationPid = "app.tangible.peer.libp2p.callback",
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = CallingBack.Config.class)
public final class CallingBack implements ProtocolHandler {

  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /** "Servers SHOULD ask for 30k to 100k bytes". */
  private static final int LEAST_DATA = 30_000;

  private static final int MOST_DATA = 100_000;

  /** Settings of {@code app.tangible.peer.libp2p.callback}. */
  @ObjectClassDefinition(name = "Calling peers back that want to know whether they can be called")
  public @interface Config {

    @AttributeDefinition(description = "Calls a minute at most")
    int callsPerMinute() default 60;

    @AttributeDefinition(description = "Calls a minute at most for one peer")
    int callsPerMinuteAndPeer() default 12;

    @AttributeDefinition(description = "Whether private addresses are called, too; for trials")
    boolean privateAddresses() default false;
  }

  private final BackCall call;
  private final Rates rates;
  private final boolean privateAddresses;

  @Activate
  public CallingBack(@Reference Switchboard switchboard, Config config) {
    if (config.callsPerMinute() < 1 || config.callsPerMinuteAndPeer() < 1) {
      throw new IllegalArgumentException("calls per minute are positive");
    }
    call = new BackCall(switchboard);
    rates = new Rates(config.callsPerMinute(), config.callsPerMinuteAndPeer(), System::nanoTime);
    privateAddresses = config.privateAddresses();
  }

  @Override
  public Set<String> protocols() {
    return Set.of(DialMessage.PROTOCOL);
  }

  @Override
  public int streamsPerPeer() {
    return 2;
  }

  @Override
  public void serve(PeerStream stream) throws IOException {
    stream.deadline(PATIENCE);
    if (!(read(stream) instanceof DialMessage.Request request)) {
      throw new IOException("not a request");
    }
    if (!rates.admit(stream.connection().peer())) {
      send(stream, DialMessage.Response.refused(DialMessage.REQUEST_REJECTED));
      return;
    }
    int index = chosen(request);
    if (index < 0) {
      send(stream, DialMessage.Response.refused(DialMessage.DIAL_REFUSED));
      return;
    }
    Multiaddr address = request.addresses().get(index).orElseThrow();
    if (!sameHost(address, stream)) {
      collect(stream, index);
    }
    int outcome = call.make(address, stream.connection().peer(), request.nonce());
    send(stream, new DialMessage.Response(DialMessage.OK, index, outcome));
  }

  /** The first that we can and will call; no other is tried. */
  private int chosen(DialMessage.Request request) {
    for (int i = 0; i < request.addresses().size(); i++) {
      if (request.addresses().get(i).filter(this::callable).isPresent()) {
        return i;
      }
    }
    return -1;
  }

  private boolean callable(Multiaddr address) {
    List<Multiaddr.Component> parts = address.withoutPeer().components();
    boolean plain =
        parts.size() == 2
            && (parts.getFirst().protocol() == Protocol.IP4
                || parts.getFirst().protocol() == Protocol.IP6)
            && parts.get(1).protocol() == Protocol.TCP;
    return plain && address.port().orElse(0) > 0 && (privateAddresses || !address.isPrivate());
  }

  private static boolean sameHost(Multiaddr address, PeerStream stream) {
    return stream.connection().route() == Route.DIRECT
        && address.ip().equals(stream.connection().remote().ip());
  }

  /** Lets the peer pay; only what it says counts, not the frames around it. */
  private static void collect(PeerStream stream, int index) throws IOException {
    long wanted = RandomGenerator.getDefault().nextLong(LEAST_DATA, MOST_DATA);
    send(stream, new DialMessage.DataRequest(index, wanted));
    // A hundred bytes a message at least, or it is the server who pays.
    for (long left = wanted, messages = wanted / 100; left > 0; messages--) {
      if (messages < 0 || !(read(stream) instanceof DialMessage.Data data)) {
        throw new IOException("data was asked for");
      }
      left -= data.count();
    }
  }

  private static DialMessage read(PeerStream stream) throws IOException {
    byte[] message = Protobuf.readDelimited(stream.in(), DialMessage.MAX_BYTES);
    try {
      return DialMessage.parse(message);
    } catch (MalformedException e) {
      throw new IOException(e);
    }
  }

  private static void send(PeerStream stream, DialMessage message) throws IOException {
    Protobuf.writeDelimited(stream.out(), message.bytes());
  }
}
