package app.tangible.issuing.saga;

import app.tangible.chain.TokenId;
import app.tangible.identity.DeviceGrant;
import app.tangible.issuing.Order;
import app.tangible.issuing.Order.Item;
import app.tangible.licence.LicenceId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells the same order from another; the owner's signature may differ between two tries. */
final class OrderHash {

  private OrderHash() {}

  static String of(Order order) {
    return of(
        switch (order.item()) {
          case Item.OfEdition(long edition) ->
              Long.toUnsignedString(edition)
                  + order.account().map(account -> " for " + account).orElse("");
          case Item.OfOffer(String offer) -> "offer " + offer;
        },
        order.grant());
  }

  static String of(TokenId token, DeviceGrant grant) {
    return of("claim " + token, grant);
  }

  static String of(LicenceId licence, DeviceGrant grant) {
    return of("again " + licence, grant);
  }

  private static String of(String what, DeviceGrant grant) {
    String text = what + "\n" + grant.owner() + "\n" + grant.statement();
    return HexFormat.of().formatHex(sha256(text));
  }

  static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
