package app.tangible.identity.devicekeys;

import app.tangible.identity.AgreementKey;
import app.tangible.identity.DeviceGrant;
import app.tangible.identity.DeviceId;
import app.tangible.identity.DeviceSignature;
import app.tangible.identity.Identity;
import app.tangible.identity.LoanStatement;
import app.tangible.identity.NodeKey;
import app.tangible.identity.OwnerAddress;
import app.tangible.identity.OwnerKeyCopy;
import app.tangible.identity.OwnerKeys;
import app.tangible.identity.OwnerPublicKey;
import app.tangible.identity.OwnerSignature;
import app.tangible.identity.Protection;
import app.tangible.identity.ReceiptKey;
import app.tangible.identity.TypedMessage;
import app.tangible.identity.Voucher;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;

/** The keys, made at the first start, wrapped in one file of the product's home. */
public final class DeviceKeysIdentity implements Identity, NodeKey, OwnerKeyCopy, AutoCloseable {

  private static final Pattern PURPOSE = Pattern.compile("[a-z0-9.-]{1,64}");

  private final OwnerKeys ownerKeys;
  private final Levels levels;
  private final Keys keys;
  private final OwnerPublicKey owner;
  private final DeviceId device;
  private final NodeSigner node;
  private final ReentrantLock changing = new ReentrantLock();
  private volatile Protection protection;

  /** Opens the keys, or makes them where there are none yet; blocks while somebody is asked. */
  DeviceKeysIdentity(OwnerKeys ownerKeys, Levels levels, Wish wish) {
    this.ownerKeys = ownerKeys;
    this.levels = levels;
    Levels.Opened opened = levels.open(wish, ownerKeys);
    keys = opened.keys();
    protection = opened.level();
    owner = ownerKeys.publicKeyOf(keys.owner());
    device = DeviceId.of(keys.devicePublic());
    node = new NodeSigner(keys.root());
  }

  @Override
  public OwnerPublicKey owner() {
    return owner;
  }

  @Override
  public OwnerAddress address() {
    return ownerKeys.addressOf(owner);
  }

  @Override
  public DeviceId device() {
    return device;
  }

  @Override
  public Protection protection() {
    return protection;
  }

  /** As {@link app.tangible.identity.KeyProtection#change}, whoever watches. */
  void change(Protection level, char[] passphrase) {
    changing.lock();
    try {
      levels.change(keys, level, passphrase);
      protection = level;
    } finally {
      changing.unlock();
    }
  }

  @Override
  public byte[] make(char[] password) {
    if (password.length < SHORTEST_PASSWORD) {
      throw new IllegalArgumentException(
          "the password of a copy has at least " + SHORTEST_PASSWORD + " characters");
    }
    return levels.copyOwner(keys, password);
  }

  @Override
  public OwnerAddress adopt(byte[] copy, char[] password) {
    changing.lock();
    byte[] other = new byte[0];
    try {
      other = levels.openOwner(copy, password);
      OwnerAddress address = ownerKeys.addressOf(ownerKeys.publicKeyOf(other));
      levels.adopt(other, keys);
      return address;
    } finally {
      Keys.wipe(other);
      changing.unlock();
    }
  }

  @Override
  public DeviceGrant grant(AgreementKey agreement, ReceiptKey receipts) {
    String statement = DeviceGrant.statement(device, agreement, receipts);
    return new DeviceGrant(
        owner, device, agreement, receipts, ownerKeys.signText(keys.owner(), statement));
  }

  @Override
  public OwnerSignature sign(TypedMessage message) {
    if (!message.domain().name().equals(TypedMessage.LICENCE_DOMAIN)) {
      throw new IllegalArgumentException("the owner signs offers of licences and nothing else");
    }
    return ownerKeys.signTyped(keys.owner(), message);
  }

  @Override
  public OwnerSignature sign(LoanStatement loan) {
    return ownerKeys.signText(keys.owner(), loan.text());
  }

  @Override
  public OwnerSignature sign(Voucher voucher) {
    return ownerKeys.signTyped(keys.owner(), voucher.typed());
  }

  @Override
  public DeviceSignature sign(byte[] message) {
    try {
      Signature signer = Signature.getInstance("Ed25519");
      signer.initSign(keys.device());
      signer.update(message);
      return DeviceSignature.of(signer.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK has no Ed25519", e);
    }
  }

  @Override
  public byte[] secretFor(String purpose) {
    if (!PURPOSE.matcher(purpose).matches()) {
      throw new IllegalArgumentException("a purpose matches " + PURPOSE);
    }
    return Derivation.derive(keys.root(), new byte[0], "tangible/identity/for/1/" + purpose, 32);
  }

  @Override
  public byte[] nodePublicKey() {
    return node.publicKey();
  }

  @Override
  public byte[] signAsNode(byte[] message) {
    return node.sign(message);
  }

  /** Wipes the keys. */
  @Override
  public void close() {
    node.close();
    keys.close();
  }
}
