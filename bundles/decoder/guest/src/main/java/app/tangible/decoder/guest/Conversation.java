package app.tangible.decoder.guest;

import app.tangible.decoder.Enrolment;
import app.tangible.decoder.RefusedException;
import app.tangible.decoder.protocol.DestroyedAnswer;
import app.tangible.decoder.protocol.EnrolRequest;
import app.tangible.decoder.protocol.Frame;
import app.tangible.decoder.protocol.Guard;
import app.tangible.decoder.protocol.LicenceClaim;
import app.tangible.decoder.protocol.MessageType;
import app.tangible.decoder.protocol.MovedRequest;
import app.tangible.decoder.protocol.OpenRequest;
import app.tangible.decoder.protocol.ProtocolException;
import app.tangible.decoder.protocol.ReadRequest;
import app.tangible.decoder.protocol.RefusedAnswer;
import app.tangible.decoder.protocol.RevokedAnswer;
import app.tangible.licence.Refusal;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The guest's side of {@code docs/protocols/decoder-1.md}.
 *
 * <pre>
 *   state     message  next      answer
 *   NEW       HELLO    GREETED   WELCOME
 *   GREETED   ENROL    GREETED   ENROLLED | REFUSED and end
 *   GREETED   DESTROY  GREETED   DESTROYED | REFUSED and end
 *   GREETED   MOVED    GREETED   REVOKED | REFUSED and end
 *   GREETED   OPEN     PLAYING   OPENED | REFUSED and end
 *   PLAYING   READ     PLAYING   DATA | END | REFUSED (and end, unless FILM_DAMAGED)
 *   opening or reading a film that arrives: NEED, answered by HERE, any number of times
 *   any       CLOSE    end       none
 *   any       other    end       REFUSED(FORBIDDEN)
 * </pre>
 */
final class Conversation implements AutoCloseable {

  /** It ended as the product wished. */
  static final int DONE = 0;

  /** It ended because the decoder refused. */
  static final int REFUSED = 3;

  /** It ended because a message was none that is ever answered. */
  static final int FORBIDDEN = 4;

  private enum State {
    NEW,
    GREETED,
    PLAYING
  }

  private final InputStream in;
  private final Outlet out;
  private final Set<Guard> guards;
  private final DecoderService service;
  private final Runnable onPlaying;
  private State state = State.NEW;
  private @Nullable Session session;

  /** {@code onPlaying} is run when the film was opened and the product knows. */
  Conversation(
      InputStream in, Outlet out, Set<Guard> guards, DecoderService service, Runnable onPlaying) {
    this.in = in;
    this.out = out;
    this.guards = guards;
    this.service = service;
    this.onPlaying = onPlaying;
  }

  /** Answers until it ends; says how it ended. */
  int run() throws IOException {
    while (true) {
      Frame frame;
      try {
        frame = Frame.read(in);
      } catch (EOFException e) {
        return DONE;
      } catch (ProtocolException e) {
        return forbid(e.getMessage());
      }
      if (frame.type() == MessageType.CLOSE) {
        return DONE;
      }
      try {
        if (!answered(frame)) {
          return forbid("there is no answer to " + frame.type() + " when " + state);
        }
      } catch (Ended end) {
        return end.how;
      } catch (IllegalArgumentException e) {
        return forbid(frame.type() + ": " + e.getMessage());
      } catch (RefusedException e) {
        refuse(e.reason(), String.valueOf(e.getMessage()));
        // A player may go on behind a damaged record; nothing else gets better by asking again.
        if (state != State.PLAYING || e.reason() != Refusal.FILM_DAMAGED) {
          return REFUSED;
        }
      } finally {
        Arrays.fill(frame.body(), (byte) 0);
      }
    }
  }

