package app.tangible.resale.saga;

import app.tangible.chain.LicenceMarket;
import app.tangible.chain.LicenceRegistry;
import app.tangible.chain.LicenceWord;
import app.tangible.database.Database;
import app.tangible.database.DatabaseException;
import app.tangible.database.Transaction;
import app.tangible.identity.DeviceId;
import app.tangible.identity.OwnerPublicKey;
import app.tangible.licence.Ask;
import app.tangible.licence.LicenceId;
import app.tangible.resale.OfferRequest;
import app.tangible.resale.OfferRequest.Terms.Lends;
import app.tangible.resale.OfferRequest.Terms.Moves;
import app.tangible.resale.Offers.Placed;
import app.tangible.resale.Offers.Withdrawn;
import app.tangible.resale.ResaleOffer.Kind;
import app.tangible.resale.ResaleOffer.Split;
import app.tangible.resale.saga.OfferProtocol.Event;
import app.tangible.resale.saga.OfferTable.Change;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where owners offer, and take back. */
final class OfferDesk {

  private final Database database;
  private final OfferTable table;
  private final LicenceRecords records;
  private final SqlOfferBook book;
  private final OfferChecks checks;
  private final OfferInsertion insertion;
  private final LicenceRegistry registry;
  private final LicenceMarket market;
  private final SellerWord seller;
  private final Limits limits;
  private final Consumer<String> cut;
  private final SecureRandom random = new SecureRandom();

  OfferDesk(
      Database database,
      OfferTable table,
      LicenceRecords records,
      SqlOfferBook book,
      OfferChecks checks,
      OfferInsertion insertion,
      LicenceRegistry registry,
      LicenceMarket market,
      SellerWord seller,
      Limits limits,
      Consumer<String> cut) {
    this.database = database;
    this.table = table;
    this.records = records;
    this.book = book;
    this.checks = checks;
    this.insertion = insertion;
    this.registry = registry;
    this.market = market;
    this.seller = seller;
    this.limits = limits;
    this.cut = cut;
  }

  Placed place(DeviceId caller, String key, LicenceId id, OfferRequest request) {
    String hash = hashOf(id, request);
    Optional<OfferRow> known = table.find(caller, key);
    if (known.isPresent()) {
      return repeated(known.get(), hash);
    }
    Optional<ParkedLicence> found = records.find(id, caller);
    if (found.isEmpty()) {
      return new Placed.UnknownLicence();
    }
    ParkedLicence licence = found.get();
    if (licence.revoked()) {
      return new Placed.NotTheOwner();
    }
    Optional<Placed> refusal = checks.refusal(licence, caller, request);
    if (refusal.isEmpty()) {
      refusal = onTheChain(licence);
    }
    return refusal.isPresent() ? refusal.get() : kept(caller, key, hash, licence, request);
  }

  /** The last check: the chain knows better than our table whose it is, at which nonce. */
  private Optional<Placed> onTheChain(ParkedLicence licence) {
    LicenceWord word = registry.wordOf(licence.token());
    if (word.nonce() == licence.nonce()) {
      return Optional.empty();
    }
    database.transaction(
        t -> {
          book.saw(t, licence.token(), word, Optional.empty(), false);
          return word;
        });
    return Optional.of(
        word.owner().equals(licence.account(seller))
            ? new Placed.StaleAsk()
            : new Placed.NotTheOwner());
  }

  private Placed kept(
      DeviceId caller, String key, String hash, ParkedLicence licence, OfferRequest request) {
    Split split = split(licence, request);
    String offer = newId();
    try {
      Optional<Placed> refusal =
          database.transaction(
              t -> {
                Optional<Placed> late = late(t, licence);
                if (late.isEmpty()) {
                  insertion.insert(t, offer, caller, key, hash, licence, request, split);
                }
                return late;
              });
      if (refusal.isPresent()) {
        // The same request may have come twice at once.
        return table.find(caller, key).map(row -> repeated(row, hash)).orElseGet(refusal::get);
      }
    } catch (DatabaseException e) {
      if (!e.isDuplicate()) {
        throw e;
      }
      // Either the same request came twice at once, or two for one licence.
      return table
          .find(caller, key)
          .map(row -> repeated(row, hash))
          .orElseGet(() -> new Placed.Offered());
    }
    cut.accept("after the offer");
    return new Placed.Created(table.find(offer).orElseThrow().seen());
  }

