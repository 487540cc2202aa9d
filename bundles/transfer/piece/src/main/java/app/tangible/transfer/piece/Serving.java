package app.tangible.transfer.piece;

import app.tangible.content.PieceHashing;
import app.tangible.peer.MalformedException;
import app.tangible.peer.PeerStream;
import app.tangible.peer.Varint;
import app.tangible.transfer.SharedFilm;
import app.tangible.transfer.SharedFilms;
import app.tangible.transfer.SignedVoucher;
import app.tangible.transfer.VoucherBook;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One downloader's stream, from its hello to the end. */
final class Serving {

  private static final Logger LOG = LoggerFactory.getLogger(Serving.class);
  private static final Duration HELLO_TIME = Duration.ofSeconds(10);
  private static final Duration IDLE_TIME = Duration.ofMinutes(10);

  private final PeerStream stream;
  private final SharedFilms films;
  private final PieceHashing hashing;
  private final Optional<VoucherBook> book;
  private final Semaphore slots;
  private final Throttle throttle;
  private final Executor threads;
  private final FrameOutput out;
  private final WantQueue wants = new WantQueue();
  private volatile boolean manifestSent;

  Serving(
      PeerStream stream,
      SharedFilms films,
      PieceHashing hashing,
      Optional<VoucherBook> book,
      Semaphore slots,
      Throttle throttle,
      Executor threads) {
    this.stream = stream;
    this.films = films;
    this.hashing = hashing;
    this.book = book;
    this.slots = slots;
    this.throttle = throttle;
    this.threads = threads;
    out = new FrameOutput(stream.out());
  }

  void run() throws IOException {
    stream.deadline(HELLO_TIME);
    FrameInput in = new FrameInput(stream.in());
    Hello hello = Hello.decode(in.next(MessageType.HELLO));
    Optional<SharedFilm> found = films.open(hello.film());
    if (found.isEmpty()) {
      bye(new Bye(Bye.Reason.NO_FILM, ""));
      return;
    }
    try (SharedFilm film = found.get()) {
      Optional<VoucherBook.Tab> opened =
          book.map(b -> b.open(film.manifest().film(), stream.connection().peer().text()));
      try (VoucherBook.Tab tab = opened.orElse(null)) {
        welcome(film, hello, tab);
        converse(film, tab, in);
      }
    }
  }

  private void welcome(SharedFilm film, Hello hello, VoucherBook.@Nullable Tab tab)
      throws IOException {
    out.write(
        MessageType.WELCOME,
        new Welcome(
                film.manifest().pieceBytes(),
                film.manifest().sealedBytes(),
                PieceHandler.WANTS,
                book.map(VoucherBook::seeder))
            .encode());
    Optional<SignedVoucher> held =
        tab == null ? Optional.empty() : hello.entitlement().flatMap(tab::held);
    if (held.isPresent()) {
      out.write(MessageType.HELD, held.get().bytes());
    }
  }

  private void converse(SharedFilm film, VoucherBook.@Nullable Tab tab, FrameInput in)
      throws IOException {
    Upload upload = new Upload(film, hashing, out, wants, slots, throttle, tab);
    AutoCloseable growing = film.onHave(upload::grew);
    threads.execute(() -> send(upload));
    stream.deadline(IDLE_TIME);
    try {
      boolean more = true;
      while (more) {
        more = take(in.next(), film, tab);
      }
    } catch (MalformedException e) {
      throw new ProtocolException(e.getMessage());
    } catch (EOFException gone) {
      LOG.debug("a downloader left");
    } finally {
      wants.close();
      close(growing);
    }
  }

  private void send(Upload upload) {
    try {
      upload.run();
    } catch (PieceException e) {
      bye(e.bye());
    } catch (IOException | RuntimeException e) {
      LOG.debug("an upload ends: {}", e.getMessage());
      wants.close();
      stream.reset();
    }
  }

  /** False when it was the last one. */
  private boolean take(FrameInput.Frame frame, SharedFilm film, VoucherBook.@Nullable Tab tab)
      throws IOException {
    switch (frame.type()) {
      case WANT -> want(frame.body(), film);
      case CANCEL -> wants.cancel(Varint.read(frame.body()));
      case WANT_MANIFEST -> manifest(film);
      case RECEIPT -> receipt(frame.body(), tab);
      case BYE -> {
        return false;
      }
      default -> throw new ProtocolException(frame.type() + " is for a seeder to say");
    }
    return true;
  }

  private void want(ByteBuffer body, SharedFilm film) throws IOException {
    Want want = Want.decode(body);
    want.chunk(film.manifest());
    if (!wants.add(want)) {
      throw new ProtocolException("more wants than were agreed on");
    }
  }

  private void receipt(ByteBuffer body, VoucherBook.@Nullable Tab tab) throws IOException {
    byte[] voucher = new byte[body.remaining()];
    body.get(voucher);
    if (tab == null) {
      return;
    }
    try {
      VoucherBook.Verdict verdict = tab.take(SignedVoucher.of(voucher));
      LOG.debug("a voucher: {}", verdict.getClass().getSimpleName());
    } catch (IllegalArgumentException e) {
      throw new ProtocolException("a voucher that cannot be read");
    }
    wants.vouch();
  }

  private void manifest(SharedFilm film) throws IOException {
    if (manifestSent) {
      throw new ProtocolException("the manifest is sent once");
    }
    manifestSent = true;
    byte[] all = film.manifest().encode();
    for (int at = 0; at < all.length; at += FrameOutput.DATA_BYTES) {
      byte[] part = Arrays.copyOfRange(all, at, Math.min(all.length, at + FrameOutput.DATA_BYTES));
      throttle.await(part.length);
      out.write(
          MessageType.MANIFEST,
          ByteBuffer.allocate(8 + part.length).putInt(all.length).putInt(at).put(part).array());
    }
  }

  private void bye(Bye bye) {
    try {
      out.write(MessageType.BYE, bye.encode());
      stream.closeWrite();
    } catch (IOException gone) {
      LOG.debug("nobody hears the end");
    }
    wants.close();
  }

  private static void close(AutoCloseable handle) {
    try {
      handle.close();
    } catch (Exception e) {
      throw new IllegalStateException("a listener can always leave", e);
    }
  }
}