  private boolean answered(Frame frame) throws IOException {
    byte[] body = frame.body();
    return switch (state) {
      case NEW -> frame.type() == MessageType.HELLO && greet(body);
      case GREETED ->
          switch (frame.type()) {
            case ENROL -> enrol(body);
            case OPEN -> open(body);
            case DESTROY -> destroy(body);
            case MOVED -> moved(body);
            default -> false;
          };
      case PLAYING -> frame.type() == MessageType.READ && read(body);
    };
  }

  private boolean greet(byte[] body) throws IOException {
    int version = Short.toUnsignedInt(ByteBuffer.wrap(body).getShort());
    if (version != MessageType.VERSION) {
      throw new IllegalArgumentException(
          "version " + version + " is not spoken here, only " + MessageType.VERSION);
    }
    out.answer(
        MessageType.WELCOME,
        ByteBuffer.allocate(4)
            .putShort((short) MessageType.VERSION)
            .putShort((short) Guard.bits(guards))
            .array());
    state = State.GREETED;
    return true;
  }

  private boolean enrol(byte[] body) throws IOException {
    try (EnrolRequest request = EnrolRequest.decode(body)) {
      Enrolment made = service.enrol(request);
      out.answer(
          MessageType.ENROLLED,
          ByteBuffer.allocate(64)
              .put(made.agreement().bytes())
              .put(made.receipts().bytes())
              .array());
    }
    return true;
  }

  private boolean destroy(byte[] body) throws IOException {
    try (LicenceClaim claim = LicenceClaim.decode(body)) {
      out.answer(MessageType.DESTROYED, DestroyedAnswer.encode(service.destroy(claim)));
    }
    return true;
  }

  private boolean moved(byte[] body) throws IOException {
    try (MovedRequest request = MovedRequest.decode(body)) {
      out.answer(MessageType.REVOKED, RevokedAnswer.encode(service.moved(request)));
    }
    return true;
  }

  private boolean open(byte[] body) throws IOException {
    try (OpenRequest request = OpenRequest.decode(body)) {
      Session opened = service.open(request, this::await);
      session = opened;
      state = State.PLAYING;
      out.answer(
          MessageType.OPENED,
          ByteBuffer.allocate(9)
              .putLong(opened.size())
              .put((byte) (opened.inGrace() ? 1 : 0))
              .array());
    }
    onPlaying.run();
    return true;
  }

  private boolean read(byte[] body) throws IOException {
    ReadRequest request = ReadRequest.decode(body);
    Session playing = session;
    if (playing == null) {
      return false;
    }
    out.data(request.length(), target -> playing.read(request.position(), target));
    return true;
  }

  private void await(long offset, int length) throws IOException {
    out.need(offset, length);
    Frame frame = answer();
    if (frame.type() == MessageType.CLOSE) {
      throw new Ended(DONE);
    }
    if (frame.type() != MessageType.HERE) {
      Arrays.fill(frame.body(), (byte) 0);
      throw new Ended(forbid("there is no answer to " + frame.type() + " before HERE"));
    }
    if (frame.body()[0] != 1) {
      throw new RefusedException(Refusal.FILM_DAMAGED, "these bytes have not arrived");
    }
  }

  private Frame answer() throws IOException {
    try {
      return Frame.read(in);
    } catch (EOFException e) {
      throw new Ended(DONE);
    } catch (ProtocolException e) {
      throw new Ended(forbid(e.getMessage()));
    }
  }

  /** It ended in the midst of an answer. */
  private static final class Ended extends IOException {

    private static final long serialVersionUID = 1L;

    private final int how;

    Ended(int how) {
      this.how = how;
    }
  }

  private int forbid(@Nullable String detail) throws IOException {
    refuse(Refusal.FORBIDDEN, String.valueOf(detail));
    return FORBIDDEN;
  }

  private void refuse(Refusal reason, String detail) throws IOException {
    out.answer(MessageType.REFUSED, new RefusedAnswer(reason, detail).encode());
  }

  @Override
  public void close() throws IOException {
    if (session != null) {
      session.close();
    }
  }
}
