package app.tangible.ui.walk;

import app.tangible.identity.AgreementKey;
import app.tangible.identity.DeviceGrant;
import app.tangible.identity.DeviceId;
import app.tangible.identity.DeviceSignature;
import app.tangible.identity.Identity;
import app.tangible.identity.LoanStatement;
import app.tangible.identity.OwnerAddress;
import app.tangible.identity.OwnerPublicKey;
import app.tangible.identity.OwnerSignature;
import app.tangible.identity.Protection;
import app.tangible.identity.ReceiptKey;
import app.tangible.identity.TypedMessage;

/** A household on the weakest level. */
final class FakeIdentity implements Identity {

  @Override
  public OwnerPublicKey owner() {
    return new OwnerPublicKey("1f".repeat(64));
  }

  @Override
  public OwnerAddress address() {
    return Samples.OWNER;
  }

  @Override
  public DeviceId device() {
    return new DeviceId("d4".repeat(32));
  }

  @Override
  public Protection protection() {
    return Protection.MACHINE_BOUND;
  }

  @Override
  public DeviceGrant grant(AgreementKey agreement, ReceiptKey receipts) {
    throw new UnsupportedOperationException("a page never signs");
  }

  @Override
  public OwnerSignature sign(TypedMessage message) {
    throw new UnsupportedOperationException("a page never signs");
  }

  @Override
  public OwnerSignature sign(LoanStatement loan) {
    throw new UnsupportedOperationException("a page never signs");
  }

  @Override
  public DeviceSignature sign(byte[] message) {
    throw new UnsupportedOperationException("a page never signs");
  }

  @Override
  public byte[] secretFor(String purpose) {
    throw new UnsupportedOperationException("a page needs no secret");
  }
}
