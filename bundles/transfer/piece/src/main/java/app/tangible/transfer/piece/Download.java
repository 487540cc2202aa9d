package app.tangible.transfer.piece;

import app.tangible.peer.MalformedException;
import app.tangible.peer.PeerStream;
import app.tangible.peer.Varint;
import app.tangible.transfer.Chunk;
import app.tangible.transfer.PieceSet;
import app.tangible.transfer.Recall;
import app.tangible.transfer.Sink;
import app.tangible.transfer.SupplyFault;
import app.tangible.transfer.SupplyFault.Kind;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** The asking side of one stream. Safe for use by several threads. */
final class Download {

  private static final Duration HELLO_TIME = Duration.ofSeconds(10);
  private static final Duration IDLE_TIME = Duration.ofMinutes(10);

  private final PeerStream stream;
  private final FrameInput in;
  private final FrameOutput out;
  private final Executor threads;
  private final Runnable changed;
  private final Consumer<byte[]> reminded;
  private final Map<Long, Pending> pending = new ConcurrentHashMap<>();
  private final AtomicLong ids = new AtomicLong();
  private final CompletableFuture<byte[]> manifest = new CompletableFuture<>();
  private final CompletableFuture<Void> first = new CompletableFuture<>();
  private final Welcome welcome;
  private final Having having;
  private final ManifestParts manifestParts;
  private volatile boolean choked;
  private volatile boolean over;

  /** Says hello and waits for the welcome. */
  Download(
      PeerStream stream, Hello hello, Executor threads, Runnable changed, Consumer<byte[]> reminded)
      throws IOException {
    this.stream = stream;
    this.threads = threads;
    this.changed = changed;
    this.reminded = reminded;
    in = new FrameInput(stream.in());
    out = new FrameOutput(stream.out());
    stream.deadline(HELLO_TIME);
    out.write(MessageType.HELLO, hello.encode());
    FrameInput.Frame answer = in.next();
    if (answer.type() == MessageType.BYE) {
      stream.close();
      throw ended(Bye.decode(answer.body()));
    }
    if (answer.type() != MessageType.WELCOME) {
      throw new ProtocolException("a seeder welcomes first");
    }
    welcome = Welcome.decode(answer.body());
    having = new Having(welcome.pieces());
    manifestParts = new ManifestParts(welcome.pieces());
    stream.deadline(IDLE_TIME);
    threads.execute(this::read);
  }

  private static SupplyFault ended(Bye bye) {
    Kind kind =
        switch (bye.reason()) {
          case NO_FILM -> Kind.ABSENT;
          case UNPAID, DONE, BUSY -> Kind.BUSY;
          case BAD_BYTES, PROTOCOL -> Kind.MISBEHAVED;
        };
    return new SupplyFault(kind, "it ended: " + bye.reason());
  }

  Welcome welcome() {
    return welcome;
  }

  PieceSet has() {
    return having.now();
  }

  boolean isOver() {
    return over;
  }

  /** Waits until it is known which pieces the seeder has. */
  void awaitPieces() {
    first.join();
  }

  void fetch(Chunk chunk, Sink sink) throws SupplyFault {
    if (choked) {
      throw new SupplyFault(Kind.BUSY, "others are served first", Duration.ofSeconds(2));
    }
    long id = ids.getAndIncrement();
    Pending want = new Pending(sink, chunk.length());
    pending.put(id, want);
    try {
      if (over) {
        throw new SupplyFault(Kind.BROKEN, "the stream is over");
      }
      out.write(MessageType.WANT, Want.of(id, sink.isUrgent(), chunk).encode());
      sink.onRecall(() -> want.done().completeExceptionally(new CancellationException("recalled")));
      join(want.done());
    } catch (CancellationException recalled) {
      pending.remove(id);
      cancel(id);
      throw recalled;
    } catch (SupplyFault fault) {
      throw fault;
    } catch (IOException e) {
      throw broken(e);
    } finally {
      pending.remove(id);
    }
  }

  private static <T> T join(CompletableFuture<T> done) throws IOException {
    try {
      return done.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("stopped");
    } catch (java.util.concurrent.ExecutionException e) {
      switch (e.getCause()) {
        case IOException failure -> throw failure;
        case CancellationException recalled -> throw recalled;
        case null, default -> throw new IllegalStateException(e);
      }
    }
  }

