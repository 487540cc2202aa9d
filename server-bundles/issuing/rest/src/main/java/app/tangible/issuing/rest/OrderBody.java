package app.tangible.issuing.rest;

import app.tangible.identity.AgreementKey;
import app.tangible.identity.DeviceGrant;
import app.tangible.identity.DeviceId;
import app.tangible.identity.OwnerPublicKey;
import app.tangible.identity.OwnerSignature;
import app.tangible.identity.ReceiptKey;
import app.tangible.issuing.Order;
import app.tangible.web.ProblemException;

/** An order as it is sent. */
public record OrderBody(String edition, Grant grant) {

  /** The owner's word for the device. */
  public record Grant(
      String owner, String device, String agreement, String receipts, String signature) {}

  Order order() {
    try {
      return new Order(
          Long.parseUnsignedLong(edition),
          new DeviceGrant(
              new OwnerPublicKey(grant.owner()),
              new DeviceId(grant.device()),
              new AgreementKey(grant.agreement()),
              new ReceiptKey(grant.receipts()),
              new OwnerSignature(grant.signature())));
    } catch (IllegalArgumentException | NullPointerException e) {
      throw new ProblemException(
          422,
          "order",
          "An order has an edition and a grant of owner, device, agreement, receipts, signature"
              + " in lower-case hex.");
    }
  }
}
