package app.tangible.peer.libp2p.multistream;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Agrees on one of several protocols. Nothing is read beyond the negotiation. A message has at most
 * {@link #MAX_MESSAGE} bytes, a negotiation at most {@link #MAX_PROPOSALS} proposals; how long it
 * may take is up to the caller, who closes what it runs over.
 */
public final class Multistream {

  /** The id that begins every negotiation. */
  public static final String ID = "/multistream/1.0.0";

  /** Most bytes of a message, its line feed included. */
  public static final int MAX_MESSAGE = 1024;

  /** Most proposals, and questions what there is, that are answered. */
  public static final int MAX_PROPOSALS = 32;

  static final String NA = "na";
  static final String LS = "ls";

  private Multistream() {}

  /**
   * Proposes one after the other. The first goes along with the greeting, so that a peer that
   * speaks it costs one round trip.
   *
   * @param protocols the best first, at least one
   * @return what the peer agreed to; empty when it speaks none of them
   * @throws ProtocolException when the peer does not speak multistream, or answers something else
   */
  public static Optional<String> select(InputStream in, OutputStream out, List<String> protocols)
      throws IOException {
    boolean greeted = false;
    for (String protocol : protocols) {
      if (!greeted) {
        out.write(Messages.of(ID, protocol));
        out.flush();
        Messages.expect(in, ID);
        greeted = true;
      } else {
        out.write(Messages.of(protocol));
        out.flush();
      }
      String answer = Messages.read(in);
      if (answer.equals(protocol)) {
        return Optional.of(protocol);
      }
      if (!answer.equals(NA)) {
        throw new ProtocolException("neither agreed nor refused");
      }
    }
    return Optional.empty();
  }

  /**
   * Answers proposals until one is supported.
   *
   * @param supported ids that are agreed to
   * @return what was agreed on; empty when the peer gave up
   * @throws ProtocolException when the peer does not speak multistream, or proposes without end
   */
  public static Optional<String> answer(
      InputStream in, OutputStream out, Collection<String> supported) throws IOException {
    Messages.expect(in, ID);
    out.write(Messages.of(ID));
    for (int i = 0; i < MAX_PROPOSALS; i++) {
      // The proposal mostly came along with the greeting; then one packet answers both.
      if (in.available() == 0) {
        out.flush();
      }
      Optional<String> asked = Messages.readOrEnd(in);
      if (asked.isEmpty()) {
        return asked;
      }
      String protocol = asked.get();
      if (supported.contains(protocol)) {
        out.write(Messages.of(protocol));
        out.flush();
        return asked;
      }
      out.write(protocol.equals(LS) ? Messages.list(supported) : Messages.of(NA));
    }
    throw new ProtocolException("more than " + MAX_PROPOSALS + " proposals");
  }

  /** Asks the peer what it would agree to, then goes on with {@link #select} on another stream. */
  public static List<String> list(InputStream in, OutputStream out) throws IOException {
    out.write(Messages.of(ID, LS));
    out.flush();
    Messages.expect(in, ID);
    return Messages.readList(in);
  }
}