  private void cancel(long id) {
    threads.execute(() -> tell(MessageType.CANCEL, Varint.encode(id)));
  }

  byte[] manifest(Recall recall) throws SupplyFault {
    try {
      out.write(MessageType.WANT_MANIFEST);
      recall.onRecall(() -> manifest.completeExceptionally(new CancellationException("recalled")));
      return join(manifest.copy().orTimeout(60, java.util.concurrent.TimeUnit.SECONDS));
    } catch (SupplyFault fault) {
      throw fault;
    } catch (IOException | IllegalStateException e) {
      throw broken(e);
    }
  }

  /** Sends where it can; what is lost here is noticed by the reader. */
  void tell(MessageType type, byte[] body) {
    try {
      out.write(type, body);
    } catch (IOException gone) {
      end(broken(gone));
    }
  }

  private static SupplyFault broken(Exception e) {
    return new SupplyFault(Kind.BROKEN, e.getClass().getSimpleName() + ": " + e.getMessage());
  }

  private void read() {
    try {
      while (!over) {
        take(in.next());
      }
    } catch (SupplyFault fault) {
      end(fault);
    } catch (ProtocolException | MalformedException e) {
      stream.reset();
      end(new SupplyFault(Kind.MISBEHAVED, String.valueOf(e.getMessage())));
    } catch (IOException e) {
      end(broken(e));
    } catch (RuntimeException e) {
      stream.reset();
      end(broken(e));
    }
  }

  private void take(FrameInput.Frame frame) throws IOException {
    ByteBuffer body = frame.body();
    switch (frame.type()) {
      case ALL -> {
        having.all();
        haveChanged();
      }
      case BITFIELD -> {
        having.these(Bitfield.decode(body, welcome.pieces()));
        haveChanged();
      }
      case HAVE -> {
        having.more(Varint.read(body));
        haveChanged();
      }
      case MANIFEST -> manifestParts.add(body).ifPresent(manifest::complete);
      case DATA -> data(body);
      case PROOF -> proof(body);
      case REJECT -> reject(body);
      case CHOKE -> choke();
      case UNCHOKE -> choked = false;
      case HELD -> held(body);
      case BYE -> throw ended(Bye.decode(body));
      default -> throw new ProtocolException(frame.type() + " is for a downloader to say");
    }
  }

  private void haveChanged() {
    first.complete(null);
    changed.run();
  }

  private void held(ByteBuffer body) {
    byte[] voucher = new byte[body.remaining()];
    body.get(voucher);
    // Before any byte is taken: what is signed next counts on from there.
    reminded.accept(voucher);
  }

  /** What was cancelled may still come; what was never asked for may not. */
  private Pending pending(ByteBuffer body) throws ProtocolException {
    long id = Varint.read(body);
    if (id >= ids.get()) {
      throw new ProtocolException("nobody asked for " + id);
    }
    return pending.get(id);
  }

  private void data(ByteBuffer body) throws IOException {
    Pending want = pending(body);
    if (want == null) {
      return;
    }
    want.take(body);
  }

  private void proof(ByteBuffer body) throws ProtocolException {
    Pending want = pending(body);
    if (body.remaining() % 32 != 0) {
      throw new ProtocolException("a proof is made of hashes of 32 bytes");
    }
    List<byte[]> hashes = new ArrayList<>();
    while (body.hasRemaining()) {
      byte[] hash = new byte[32];
      body.get(hash);
      hashes.add(hash);
    }
    if (want != null) {
      want.sink().proof(hashes);
    }
  }

  private void reject(ByteBuffer body) throws ProtocolException {
    Pending want = pending(body);
    if (want != null) {
      want.done()
          .completeExceptionally(
              new SupplyFault(Kind.MISBEHAVED, "it does not have what it said it has"));
    }
  }

  private void choke() {
    choked = true;
    SupplyFault later = new SupplyFault(Kind.BUSY, "others are served", Duration.ofSeconds(2));
    pending.values().forEach(want -> want.done().completeExceptionally(later));
  }

  private void end(SupplyFault fault) {
    over = true;
    pending.values().forEach(want -> want.done().completeExceptionally(fault));
    manifest.completeExceptionally(fault);
    first.complete(null);
    changed.run();
  }

  /** Says why and leaves. */
  void close(Bye bye) {
    over = true;
    tell(MessageType.BYE, bye.encode());
    stream.close();
    end(new SupplyFault(Kind.BROKEN, "closed"));
  }
}
