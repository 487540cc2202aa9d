package app.tangible.peer.transport;

import app.tangible.peer.PeerId;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ConsumerType;

/** Secured, its peer proven, many streams: QUIC, or Yamux over Noise. */
@ConsumerType
public non-sealed interface MuxedLink extends Link {

  /** Who is at the other end. */
  PeerId peer();

  /**
   * A new stream of ours.
   *
   * @throws IOException when the link is closed or has too many
   */
  MuxedStream open() throws IOException;

  /**
   * Who takes the streams of the peer; set once, soon: until then they wait. It is called on a
   * thread that must not be held up.
   */
  void onStream(Consumer<MuxedStream> accepted);

  /** The last one measured. */
  Optional<Duration> roundTrip();

  /** Bytes read so far. */
  long bytesIn();

  /** Bytes written so far. */
  long bytesOut();

  /** Done when it is closed; with the exception that ended it, if one did. */
  CompletionStage<Void> closed();
}
