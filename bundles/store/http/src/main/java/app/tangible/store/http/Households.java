package app.tangible.store.http;

import app.tangible.identity.Identity;
import app.tangible.identity.OwnerAddress;
import app.tangible.identity.OwnerKeys;
import app.tangible.identity.OwnerPublicKey;
import app.tangible.store.Household;
import app.tangible.store.StoreException;
import app.tangible.store.http.StoreClient.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/**
 * Households by their code: the first ten characters of RFC 4648 base32 of SHA-256 of the owner's
 * key. What the store answers is computed again here: it cannot put another one in.
 */
final class Households {

  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int LENGTH = 10;

  private final StoreClient client;
  private final Identity identity;
  private final OwnerKeys keys;
  private final Grants grants;

  Households(StoreClient client, Identity identity, OwnerKeys keys, Grants grants) {
    this.client = client;
    this.identity = identity;
    this.keys = keys;
    this.grants = grants;
  }

  /** This household's; the store knows it from then on. */
  String code() {
    String own = codeOf(identity.owner());
    byte[] grant = Json.bytes(grants.of(Slots.ofTheHousehold()));
    return switch (client.call(Call.put("/v1/household", grant))) {
      case Answer.Good good -> {
        if (!Json.text(Json.read(good.body()), "code", LENGTH).equals(own)) {
          throw Json.unreadable();
        }
        yield own;
      }
      case Answer.Refused refused ->
          throw new StoreException(Messages.text("refused", refused.detail()), false);
    };
  }

  Household find(String typed) {
    String code = typed.strip().toUpperCase(Locale.ROOT).replaceAll("[\\s-]", "");
    if (!code.matches("[A-Z2-7]{" + LENGTH + "}")) {
      throw new StoreException(Messages.text("noSuchHousehold"), false);
    }
    return switch (client.call(Call.get("/v1/households/" + code))) {
      case Answer.Good good -> checked(code, Json.read(good.body()));
      case Answer.Refused refused when refused.status() == 404 ->
          throw new StoreException(Messages.text("noSuchHousehold"), false);
      case Answer.Refused refused ->
          throw new StoreException(Messages.text("refused", refused.detail()), false);
    };
  }

  private Household checked(String code, JsonNode answer) {
    Household found;
    try {
      found =
          new Household(
              code,
              new OwnerPublicKey(Json.text(answer, "owner", 128)),
              new OwnerAddress(Json.text(answer, "address", 42)));
    } catch (IllegalArgumentException e) {
      throw Json.unreadable();
    }
    if (!codeOf(found.owner()).equals(code)
        || !keys.addressOf(found.owner()).equals(found.address())) {
      throw new StoreException(Messages.text("otherHousehold"), false);
    }
    return found;
  }

  static String codeOf(OwnerPublicKey owner) {
    byte[] hash = Slots.sha256(owner.bytes());
    StringBuilder code = new StringBuilder(LENGTH);
    for (int bit = 0; code.length() < LENGTH; bit += 5) {
      int pair = (hash[bit / 8] & 0xFF) << 8 | hash[bit / 8 + 1] & 0xFF;
      code.append(ALPHABET.charAt(pair >> 11 - bit % 8 & 31));
    }
    return code.toString();
  }
}
