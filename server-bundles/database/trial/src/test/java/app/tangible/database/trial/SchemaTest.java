package app.tangible.database.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tangible.database.DatabaseException;
import app.tangible.keys.wrapped.WrappedKeys;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Wrong states that no code can write, on each database. */
@ParameterizedClass
@EnumSource(TrialDatabase.Kind.class)
final class SchemaTest {

  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final String OWNER = "0a".repeat(64);
  private static final String OTHER = "0b".repeat(64);
  private static final String FILM = "0f".repeat(16);

  @Parameter TrialDatabase.Kind kind;
  @TempDir Path folder;
  private TrialDatabase database;

  @BeforeEach
  void open() {
    database =
        TrialDatabase.open(
            kind, new WrappedKeys(folder, "0123456789abcdef0123456789abcdef"), folder);
    insert("users", "pub_key", OWNER, "address", account(1), "created_at", NOW);
    insert("users", "pub_key", OTHER, "address", account(2), "created_at", NOW);
    insert("studios", "name", "Blender", "account", account(3));
    change(
        "insert into films (film, edition, studio, title, folded, released, synopsis, quality,"
            + " duration_millis, price_minor, currency, sealed_bytes, master_hash, piece_root,"
            + " wrapped_key) select ?, 1, id, 'T', 't', 2008, '', 'HD', 1, 1300, 'EUR', 1, ?, ?, ?"
            + " from studios",
        FILM,
        "ab".repeat(32),
        "cd".repeat(32),
        new byte[] {1});
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static String account(int n) {
    return "0x%040x".formatted(n);
  }

  private static String id(int n) {
    return "%032x".formatted(n);
  }

  private void change(String sql, @Nullable Object... arguments) {
    int changed = database.transaction(t -> t.change(sql, arguments));
    assertThat(changed).isEqualTo(1);
  }

  /** Names and values in turn. */
  private void insert(String table, @Nullable Object... columns) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    for (int i = 0; i < columns.length; i += 2) {
      row.put(String.valueOf(columns[i]), columns[i + 1]);
    }
    insert(table, row);
  }

  private void insert(String table, Map<String, @Nullable Object> row) {
    change(
        "insert into "
            + table
            + " ("
            + String.join(", ", row.keySet())
            + ") values ("
            + row.keySet().stream().map(name -> "?").collect(Collectors.joining(", "))
            + ")",
        row.values().toArray());
  }

  private void refuses(String constraint, Runnable wrong) {
    assertThatThrownBy(wrong::run)
        .isInstanceOfSatisfying(
            DatabaseException.class,
            e ->
                assertThat(String.valueOf(e.getCause().getMessage()).toLowerCase())
                    .containsPattern(Pattern.quote(constraint) + "|" + primaryKey(constraint)));
  }

  /** H2 calls a primary key by its table. */
  private static String primaryKey(String constraint) {
    return "primary[ _]key\\w* on public\\." + constraint.replaceFirst("_pk$", "\\\\(");
  }

