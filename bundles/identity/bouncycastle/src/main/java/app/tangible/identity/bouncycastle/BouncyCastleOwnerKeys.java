package app.tangible.identity.bouncycastle;

import app.tangible.identity.Mandate;
import app.tangible.identity.OwnerAddress;
import app.tangible.identity.OwnerKeys;
import app.tangible.identity.OwnerPublicKey;
import app.tangible.identity.OwnerSignature;
import app.tangible.identity.TypedMessage;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.bouncycastle.util.BigIntegers;
import org.osgi.service.component.annotations.Component;

/** secp256k1 with Keccak-256, as Ethereum uses them. */
@Component
public final class BouncyCastleOwnerKeys implements OwnerKeys {

  private static final int KEY_BYTES = 32;
  private static final int ADDRESS_BYTES = 20;

  private final SecureRandom random = new SecureRandom();

  /** Needs nothing. */
  public BouncyCastleOwnerKeys() {}

  @Override
  public byte[] generate() {
    BigInteger key =
        BigIntegers.createRandomInRange(
            BigInteger.ONE, Secp256k1.ORDER.subtract(BigInteger.ONE), random);
    return BigIntegers.asUnsignedByteArray(KEY_BYTES, key);
  }

  @Override
  public OwnerPublicKey publicKeyOf(byte[] privateKey) {
    return OwnerPublicKey.of(Secp256k1.encode(Secp256k1.publicPoint(scalar(privateKey))));
  }

  @Override
  public OwnerAddress addressOf(OwnerPublicKey key) {
    byte[] hash = Keccak.hash(key.bytes());
    return OwnerAddress.of(Arrays.copyOfRange(hash, hash.length - ADDRESS_BYTES, hash.length));
  }

  @Override
  public boolean verifiesEd25519(byte[] key, byte[] message, byte[] signature) {
    return key.length == Ed25519.PUBLIC_KEY_SIZE
        && signature.length == Ed25519.SIGNATURE_SIZE
        && Ed25519.verify(signature, 0, key, 0, message, 0, message.length);
  }

  @Override
  public byte[] keccak256(byte[] data) {
    return Keccak.hash(data);
  }

  @Override
  public OwnerSignature signText(byte[] privateKey, String text) {
    return OwnerSignature.of(Secp256k1.sign(scalar(privateKey), hashOf(text)));
  }

  @Override
  public boolean verifiesText(OwnerPublicKey key, String text, OwnerSignature signature) {
    return isBy(key, hashOf(text), signature);
  }

  @Override
  public byte[] passkeyChallenge(long chainId, OwnerAddress account, byte[] hash) {
    return PasskeySignature.challenge(chainId, account, hash);
  }

  @Override
  public boolean verifies(Mandate mandate) {
    return PasskeySignature.verifies(mandate, hashOf(mandate.text()));
  }

  @Override
  public byte[] hashOf(TypedMessage message) {
    return TypedData.hash(message);
  }

  @Override
  public OwnerSignature signTyped(byte[] privateKey, TypedMessage message) {
    return OwnerSignature.of(Secp256k1.sign(scalar(privateKey), hashOf(message)));
  }

  @Override
  public boolean verifiesTyped(OwnerPublicKey key, TypedMessage message, OwnerSignature signature) {
    return isBy(key, hashOf(message), signature);
  }

  @Override
  public Optional<OwnerAddress> signerOf(TypedMessage message, OwnerSignature signature) {
    ECPoint recovered = Secp256k1.recover(hashOf(message), signature.bytes());
    return Optional.ofNullable(recovered)
        .map(point -> addressOf(OwnerPublicKey.of(Secp256k1.encode(point))));
  }

  // Recovery instead of plain verification: it covers the v byte too, so that no byte of a
  // signature can be changed unseen.
  private static boolean isBy(OwnerPublicKey key, byte[] hash, OwnerSignature signature) {
    ECPoint recovered = Secp256k1.recover(hash, signature.bytes());
    return recovered != null && Arrays.equals(Secp256k1.encode(recovered), key.bytes());
  }

  /** EIP-191: 0x19 || "Ethereum Signed Message:\n" || length in bytes || text. */
  @Override
  public byte[] hashOf(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    byte[] prefix =
        ("\u0019Ethereum Signed Message:\n" + bytes.length).getBytes(StandardCharsets.UTF_8);
    return Keccak.hash(prefix, bytes);
  }

  private static BigInteger scalar(byte[] privateKey) {
    BigInteger scalar = new BigInteger(1, privateKey);
    if (privateKey.length != KEY_BYTES
        || scalar.signum() == 0
        || scalar.compareTo(Secp256k1.ORDER) >= 0) {
      throw new IllegalArgumentException("an owner's private key is 32 bytes, from 1 to n - 1");
    }
    return scalar;
  }
}
