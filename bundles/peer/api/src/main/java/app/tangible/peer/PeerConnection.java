package app.tangible.peer;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** A secured connection to a peer that proved who it is; carries many streams. */
@ProviderType
public interface PeerConnection extends AutoCloseable {

  /** Who is at the other end. */
  PeerId peer();

  /** Where the other end is. */
  Multiaddr remote();

  /** Where our end is. */
  Multiaddr local();

  /** Whether we called. */
  boolean dialed();

  /** How it goes. */
  Route route();

  /** Whether a relay bounds its time and bytes: then it carries little protocols only. */
  boolean limited();

  /** The last one measured. */
  Optional<Duration> roundTrip();

  /** What the peer told of itself, as soon as it did. */
  Optional<Identified> identified();

  /**
   * A new stream with the first protocol that the peer speaks.
   *
   * @param protocols the best first
   * @throws PeerException when there is none in time
   */
  PeerStream open(List<String> protocols);

  /** Bytes read so far, as they went over the wire. */
  long bytesIn();

  /** Bytes written so far, as they went over the wire. */
  long bytesOut();

  /** Whether streams can be opened still. */
  boolean isOpen();

  /** Ends all its streams. */
  @Override
  void close();
}