  private Optional<Placed> late(Transaction t, ParkedLicence licence) {
    if (!records.parkable(t, licence.token(), licence.id())) {
      return Optional.of(new Placed.NotTheOwner());
    }
    if (table.stands(t, licence.token().toString())) {
      return Optional.of(new Placed.Offered());
    }
    return records.underWay(t, licence.token()) ? Optional.of(new Placed.Busy()) : Optional.empty();
  }

  private Split split(ParkedLicence licence, OfferRequest request) {
    if (request.kind() != Kind.SALE) {
      return new Split(0, 0, 0);
    }
    long minor = request.price().minorUnits();
    LicenceMarket.Shares shares =
        market.sharesOf(licence.edition(), Math.multiplyExact(minor, limits.coinUnits()));
    long seller = shares.seller() / limits.coinUnits();
    long studio = shares.studio() / limits.coinUnits();
    return new Split(seller, studio, minor - seller - studio);
  }

  private static Placed repeated(OfferRow row, String hash) {
    return row.requestHash().equals(hash)
        ? new Placed.Repeated(row.seen())
        : new Placed.OtherRequest();
  }

  Withdrawn withdraw(String offer, Set<OwnerPublicKey> callers, @Nullable String signature) {
    return database.transaction(
        t -> {
          Optional<OfferRow> found =
              table.locked(t, offer).filter(row -> callers.contains(row.seller()));
          if (found.isEmpty()) {
            return new Withdrawn.Unknown();
          }
          OfferRow row = found.get();
          return switch (row.state()) {
            case OPEN -> withdraw(t, row, signature);
            case RESERVED, SETTLING -> new Withdrawn.Reserved();
            case CANCELLING, CANCELLED -> new Withdrawn.Accepted(row.seen());
            case SOLD, GIVEN, LENT, RETURNED, LAPSED -> new Withdrawn.Over(row.seen());
          };
        });
  }

  private Withdrawn withdraw(Transaction t, OfferRow row, @Nullable String signature) {
    if (row.kind() == Kind.LOAN) {
      table.on(t, row, Event.LOAN_WITHDRAWN, Change.NOTHING);
    } else if (signature == null || !isCancellation(row, signature)) {
      return new Withdrawn.BadSignature();
    } else {
      t.change(
          "update resale_offers set cancel_signature = ? where offer = ?", signature, row.id());
      table.on(t, row, Event.CANCEL_ASKED, Change.NOTHING);
    }
    return new Withdrawn.Accepted(table.locked(t, row.id()).orElseThrow().seen());
  }

  private boolean isCancellation(OfferRow row, String signature) {
    return seller.isBy(
        row.seller(),
        row.account(),
        Ask.cancellation(
            registry.chainId(), registry.licences().text(), row.token().toString(), row.nonce()),
        signature);
  }

  /** Of what is asked; signatures may differ between two tries. */
  private static String hashOf(LicenceId licence, OfferRequest request) {
    String what =
        switch (request.terms()) {
          case Moves(Kind kind, Ask ask, var signature) -> kind + "\n" + ask;
          case Lends(var borrower, var until, var signature) ->
              Kind.LOAN + "\n" + borrower + "\n" + until.getEpochSecond();
        };
    String text =
        licence
            + "\n"
            + request.price().minorUnits()
            + request.price().currency()
            + "\n"
            + request.deadline().getEpochSecond()
            + "\n"
            + HexFormat.of().formatHex(request.receipt().payload())
            + "\n"
            + what;
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private String newId() {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