  private Map<String, @Nullable Object> purchase(int n) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("id", id(n));
    row.put("device", "0d".repeat(32));
    row.put("idempotency_key", "key " + n);
    row.put("order_hash", "0e".repeat(32));
    row.put("state", "PAYMENT_PENDING");
    row.put("owner", OWNER);
    row.put("agreement", "0c".repeat(32));
    row.put("receipts", "0d".repeat(32));
    row.put("grant_signature", "00");
    row.put("edition", 1L);
    row.put("film", FILM);
    row.put("master_hash", "ab".repeat(32));
    row.put("title", "T");
    row.put("quality", "HD");
    row.put("studio", "Blender");
    row.put("minor_units", 1_300L);
    row.put("currency", "EUR");
    row.put("due", NOW);
    return row;
  }

  private Map<String, @Nullable Object> minted(int n, String token) {
    Map<String, @Nullable Object> row = purchase(n);
    row.put("state", "MINTED");
    row.put("intent", "pi_" + n);
    row.put("token", token);
    row.put("mint_transaction", "0x" + "11".repeat(32));
    return row;
  }

  private Map<String, @Nullable Object> licence(int n, int purchase, String token) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("licence_id", id(n));
    row.put("purchase", id(purchase));
    row.put("owner", OWNER);
    row.put("device", "0d".repeat(32));
    row.put("film", FILM);
    row.put("quality", "HD");
    row.put("token", token);
    row.put("nonce", 0L);
    row.put("acquired_at", NOW);
    row.put("sequence", 1L);
    row.put("leased", NOW);
    row.put("package", new byte[] {1});
    return row;
  }

  private Map<String, @Nullable Object> offer(int n, String token) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("offer", id(n));
    row.put("kind", "SALE");
    row.put("state", "OPEN");
    row.put("device", "0d".repeat(32));
    row.put("idempotency_key", "key " + n);
    row.put("order_hash", "0e".repeat(32));
    row.put("seller", OWNER);
    row.put("licence", id(1));
    row.put("film", FILM);
    row.put("edition", 1L);
    row.put("token", token);
    row.put("nonce", 0L);
    row.put("price_minor", 800L);
    row.put("seller_minor", 640L);
    row.put("studio_minor", 120L);
    row.put("platform_minor", 40L);
    row.put("currency", "EUR");
    row.put("created_at", NOW);
    row.put("deadline", NOW);
    row.put("ask_units", 8_000_000L);
    row.put("ask_buyer", account(0));
    row.put("ask_receipt", "0x" + "22".repeat(32));
    row.put("ask_signature", "0x00");
    row.put("receipt_payload", "{}");
    row.put("receipt_signature", "33".repeat(64));
    row.put("due", NOW);
    return row;
  }

  private static Map<String, @Nullable Object> with(
      Map<String, @Nullable Object> row, String column, @Nullable Object value) {
    Map<String, @Nullable Object> other = new LinkedHashMap<>(row);
    other.put(column, value);
    return other;
  }

  @Test
  void refusesAPurchaseOfNobodyOrOfNoFilm() {
    refuses("purchases_owner", () -> insert("purchases", with(purchase(1), "owner", "x")));
    refuses("purchases_film", () -> insert("purchases", with(purchase(1), "edition", 2L)));
    refuses("purchases_states", () -> insert("purchases", with(minted(1, "7"), "state", "LOST")));
  }

  @Test
  void refusesOneOrderTwice() {
    insert("purchases", purchase(1));
    refuses(
        "purchases_order_unique",
        () -> insert("purchases", with(purchase(2), "idempotency_key", "key 1")));
  }

  @Test
  void refusesToMintOnePaymentTwice() {
    insert("purchases", minted(1, "7"));
    refuses(
        "purchases_intent_unique",
        () -> insert("purchases", with(minted(2, "8"), "intent", "pi_1")));
  }

  @Test
  void refusesOneTokenOutOfTwoPayments() {
    insert("purchases", minted(1, "7"));
    refuses("purchases_minted_once", () -> insert("purchases", minted(2, "7")));
  }

  @Test
  void refusesStatesWithoutWhatTheyNeed() {
    refuses("purchases_paid", () -> insert("purchases", with(purchase(1), "state", "PAID")));
    refuses("purchases_minted", () -> insert("purchases", with(minted(1, "7"), "token", null)));
    refuses(
        "purchases_mint_mined",
        () -> insert("purchases", with(minted(1, "7"), "mint_transaction", null)));
    refuses(
        "purchases_anchored", () -> insert("purchases", with(minted(1, "7"), "state", "ANCHORED")));
    refuses("purchases_price", () -> insert("purchases", with(purchase(1), "minor_units", 0L)));
    refuses("purchases_kinds", () -> insert("purchases", with(purchase(1), "kind", "RESALE")));
  }

  @Test
  void refusesASecondLiveLicenceOfAToken() {
    insert("purchases", minted(1, "7"));
    insert("purchases", minted(2, "8"));
    insert("licences", licence(1, 1, "7"));
    refuses("licences_one_live", () -> insert("licences", licence(2, 2, "7")));
    change("update licences set revoked = true, package = null where licence_id = ?", id(1));
    insert("licences", licence(2, 2, "7"));
    refuses(
        "licences_one_live",
        () ->
            change(
                "update licences set revoked = false, package = ? where licence_id = ?",
                new byte[] {1},
                id(1)));
  }

  @Test
  void lendsBesideTheLiveLicence() {
    insert("purchases", minted(1, "7"));
    insert("purchases", minted(2, "8"));
    insert("licences", licence(1, 1, "7"));
    insert("licences", with(with(licence(2, 2, "7"), "kind", "LOAN"), "until", NOW));
    refuses("licences_kinds", () -> change("update licences set until = null where kind = 'LOAN'"));
  }

  @Test
  void refusesARevokedLicenceThatKeepsItsPackage() {
    insert("purchases", minted(1, "7"));
    insert("licences", licence(1, 1, "7"));
    refuses("licences_revoked", () -> change("update licences set revoked = true"));
    refuses("licences_revoked", () -> change("update licences set package = null"));
  }

  @Test
  void refusesASecondOpenOfferOfAToken() {
    insert("purchases", minted(1, "7"));
    insert("licences", licence(1, 1, "7"));
    insert("resale_offers", offer(1, "7"));
    refuses("resale_offers_one_open", () -> insert("resale_offers", offer(2, "7")));
    change("update resale_offers set state = 'LAPSED'");
    insert("resale_offers", offer(2, "7"));
    refuses(
        "resale_offers_one_open",
        () -> change("update resale_offers set state = 'OPEN' where offer = ?", id(1)));
  }

  @Test
  void refusesOffersThatAreNotOfTheirKind() {
    insert("purchases", minted(1, "7"));
    insert("licences", licence(1, 1, "7"));
    Map<String, @Nullable Object> sale = offer(1, "7");
    refuses("resale_offers_kinds", () -> insert("resale_offers", with(sale, "price_minor", 0L)));
    refuses(
        "resale_offers_kinds",
        () -> insert("resale_offers", with(with(sale, "kind", "GIFT"), "price_minor", 0L)));
    refuses("resale_offers_ask", () -> insert("resale_offers", with(sale, "ask_signature", null)));
    refuses("resale_offers_states", () -> insert("resale_offers", with(sale, "state", "LENT")));
    refuses("resale_offers_taken", () -> insert("resale_offers", with(sale, "state", "SETTLING")));
    refuses("resale_offers_split", () -> insert("resale_offers", with(sale, "seller_minor", 641L)));
    refuses("resale_offers_licence", () -> insert("resale_offers", with(sale, "licence", id(9))));
  }

  @Test
  void refusesASaleThatNoTransactionMade() {
    insert("purchases", minted(1, "7"));
    insert("licences", licence(1, 1, "7"));
    insert("resale_offers", offer(1, "7"));
    insert("purchases", with(with(purchase(3), "kind", "RESALE"), "offer", id(1)));
    change("update resale_offers set state = 'SETTLING', reserved_by = ?", id(3));
    refuses("resale_offers_moved", () -> change("update resale_offers set state = 'SOLD'"));
    change("update resale_offers set state = 'SOLD', tx_hash = ?", "0x" + "44".repeat(32));
  }

  @Test
  void refusesOneMoveTwiceAndTwoOfOneNumber() {
    insert("moved", "sequence", 1L, "token", "7", "nonce", 1L, "seen", NOW);
    refuses(
        "moved_once",
        () -> insert("moved", "sequence", 2L, "token", "7", "nonce", 1L, "seen", NOW));
    refuses(
        "moved_pk", () -> insert("moved", "sequence", 1L, "token", "7", "nonce", 2L, "seen", NOW));
  }

  @Test
  void refusesOneAddressForTwoPeople() {
    refuses(
        "users_address_unique",
        () ->
            insert("users", "pub_key", "0c".repeat(64), "address", account(1), "created_at", NOW));
  }

  @Test
  void hasNoFilmWithoutItsStudioAndNoneOnSaleTwice() {
    refuses("films_studio", () -> change("update films set studio = -1"));
    refuses("films_positive", () -> change("update films set price_minor = 0"));
    refuses("ingestions_on_sale", this::publishedWithoutEdition);
  }

  private Map<String, @Nullable Object> voucher() {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("token", "18446744073709551617");
    row.put("epoch", 0L);
    row.put("seeder", account(5));
    row.put("edition", 1L);
    row.put("bytes", 4_194_304L);
    row.put("signature", "0a".repeat(65));
    row.put("state", "HELD");
    row.put("paid_bytes", 0L);
    row.put("shown", NOW);
    row.put("due", NOW);
    row.put("attempts", 0);
    return row;
  }

  @Test
  void holdsOneVoucherOfASeederThatIsDueOrOver() {
    insert("seeding_vouchers", voucher());
    refuses("seeding_vouchers_pk", () -> insert("seeding_vouchers", voucher()));
    refuses("seeding_vouchers_due", () -> change("update seeding_vouchers set state = 'PAID'"));
    refuses("seeding_vouchers_due", () -> change("update seeding_vouchers set due = null"));
    refuses(
        "seeding_vouchers_states",
        () -> change("update seeding_vouchers set state = 'SOON', due = null"));
    refuses("seeding_vouchers_positive", () -> change("update seeding_vouchers set bytes = 0"));
    change("update seeding_vouchers set state = 'PAID', due = null");
  }

  @Test
  void listsSeedersOfFilmsThatAreSoldForAWhile() {
    Map<String, @Nullable Object> peer = new LinkedHashMap<>();
    peer.put("film", FILM);
    peer.put("peer", "12D3KooW");
    peer.put("record", new byte[] {1});
    peer.put("sequence", 1L);
    peer.put("block", "c00002/24");
    peer.put("announced", NOW);
    peer.put("expires", NOW.plusSeconds(60));
    insert("seeding_peers", peer);
    refuses("seeding_peers_pk", () -> insert("seeding_peers", peer));
    refuses(
        "seeding_peers_film", () -> change("update seeding_peers set film = ?", "00".repeat(16)));
    refuses("seeding_peers_times", () -> change("update seeding_peers set expires = ?", NOW));
    refuses("seeding_peers_earns_form", () -> change("update seeding_peers set earns = 'nobody'"));
  }

  private void publishedWithoutEdition() {
    insert(
        "ingestions",
        "id",
        id(1),
        "state",
        "PUBLISHED",
        "title",
        "T",
        "released",
        2008,
        "studio",
        "S",
        "studio_account",
        account(3),
        "synopsis",
        "",
        "quality",
        "HD",
        "price_minor",
        1_300L,
        "currency",
        "EUR",
        "royalty",
        1_500,
        "source_bytes",
        1L,
        "due",
        NOW,
        "film",
        FILM,
        "wrapped_key",
        new byte[] {1},
        "master_hash",
        "ab".repeat(32),
        "piece_root",
        "cd".repeat(32),
        "sealed_bytes",
        1L,
        "duration_millis",
        1L);
  }
}
