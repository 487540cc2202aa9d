package app.tangible.issuing.saga;

import app.tangible.identity.DeviceGrant;
import app.tangible.identity.DeviceId;
import app.tangible.identity.KeySealing.AgreementPair;
import app.tangible.identity.OwnerKeys;
import app.tangible.identity.ReceiptKey;
import app.tangible.identity.bouncycastle.BouncyCastleKeySealing;
import app.tangible.identity.bouncycastle.BouncyCastleOwnerKeys;
import app.tangible.issuing.Order;
import java.security.SecureRandom;

/** A household with one device. */
final class Buyer {

  private static final OwnerKeys OWNERS = new BouncyCastleOwnerKeys();

  private static final ReceiptKey RECEIPTS = new ReceiptKey("17".repeat(32));

  final AgreementPair agreement = new BouncyCastleKeySealing().generate();
  final DeviceGrant grant;

  Buyer() {
    byte[] device = new byte[32];
    new SecureRandom().nextBytes(device);
    byte[] owner = OWNERS.generate();
    DeviceId id = DeviceId.of(device);
    grant =
        new DeviceGrant(
            OWNERS.publicKeyOf(owner),
            id,
            agreement.publicKey(),
            RECEIPTS,
            OWNERS.signText(owner, DeviceGrant.statement(id, agreement.publicKey(), RECEIPTS)));
  }

  DeviceId device() {
    return grant.device();
  }

  Order order(long edition) {
    return new Order(new Order.Item.OfEdition(edition), grant);
  }
}
