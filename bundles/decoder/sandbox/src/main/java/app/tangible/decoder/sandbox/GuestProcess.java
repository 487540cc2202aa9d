package app.tangible.decoder.sandbox;

import app.tangible.decoder.RefusedException;
import app.tangible.decoder.protocol.Frame;
import app.tangible.decoder.protocol.Guard;
import app.tangible.decoder.protocol.MessageType;
import app.tangible.decoder.protocol.ReadRequest;
import app.tangible.decoder.protocol.RefusedAnswer;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;

/** A running guest: one question at a time, answered or refused. */
final class GuestProcess implements AutoCloseable {

  private static final int CHUNK_BYTES = 64 << 10;
  private static final Supply THERE = new Supply(Optional.empty());

  /** Of an answer that nobody wants any more. */
  private static final Supply NOTHING = new Supply(Optional.empty());

  private final Process process;
  private final InputStream in;
  private final OutputStream out;
  private final ErrorOutput errors;
  private final boolean fromCache;
  private final byte[] chunk = new byte[CHUNK_BYTES];
  private long next = -1;
  private int left;
  private boolean asked;

  /**
   * @param fromCache whether the cache of the rehearsal is in it
   */
  GuestProcess(Process process, boolean fromCache) {
    this.process = process;
    this.fromCache = fromCache;
    this.in = process.getInputStream();
    this.out = process.getOutputStream();
    try {
      this.errors = new ErrorOutput(process.getErrorStream());
    } catch (RuntimeException | Error e) {
      // No memory for one more thread: nobody else knows the process.
      process.destroyForcibly();
      throw e;
    }
  }

  /** The outermost process, the sandbox's where there is one. */
  ProcessHandle handle() {
    return process.toHandle();
  }

  /** Whether the cache of the rehearsal is in it. */
  boolean fromCache() {
    return fromCache;
  }

  /** What it wrote to stderr. */
  String errors() {
    return errors.text();
  }

  /** Says hello; tells how the guest shielded itself. */
  Set<Guard> greet() throws IOException {
    byte[] version = ByteBuffer.allocate(2).putShort((short) MessageType.VERSION).array();
    ByteBuffer welcome =
        ByteBuffer.wrap(ask(new Frame(MessageType.HELLO, version), MessageType.WELCOME));
    int spoken = Short.toUnsignedInt(welcome.getShort());
    if (spoken != MessageType.VERSION) {
      throw new GuestDiedException("the guest speaks version " + spoken);
    }
    return Guard.of(Short.toUnsignedInt(welcome.getShort()));
  }

  /**
   * The body of the one answer that was hoped for.
   *
   * @throws RefusedException when the guest refuses
   * @throws GuestDiedException when there is no answer, or another one
   * @throws NotSuppliedException when it needs what does not arrive
   */
  byte[] ask(Frame question, MessageType hoped) throws IOException {
    return ask(question, hoped, THERE);
  }

  /** As {@link #ask(Frame, MessageType)}, of a film that may still arrive. */
  byte[] ask(Frame question, MessageType hoped, Supply supply) throws IOException {
    try {
      question.write(out);
      Frame answer = Frame.read(in);
      while (answer.type() == MessageType.NEED) {
        supply(answer, supply);
        answer = Frame.read(in);
      }
      if (answer.type() == hoped) {
        return answer.body();
      }
      throw unexpected(answer, hoped);
    } catch (RefusedException | GuestDiedException | NotSuppliedException e) {
      throw e;
    } catch (IOException e) {
      throw died(e);
    }
  }

