package app.tangible.transfer.piece;

import app.tangible.content.PieceHashing;
import app.tangible.content.PieceManifest;
import app.tangible.peer.Varint;
import app.tangible.transfer.Chunk;
import app.tangible.transfer.SharedFilm;
import app.tangible.transfer.VoucherBook;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** The sending side of one stream: takes wants from its queue, waits for its turn, sends. */
final class Upload {

  private static final int HAVES_AT_ONCE = 64;
  private static final long IDLE_NANOS = WantQueue.seconds(3);
  private static final long LOOK_NANOS = WantQueue.seconds(60);
  private static final long VOUCHER_NANOS = WantQueue.seconds(20);

  private final SharedFilm film;
  private final PieceManifest manifest;
  private final PieceHashing hashing;
  private final FrameOutput out;
  private final WantQueue wants;
  private final Semaphore slots;
  private final Throttle throttle;
  private final VoucherBook.@Nullable Tab tab;
  private final ByteBuffer piece;
  private final AtomicBoolean grown = new AtomicBoolean(true);
  private BitSet told = new BitSet();
  private boolean whole;

  Upload(
      SharedFilm film,
      PieceHashing hashing,
      FrameOutput out,
      WantQueue wants,
      Semaphore slots,
      Throttle throttle,
      VoucherBook.@Nullable Tab tab) {
    this.film = film;
    this.manifest = film.manifest();
    this.hashing = hashing;
    this.out = out;
    this.wants = wants;
    this.slots = slots;
    this.throttle = throttle;
    this.tab = tab;
    piece = ByteBuffer.allocate(manifest.pieceBytes());
  }

  /** The film has more pieces now. */
  void grew() {
    grown.set(true);
    wants.wake();
  }

  /** Sends until the queue is closed. */
  void run() throws IOException {
    while (!wants.isClosed()) {
      tellPieces();
      Optional<Want> want = wants.take(LOOK_NANOS);
      if (want.isPresent()) {
        wants.untake(want.get());
        turn();
      }
    }
  }

  private void turn() throws IOException {
    boolean choked = !slots.tryAcquire();
    if (choked) {
      wants.clear();
      out.write(MessageType.CHOKE);
      slots.acquireUninterruptibly();
    }
    try {
      if (choked) {
        out.write(MessageType.UNCHOKE);
      }
      serve(System.nanoTime());
    } finally {
      slots.release();
    }
  }

  private void serve(long begun) throws IOException {
    boolean mine = true;
    while (mine) {
      tellPieces();
      Optional<Want> want = wants.take(IDLE_NANOS);
      if (want.isPresent()) {
        send(want.get());
      }
      boolean tired = System.nanoTime() - begun > Throttle.TURN_NANOS && slots.hasQueuedThreads();
      mine = want.isPresent() && !tired;
    }
  }

  private void send(Want want) throws IOException {
    Chunk chunk = want.chunk(manifest);
    if (!film.has().has(chunk.piece())) {
      reject(want);
      return;
    }
    awaitVoucher(chunk);
    ByteBuffer bytes = read(want, chunk);
    while (bytes.hasRemaining()) {
      int length = Math.min(FrameOutput.DATA_BYTES, bytes.remaining());
      throttle.await(length);
      ByteBuffer next = bytes.slice(bytes.position(), length);
      bytes.position(bytes.position() + length);
      out.data(want.id(), next, !bytes.hasRemaining());
    }
    if (tab != null) {
      tab.sent(chunk.length());
    }
  }

  private void awaitVoucher(Chunk chunk) throws IOException {
    VoucherBook.Tab paid = tab;
    if (paid != null
        && !wants.awaitVouchers(() -> paid.allowance() >= chunk.length(), VOUCHER_NANOS)) {
      throw new PieceException(Bye.Reason.UNPAID, "no voucher came");
    }
  }

  private ByteBuffer read(Want want, Chunk chunk) throws IOException {
    if (chunk.whole()) {
      film.read(chunk.offset(), piece.clear().limit(chunk.length()));
      return piece.flip();
    }
    long begin = (long) chunk.piece() * manifest.pieceBytes();
    film.read(begin, piece.clear().limit(manifest.lengthOf(chunk.piece())));
    piece.flip();
    List<byte[]> proof =
        hashing.proofOf(manifest, chunk.piece(), piece, chunk.firstLeaf(), chunk.leaves());
    if (!proof.isEmpty()) {
      byte[] id = Varint.encode(want.id());
      ByteBuffer body = ByteBuffer.allocate(id.length + 32 * proof.size()).put(id);
      proof.forEach(body::put);
      out.write(MessageType.PROOF, body.array());
    }
    return piece.slice((int) (chunk.offset() - begin), chunk.length());
  }

  private void reject(Want want) throws IOException {
    byte[] id = Varint.encode(want.id());
    out.write(MessageType.REJECT, ByteBuffer.allocate(id.length + 1).put(id).array());
  }

  private void tellPieces() throws IOException {
    if (whole || !grown.getAndSet(false)) {
      return;
    }
    BitSet now = film.has().among(manifest.pieces());
    BitSet fresh = (BitSet) now.clone();
    fresh.andNot(told);
    if (now.cardinality() == manifest.pieces()) {
      whole = true;
      out.write(MessageType.ALL);
    } else if (told.isEmpty() || fresh.cardinality() > HAVES_AT_ONCE) {
      out.write(MessageType.BITFIELD, Bitfield.encode(now, manifest.pieces()));
    } else {
      for (int one = fresh.nextSetBit(0); one >= 0; one = fresh.nextSetBit(one + 1)) {
        out.write(MessageType.HAVE, Varint.encode(one));
      }
    }
    told = now;
  }
}
