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
import java.util.Set;

/** A running guest: one question at a time, answered or refused. */
final class GuestProcess implements AutoCloseable {

  private static final int CHUNK_BYTES = 64 << 10;

  private final Process process;
  private final InputStream in;
  private final OutputStream out;
  private final ErrorOutput errors;
  private final byte[] chunk = new byte[CHUNK_BYTES];

  GuestProcess(Process process) {
    this.process = process;
    this.in = process.getInputStream();
    this.out = process.getOutputStream();
    this.errors = new ErrorOutput(process.getErrorStream());
  }

  /** The outermost process, the sandbox's where there is one. */
  ProcessHandle handle() {
    return process.toHandle();
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
   */
  byte[] ask(Frame question, MessageType hoped) throws IOException {
    try {
      question.write(out);
      Frame answer = Frame.read(in);
      if (answer.type() == hoped) {
        return answer.body();
      }
      throw unexpected(answer, hoped);
    } catch (RefusedException | GuestDiedException e) {
      throw e;
    } catch (IOException e) {
      throw died(e);
    }
  }

  /**
   * Clear bytes straight from the pipe into the target, or -1 behind the end; on a failure the
   * target may have been written to, its position tells nothing.
   */
  int read(long position, ByteBuffer target) throws IOException {
    int wanted = Math.min(target.remaining(), ReadRequest.MAX_LENGTH);
    try {
      new Frame(MessageType.READ, new ReadRequest(position, wanted).encode()).write(out);
      Frame.Header header = Frame.readHeader(in);
      if (header.type() == MessageType.DATA && header.length() <= wanted) {
        copy(header.length(), target);
        return header.length();
      }
      Frame answer = new Frame(header.type(), in.readNBytes(header.length()));
      if (answer.type() == MessageType.END) {
        return -1;
      }
      throw unexpected(answer, MessageType.DATA);
    } catch (RefusedException | GuestDiedException e) {
      throw e;
    } catch (IOException | IllegalArgumentException e) {
      throw died(e);
    }
  }

  /**
   * Kills it: the kernel then wipes what it held, and whoever waits for an answer waits no more.
   */
  @Override
  public void close() {
    process.destroyForcibly();
  }

  private void copy(int length, ByteBuffer target) throws IOException {
    if (target.hasArray()) {
      int from = target.arrayOffset() + target.position();
      if (in.readNBytes(target.array(), from, length) < length) {
        throw new EOFException("the pipe ended within a record");
      }
      target.position(target.position() + length);
      return;
    }
    for (int left = length; left > 0; ) {
      int read = in.read(chunk, 0, Math.min(left, chunk.length));
      if (read < 0) {
        throw new EOFException("the pipe ended within a record");
      }
      target.put(chunk, 0, read);
      left -= read;
    }
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