  /**
   * Clear bytes straight from the pipe into the target, or -1 behind the end; on a failure the
   * target may have been written to, its position tells nothing.
   *
   * <p>Each question asks for one record, and the next one is asked for as soon as the last byte of
   * a record is taken: one record ahead, never more.
   */
  int read(long position, ByteBuffer target, Supply supply) throws IOException {
    try {
      if (position != next || left == 0 && !asked) {
        skipAnswer();
        askFor(position);
      }
      if (left == 0 && !takeHeader(supply)) {
        return -1;
      }
      int taken = Math.min(left, target.remaining());
      take(taken, target);
      next += taken;
      left -= taken;
      if (left == 0) {
        askFor(next);
      }
      return taken;
    } catch (RefusedException | GuestDiedException | NotSuppliedException e) {
      throw e;
    } catch (IOException e) {
      throw died(e);
    }
  }

  /**
   * Kills it: the kernel then wipes what it held, and whoever waits for an answer waits no more.
   */
  @Override
  public void close() {
    // Not Process.destroyForcibly, which would close stderr before its last words are read.
    process.toHandle().destroyForcibly();
  }

  private void supply(Frame need, Supply supply) throws IOException {
    ByteBuffer range = ByteBuffer.wrap(need.body());
    boolean here = false;
    if (supply != NOTHING) {
      try {
        supply.await(range.getLong(), range.getInt());
        here = true;
      } catch (GuestDiedException | IllegalArgumentException e) {
        throw died(e);
      } catch (IOException e) {
        // It waits for its HERE, so it can be asked nothing else.
        close();
        throw new NotSuppliedException(e);
      }
    }
    new Frame(MessageType.HERE, new byte[] {(byte) (here ? 1 : 0)}).write(out);
  }

  private void askFor(long position) throws IOException {
    ReadRequest request = new ReadRequest(position, ReadRequest.MAX_LENGTH);
    new Frame(MessageType.READ, request.encode()).write(out);
    next = position;
    asked = true;
  }

  /** Whether there are bytes to come. */
  private boolean takeHeader(Supply supply) throws IOException {
    Frame.Header header = Frame.readHeader(in);
    while (header.type() == MessageType.NEED) {
      supply(new Frame(header.type(), in.readNBytes(header.length())), supply);
      header = Frame.readHeader(in);
    }
    asked = false;
    if (header.type() == MessageType.DATA) {
      left = header.length();
      return true;
    }
    Frame answer = new Frame(header.type(), in.readNBytes(header.length()));
    if (answer.type() == MessageType.END) {
      return false;
    }
    throw unexpected(answer, MessageType.DATA);
  }

  // What was asked for ahead is of no use after a jump; nor is a refusal of it.
  private void skipAnswer() throws IOException {
    try {
      if (asked) {
        takeHeader(NOTHING);
      }
    } catch (RefusedException e) {
      left = 0;
    }
    while (left > 0) {
      left -= readSome(chunk, 0, Math.min(left, chunk.length));
    }
  }

  private void take(int length, ByteBuffer target) throws IOException {
    for (int missing = length; missing > 0; ) {
      int read;
      if (target.hasArray()) {
        read = readSome(target.array(), target.arrayOffset() + target.position(), missing);
        target.position(target.position() + read);
      } else {
        read = readSome(chunk, 0, Math.min(missing, chunk.length));
        target.put(chunk, 0, read);
      }
      missing -= read;
    }
  }

  private int readSome(byte[] into, int at, int length) throws IOException {
    int read = in.read(into, at, length);
    if (read < 0) {
      throw new EOFException("the pipe ended within a record");
    }
    return read;
  }

  private IOException unexpected(Frame answer, MessageType hoped) {
    if (answer.type() == MessageType.REFUSED) {
      try {
        RefusedAnswer refused = RefusedAnswer.decode(answer.body());
        return new RefusedException(refused.reason(), refused.detail());
      } catch (IllegalArgumentException e) {
        return died(e);
      }
    }
    close();
    return new GuestDiedException("the guest answered " + answer.type() + ", not " + hoped);
  }

  private GuestDiedException died(Exception cause) {
    close();
    return new GuestDiedException("the guest ended: " + cause.getMessage(), cause);
  }
}
