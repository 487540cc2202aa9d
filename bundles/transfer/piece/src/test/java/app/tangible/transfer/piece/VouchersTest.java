package app.tangible.transfer.piece;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tangible.chain.Account;
import app.tangible.chain.TokenId;
import app.tangible.content.FilmId;
import app.tangible.identity.OwnerAddress;
import app.tangible.identity.OwnerSignature;
import app.tangible.peer.libp2p.node.Node;
import app.tangible.peer.testing.TestNodes;
import app.tangible.transfer.Entitlement;
import app.tangible.transfer.PieceSet;
import app.tangible.transfer.SignedVoucher;
import app.tangible.transfer.Transfer;
import app.tangible.transfer.VoucherBook;
import app.tangible.transfer.VoucherSigner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Neither side loses more than a step. */
@Timeout(90)
class VouchersTest {

  private static final int PIECE = 1 << 20;
  private static final long WINDOW = 8 << 20;
  private static final Entitlement PAID =
      new Entitlement(new TokenId(1, 2), 3, 31337, Account.of(new byte[20]));
  private static final OwnerAddress SEEDER = new OwnerAddress("0x" + "ab".repeat(20));

  private final TestFilm film = TestFilm.of(5, 30 * PIECE + 99, PIECE);
  private final TestNodes<Node> nodes = new TestNodes<>(Node::onLoopback);
  private final List<Home> homes = new ArrayList<>();
  @TempDir Path folder;

  @AfterEach
  void close() {
    Home.closeAll(homes);
    nodes.close();
  }

  private Home home() {
    homes.add(new Home(nodes, Map.of("stallSeconds", 2, "giveUpSeconds", 6)));
    return homes.getLast();
  }

  /** Lets so many bytes go that are not signed for. */
  private static final class Book implements VoucherBook {

    final AtomicLong sent = new AtomicLong();
    final AtomicLong signed = new AtomicLong();
    final List<SignedVoucher> vouchers = new CopyOnWriteArrayList<>();

    @Override
    public OwnerAddress seeder() {
      return SEEDER;
    }

    @Override
    public Tab open(FilmId film, String peer) {
      return new Tab() {
        @Override
        public long allowance() {
          return Math.max(0, WINDOW - (sent.get() - signed.get()));
        }

        @Override
        public void sent(long bytes) {
          sent.addAndGet(bytes);
        }

        @Override
        public Optional<SignedVoucher> held(Entitlement entitlement) {
          return Optional.empty();
        }

        @Override
        public Verdict take(SignedVoucher voucher) {
          vouchers.add(voucher);
          signed.accumulateAndGet(voucher.bytesServed(), Math::max);
          return new Verdict.Kept(0);
        }

        @Override
        public void close() {}
      };
    }

    @Override
    public Earnings earnings() {
      return new Earnings(sent.get(), signed.get(), 0, 0);
    }

    @Override
    public Earnings earnings(FilmId film) {
      return earnings();
    }
  }

  private static final class Signer implements VoucherSigner {

    private final long most;
    final AtomicLong signed = new AtomicLong();

    Signer(long most) {
      this.most = most;
    }

    @Override
    public long signed(Entitlement entitlement, OwnerAddress seeder) {
      return signed.get();
    }

    @Override
    public void remind(SignedVoucher voucher) {}

    @Override
    public Optional<SignedVoucher> sign(
        Entitlement entitlement, OwnerAddress seeder, long bytesServed) {
      if (bytesServed > most) {
        return Optional.empty();
      }
      signed.set(bytesServed);
      return Optional.of(
          new SignedVoucher(entitlement, seeder, bytesServed, OwnerSignature.of(new byte[65])));
    }
  }

  @Test
  void aDownloaderSignsForWhatItVerifiedAndGetsAllOfTheFilm() throws Exception {
    Book book = new Book();
    Home seeder = home().serving(film.shelf()).paidInto(book);
    Home buyer = home().knowing(seeder);
    Signer signer = new Signer(Long.MAX_VALUE);
    buyer.source.signedBy(signer);
    Transfer transfer = buyer.fetch(film.wanted(PAID), folder.resolve("film"));
    assertThat(transfer.whole().get(60, TimeUnit.SECONDS)).hasBinaryContent(film.bytes());
    Awaitility.await().untilAsserted(() -> assertThat(book.signed).hasValue(film.bytes().length));
    assertThat(book.vouchers)
        .hasSizeBetween(2, 10)
        .allSatisfy(v -> assertThat(v.seeder()).isEqualTo(SEEDER))
        .extracting(SignedVoucher::bytesServed)
        .isSorted();
  }

  @Test
  void aSeederThatIsNotPaidStopsAfterItsWindow() {
    Book book = new Book();
    Home seeder = home().serving(film.shelf()).paidInto(book);
    Home buyer = home().knowing(seeder);
    buyer.source.signedBy(new Signer(0));
    Transfer transfer = buyer.fetch(film.wanted(PAID), folder.resolve("film"));
    assertThatThrownBy(() -> transfer.whole().get(60, TimeUnit.SECONDS)).isNotNull();
    assertThat(book.sent.get()).isLessThanOrEqualTo(WINDOW);
  }

  @Test
  void aSeederThatSendsWrongBytesIsNotSignedFor() {
    Book book = new Book();
    Home liar =
        home()
            .serving(
                film.shelf(PieceSet.all(), (offset, into) -> into.put(new byte[into.remaining()])))
            .paidInto(book);
    Home buyer = home().knowing(liar);
    Signer signer = new Signer(Long.MAX_VALUE);
    buyer.source.signedBy(signer);
    Transfer transfer = buyer.fetch(film.wanted(PAID), folder.resolve("film"));
    assertThatThrownBy(() -> transfer.whole().get(60, TimeUnit.SECONDS)).isNotNull();
    assertThat(signer.signed).hasValue(0);
    assertThat(book.signed).hasValue(0);
  }
}
