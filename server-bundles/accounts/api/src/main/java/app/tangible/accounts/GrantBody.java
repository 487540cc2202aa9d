package app.tangible.accounts;

import app.tangible.identity.AgreementKey;
import app.tangible.identity.DeviceGrant;
import app.tangible.identity.DeviceId;
import app.tangible.identity.OwnerPublicKey;
import app.tangible.identity.OwnerSignature;
import app.tangible.identity.ReceiptKey;
import org.jspecify.annotations.Nullable;

/** A grant as it is sent, in lower-case hex. */
public record GrantBody(
    @Nullable String owner,
    @Nullable String device,
    @Nullable String agreement,
    @Nullable String receipts,
    @Nullable String signature) {

  /**
   * The grant, of which nothing is believed yet.
   *
   * @throws IllegalArgumentException when a part is missing or no canonical hex
   */
  public DeviceGrant grant() {
    if (owner == null
        || device == null
        || agreement == null
        || receipts == null
        || signature == null) {
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
