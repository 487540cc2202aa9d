package app.tangible.transfer.piece;

import app.tangible.peer.PeerConnection;
import app.tangible.peer.PeerException;
import app.tangible.peer.PeerInfo;
import app.tangible.peer.PeerNode;
import app.tangible.peer.PeerStream;
import app.tangible.peer.Route;
import app.tangible.transfer.Chunk;
import app.tangible.transfer.Cost;
import app.tangible.transfer.PieceSet;
import app.tangible.transfer.Progress;
import app.tangible.transfer.Recall;
import app.tangible.transfer.SignedVoucher;
import app.tangible.transfer.Sink;
import app.tangible.transfer.Supplier;
import app.tangible.transfer.SupplyFault;
import app.tangible.transfer.SupplyFault.Kind;
import app.tangible.transfer.VoucherSigner;
import app.tangible.transfer.Wanted;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One home that has the film. A stream that breaks is opened anew at the next fetch. */
final class PeerSupplier implements Supplier {

  private static final Logger LOG = LoggerFactory.getLogger(PeerSupplier.class);
  private static final Duration BAN = Duration.ofHours(24);

  private final PeerNode node;
  private final PeerInfo peer;
  private final Wanted wanted;
  private final Optional<VoucherSigner> signer;
  private final ExecutorService threads;
  private final ReentrantLock opening = new ReentrantLock();
  private final ReentrantLock paying = new ReentrantLock();
  private volatile @Nullable Download download;
  private volatile @Nullable Receipts receipts;
  private volatile PieceSet has = PieceSet.none();
  private volatile Progress.Route route = Progress.Route.DIRECT;
  private volatile int depth = 1;
  private volatile Runnable changed = () -> {};
  private volatile boolean closed;

  PeerSupplier(
      PeerNode node,
      PeerInfo peer,
      Wanted wanted,
      Optional<VoucherSigner> signer,
      ExecutorService threads) {
    this.node = node;
    this.peer = peer;
    this.wanted = wanted;
    this.signer = signer;
    this.threads = threads;
  }

  /** The stream; opens it where there is none. */
  Download open() throws SupplyFault {
    opening.lock();
    try {
      Download open = download;
      if (open != null && !open.isOver()) {
        return open;
      }
      if (closed) {
        throw new SupplyFault(Kind.BROKEN, "closed");
      }
      return connect();
    } catch (PeerException e) {
      Kind kind = e.kind() == PeerException.Kind.NO_PROTOCOL ? Kind.ABSENT : Kind.BROKEN;
      throw new SupplyFault(kind, e.kind().toString());
    } catch (SupplyFault fault) {
      throw fault;
    } catch (IOException e) {
      throw new SupplyFault(Kind.BROKEN, String.valueOf(e.getMessage()));
    } finally {
      opening.unlock();
    }
  }

  private Download connect() throws IOException {
    PeerConnection connection = node.connect(peer);
    PeerStream stream = connection.open(List.of(PieceHandler.PROTOCOL));
    Hello hello = new Hello(wanted.root(), wanted.entitlement());
    Download[] self = new Download[1];
    Download fresh = new Download(stream, hello, threads, () -> update(self[0]), this::reminded);
    self[0] = fresh;
    if (fresh.welcome().sealedBytes() != wanted.sealedBytes()) {
      fresh.close(new Bye(Bye.Reason.PROTOCOL, "another length"));
      throw new SupplyFault(Kind.OTHER_FILM, "a film of another length");
    }
    route = connection.route() == Route.RELAYED ? Progress.Route.RELAYED : Progress.Route.DIRECT;
    depth = Math.min(fresh.welcome().wants(), PieceHandler.WANTS);
    download = fresh;
    startReceipts(fresh);
    update(fresh);
    return fresh;
  }

  private void startReceipts(Download fresh) {
    receipts =
        signer
            .flatMap(
                signing ->
                    wanted
                        .entitlement()
                        .flatMap(
                            paid ->
                                fresh
                                    .welcome()
                                    .seeder()
                                    .map(seeder -> new Receipts(signing, paid, seeder))))
            .orElse(null);
  }

  private void reminded(byte[] voucher) {
    try {
      signer.ifPresent(signing -> signing.remind(SignedVoucher.of(voucher)));
      Download open = download;
      if (open != null) {
        paying.lock();
        try {
          startReceipts(open);
        } finally {
          paying.unlock();
        }
      }
    } catch (IllegalArgumentException e) {
      LOG.debug("a seeder holds something that is no voucher");
    }
  }

  private void update(@Nullable Download open) {
    if (open != null && !open.isOver()) {
      has = open.has();
    }
    changed.run();
  }

  @Override
  public String name() {
    String id = peer.id().text();
    return id.length() > 12 ? "…" + id.substring(id.length() - 8) : id;
  }

  @Override
  public Progress.Route route() {
    return route;
  }

  @Override
  public Cost cost() {
    return Cost.RECEIPT;
  }

  @Override
  public int depth() {
    return depth;
  }

  @Override
  public boolean proves() {
    return true;
  }

  @Override
  public PieceSet has() {
    return has;
  }

  @Override
  public void onChange(Runnable action) {
    changed = action;
  }

  @Override
  public byte[] manifest(Recall recall) throws SupplyFault {
    return open().manifest(recall);
  }

  @Override
  public void fetch(Chunk chunk, Sink into) throws SupplyFault {
    open().fetch(chunk, into);
  }

  @Override
  public void verified(Chunk chunk) {
    Receipts owed = receipts;
    if (owed != null) {
      owed.received(chunk.length());
      execute(this::pay);
    }
  }

  private void pay() {
    paying.lock();
    try {
      Receipts owed = receipts;
      Download open = download;
      if (owed != null && open != null) {
        owed.step().ifPresent(v -> open.tell(MessageType.RECEIPT, v.bytes()));
      }
    } finally {
      paying.unlock();
    }
  }

  @Override
  public void lied(String what) {
    closed = true;
    execute(
        () -> {
          Download open = download;
          if (open != null) {
            open.close(new Bye(Bye.Reason.BAD_BYTES, what));
          }
          node.ban(peer.id(), BAN, what);
          LOG.warn("peer {} sent bytes that are not the film: {}", peer.id().text(), what);
        });
  }

  @Override
  public void close() {
    closed = true;
    execute(this::leave);
  }

  private void leave() {
    Download open = download;
    if (open == null || open.isOver()) {
      return;
    }
    paying.lock();
    try {
      Receipts owed = receipts;
      if (owed != null) {
        owed.rest().ifPresent(v -> open.tell(MessageType.RECEIPT, v.bytes()));
      }
    } finally {
      paying.unlock();
    }
    open.close(new Bye(Bye.Reason.DONE, ""));
  }

  private void execute(Runnable action) {
    try {
      threads.execute(action);
    } catch (RejectedExecutionException closing) {
      LOG.debug("the source is closing");
    }
  }
}
