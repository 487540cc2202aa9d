package app.tangible.transfer.tracker;

import app.tangible.chain.Account;
import app.tangible.chain.TokenId;
import app.tangible.content.FilmId;
import app.tangible.identity.OwnerAddress;
import app.tangible.transfer.SignedVoucher;
import app.tangible.transfer.TransferException;
import app.tangible.transfer.VoucherDesk;
import app.tangible.transfer.tracker.StoreHttp.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** The store's desk for vouchers, over its interface, version 1. */
@Component(configurationPid = "app.tangible.store.http")
public final class StoreDesk implements VoucherDesk, AutoCloseable {

  private static final int MAX_EDITIONS = 1_000;
  private static final int NOT_FOUND = 404;

  private final StoreHttp store;

  /** Asks nobody to start. */
  @Activate
  public StoreDesk(StoreTracker.Config config) {
    this(config.server());
  }

  StoreDesk(String server) {
    store = new StoreHttp(server);
  }

  @Override
  public Optional<Contract> contract() {
    return found(store.get("/v1/seeding"))
        .map(
            body ->
                reading(
                    () ->
                        new Contract(
                            body.path("chainId").asLong(),
                            new Account(body.path("rewards").asText()))));
  }

  @Override
  public Optional<Standing> standing(TokenId token, long epoch, OwnerAddress seeder) {
    return found(
            store.get("/v1/seeding/licences/" + token + "?epoch=" + epoch + "&seeder=" + seeder))
        .map(body -> reading(() -> standing(body)));
  }

  private static Standing standing(JsonNode body) {
    return new Standing(
        new FilmId(body.path("film").asText()),
        Long.parseUnsignedLong(body.path("edition").asText()),
        body.path("epoch").asLong(),
        Optional.ofNullable(body.path("signer").textValue()).map(OwnerAddress::new),
        body.path("unitsPerGiB").asLong(),
        body.path("bytesLeft").asLong(),
        body.path("bytesPaid").asLong());
  }

  @Override
  public List<Shown> show(List<SignedVoucher> vouchers) {
    List<String> encoded =
        vouchers.stream()
            .map(voucher -> Base64.getUrlEncoder().withoutPadding().encodeToString(voucher.bytes()))
            .toList();
    JsonNode body =
        found(store.post("/v1/seeding/claims", StoreHttp.encode(Map.of("vouchers", encoded))))
            .orElseThrow(() -> new TransferException("the store pays no seeders"));
    List<Shown> shown = new ArrayList<>();
    for (JsonNode one : body.path("shown")) {
      if (shown.size() < vouchers.size()) {
        shown.add(reading(() -> Shown.valueOf(one.asText())));
      }
    }
    return shown;
  }

  @Override
  public List<Earned> earned(OwnerAddress seeder) {
    List<Earned> earned = new ArrayList<>();
    JsonNode body =
        found(store.get("/v1/seeding/earnings/" + seeder))
            .orElseThrow(() -> new TransferException("the store pays no seeders"));
    for (JsonNode one : body.path("editions")) {
      if (earned.size() < MAX_EDITIONS) {
        earned.add(reading(() -> earned(one)));
      }
    }
    return earned;
  }

  private static Earned earned(JsonNode one) {
    return new Earned(
        Long.parseUnsignedLong(one.path("edition").asText()),
        new FilmId(one.path("film").asText()),
        one.path("heldBytes").asLong(),
        one.path("heldUnits").asLong(),
        one.path("paidBytes").asLong(),
        one.path("paidUnits").asLong());
  }

  private static Optional<JsonNode> found(Answer answer) {
    if (answer.status() == NOT_FOUND) {
      return Optional.empty();
    }
    if (!answer.isGood()) {
      throw new TransferException("the store answered " + answer.problem());
    }
    return Optional.of(answer.body());
  }

  private static <T> T reading(java.util.function.Supplier<T> work) {
    try {
      return work.get();
    } catch (IllegalArgumentException e) {
      throw new TransferException("the store's answer cannot be read", e);
    }
  }

  @Deactivate
  @Override
  public void close() {
    store.close();
  }
}
