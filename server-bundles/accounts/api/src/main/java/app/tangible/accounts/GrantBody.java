package app.tangible.accounts;

import app.tangible.identity.AgreementKey;
import app.tangible.identity.DeviceGrant;
import app.tangible.identity.DeviceId;
import app.tangible.identity.OwnerPublicKey;
import app.tangible.identity.OwnerSignature;
import app.tangible.identity.ReceiptKey;
import java.util.Objects;
import java.util.stream.Stream;

/** A grant as it is sent, in lower-case hex. A part that was not sent is null. */
public record GrantBody(
    String owner, String device, String agreement, String receipts, String signature) {

  /**
   * The grant, of which nothing is believed yet.
   *
   * @throws IllegalArgumentException when a part is missing or no canonical hex
   */
  public DeviceGrant grant() {
    if (Stream.of(owner, device, agreement, receipts, signature).anyMatch(Objects::isNull)) {
      throw new IllegalArgumentException(
          "a grant has owner, device, agreement, receipts and signature");
    }
    return new DeviceGrant(
        new OwnerPublicKey(owner),
        new DeviceId(device),
        new AgreementKey(agreement),
        new ReceiptKey(receipts),
        new OwnerSignature(signature));
  }
}
