package app.tangible.royalty.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tangible.chain.Account;
import app.tangible.chain.Bytes32;
import app.tangible.chain.ChainEvent;
import app.tangible.chain.ChainEvent.Place;
import app.tangible.chain.TokenId;
import app.tangible.chain.TransactionHash;
import app.tangible.royalty.sql.Posting.Entry;
import app.tangible.royalty.sql.Posting.Kind;
import app.tangible.royalty.sql.Posting.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The sums are those of API: 8.00 is 6.40 for the seller, 1.20 for the studio, 0.40 for us. */
final class BookkeepingTest {

  private static final Account NOBODY = account(0);
  private static final Account CONTRACT = account(1);
  private static final Account TREASURY = account(2);
  private static final Account STUDIO = account(3);
  private static final Account WRITER = account(4);
  private static final Account SELLER = account(5);
  private static final Account BUYER = account(6);
  private static final TokenId TOKEN = new TokenId(1, 7);
  private static final long PRICE = 13_000_000;

  private final List<ChainEvent> edition = new ArrayList<>();
  private final List<ChainEvent> block = new ArrayList<>();
  private long index;

  private static Account account(int n) {
    return new Account("0x%040x".formatted(n));
  }

  private Place at(int transaction) {
    return new Place(
        9,
        new Bytes32("0x%064x".formatted(9)),
        new TransactionHash("0x%064x".formatted(transaction)),
        index++);
  }

  private List<Posting> posted() {
    return new Bookkeeping((number, before) -> new EditionFacts(edition), 500).of(block);
  }

  private void registered(Account... sharers) {
    Bytes32 word = new Bytes32("0x%064x".formatted(1));
    edition.add(new ChainEvent.EditionRegistered(at(0), 1, word, word, STUDIO));
    edition.add(new ChainEvent.PriceSet(at(0), 1, PRICE));
    for (Account sharer : sharers) {
      edition.add(new ChainEvent.ShareGiven(at(0), 1, STUDIO, sharer, 2_500));
    }
  }

  private void resale(int transaction) {
    block.add(new ChainEvent.Moved(at(transaction), TOKEN, SELLER, BUYER));
    block.add(new ChainEvent.Sold(at(transaction), TOKEN, 8_000_000));
  }

  private void pays(int transaction, Account to, long units) {
    block.add(new ChainEvent.Paid(at(transaction), BUYER, to, units));
  }

  @Test
  void postsAResaleToSellerStudioAndPlatform() {
    registered();
    resale(1);
    pays(1, SELLER, 6_400_000);
    pays(1, STUDIO, 1_200_000);
    pays(1, TREASURY, 400_000);
    Posting posting = posted().getFirst();
    assertThat(posting.kind()).isEqualTo(Kind.RESALE);
    assertThat(posting.buyer()).contains(BUYER);
    assertThat(posting.units()).isEqualTo(8_000_000);
    assertThat(posting.entries())
        .containsExactly(
            new Entry(Part.SELLER, BUYER.text(), SELLER.text(), 6_400_000),
            new Entry(Part.STUDIO, BUYER.text(), STUDIO.text(), 1_200_000),
            new Entry(Part.PLATFORM, BUYER.text(), TREASURY.text(), 400_000));
  }

  @Test
  void knowsThePartsOfAStudioThatSellsItsOwnFilmAndIsThePlatform() {
    registered();
    block.add(new ChainEvent.Moved(at(1), TOKEN, STUDIO, BUYER));
    block.add(new ChainEvent.Sold(at(1), TOKEN, 8_000_000));
    pays(1, STUDIO, 6_400_000);
    pays(1, STUDIO, 1_200_000);
    pays(1, STUDIO, 400_000);
    assertThat(posted().getFirst().entries())
        .extracting(Entry::part)
        .containsExactly(Part.SELLER, Part.STUDIO, Part.PLATFORM);
  }

  @Test
  void creditsWhatIsOwedToTheClaimAndTakesItBackWhenItIsFetched() {
    registered();
    resale(1);
    pays(1, SELLER, 6_400_000);
    pays(1, CONTRACT, 1_200_000);
    block.add(new ChainEvent.Owed(at(1), STUDIO, 1_200_000));
    pays(1, TREASURY, 400_000);
    block.add(new ChainEvent.Withdrawn(at(2), STUDIO, 1_200_000));
    block.add(new ChainEvent.Paid(at(2), CONTRACT, STUDIO, 1_200_000));
    assertThat(posted()).extracting(Posting::kind).containsExactly(Kind.RESALE, Kind.WITHDRAWAL);
    assertThat(posted().getFirst().entries())
        .contains(new Entry(Part.STUDIO, BUYER.text(), "owed:" + STUDIO, 1_200_000));
    assertThat(posted().getLast().entries())
        .containsExactly(new Entry(Part.WITHDRAWN, "owed:" + STUDIO, STUDIO.text(), 1_200_000));
  }

  @Test
  void postsASaleByCardAsClaimsOnThePlatform() {
    registered(WRITER);
    block.add(new ChainEvent.Moved(at(1), TOKEN, NOBODY, BUYER));
    block.add(new ChainEvent.MintedFor(at(1), TOKEN, new Bytes32("0x%064x".formatted(5))));
    Posting posting = posted().getFirst();
    assertThat(posting.kind()).isEqualTo(Kind.CARD_SALE);
    assertThat(posting.entries())
        .containsExactly(
            new Entry(Part.STUDIO, "card", "payable:" + WRITER, 3_087_500),
            new Entry(Part.STUDIO, "card", "payable:" + STUDIO, 9_262_500),
            new Entry(Part.PLATFORM, "card", "platform", 650_000));
  }

  @Test
  void leavesOtherPaymentsOfATransactionOut() {
    registered();
    pays(1, account(99), 5);
    resale(1);
    pays(1, SELLER, 6_400_000);
    pays(1, STUDIO, 1_200_000);
    pays(1, TREASURY, 400_000);
    pays(1, account(99), 5);
    assertThat(posted()).singleElement().extracting(Posting::units).isEqualTo(8_000_000L);
  }

  @Test
  void keepsSalesOfOneTransactionApart() {
    registered();
    for (int i = 0; i < 2; i++) {
      resale(1);
      pays(1, SELLER, 6_400_000);
      pays(1, STUDIO, 1_200_000);
      pays(1, TREASURY, 400_000);
    }
    assertThat(posted()).extracting(Posting::units).containsExactly(8_000_000L, 8_000_000L);
  }

  @Test
  void postsNothingForGiftsAndForLicencesSoldForAnotherCoin() {
    registered();
    block.add(new ChainEvent.Moved(at(1), TOKEN, SELLER, BUYER));
    block.add(new ChainEvent.Sold(at(1), TOKEN, 0));
    block.add(new ChainEvent.Moved(at(2), new TokenId(1, 8), NOBODY, BUYER));
    pays(2, STUDIO, 17);
    assertThat(posted()).isEmpty();
  }

  @Test
  void refusesAPostingThatDoesNotAddUp() {
    assertThatThrownBy(
            () ->
                new Posting(
                    at(1),
                    Kind.RESALE,
                    Optional.of(TOKEN),
                    Optional.of(BUYER),
                    8,
                    List.of(new Entry(Part.SELLER, "a", "b", 7))))
        .hasMessageContaining("sum");
  }
}
