package app.tangible.library.testing;

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
import app.tangible.identity.Voucher;
import app.tangible.identity.bouncycastle.BouncyCastleOwnerKeys;
import java.util.Arrays;

/** An identity whose keys all follow from one number below 128. */
public final class FixedIdentity implements Identity {

  private static final BouncyCastleOwnerKeys OWNER_KEYS = new BouncyCastleOwnerKeys();

  private final int number;
  private final Ed25519Pair device;

  /** The same for the same number. */
  public FixedIdentity(int number) {
    this(number, number);
  }

  /** The owner of this number on the device of that one. */
  public FixedIdentity(int owner, int device) {
    this.number = owner;
    this.device = Ed25519Pair.of(device);
  }

  private byte[] ownerPrivate() {
    return filled(number);
  }

  private static byte[] filled(int value) {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }

  @Override
  public OwnerPublicKey owner() {
    return OWNER_KEYS.publicKeyOf(ownerPrivate());
  }

  @Override
  public OwnerAddress address() {
    return OWNER_KEYS.addressOf(owner());
  }

  @Override
  public DeviceId device() {
    return DeviceId.of(device.publicBytes());
  }

  @Override
  public Protection protection() {
    return Protection.MACHINE_BOUND;
  }

  @Override
  public DeviceGrant grant(AgreementKey agreement, ReceiptKey receipts) {
    return new DeviceGrant(
        owner(),
        device(),
        agreement,
        receipts,
        OWNER_KEYS.signText(ownerPrivate(), DeviceGrant.statement(device(), agreement, receipts)));
  }

  @Override
  public OwnerSignature sign(TypedMessage message) {
    return OWNER_KEYS.signTyped(ownerPrivate(), message);
  }

  @Override
  public OwnerSignature sign(LoanStatement loan) {
    return OWNER_KEYS.signText(ownerPrivate(), loan.text());
  }

  @Override
  public OwnerSignature sign(Voucher voucher) {
    return OWNER_KEYS.signTyped(ownerPrivate(), voucher.typed());
  }

  @Override
  public DeviceSignature sign(byte[] message) {
    return DeviceSignature.of(device.sign(message));
  }

  @Override
  public byte[] secretFor(String purpose) {
    return filled(number + purpose.hashCode());
  }
}
