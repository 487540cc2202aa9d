package app.tangible.identity.bouncycastle;

import app.tangible.identity.Mandate;
import app.tangible.identity.OwnerAddress;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.math.ec.ECPoint;

/**
 * A passkey's signature as accounts take it: the steps of {@code WebAuthnLib} and {@code
 * PasskeyAccount} (contracts/src/account), without a chain.
 */
final class PasskeySignature {

  private static final X9ECParameters CURVE = CustomNamedCurves.getByName("secp256r1");
  private static final ECDomainParameters DOMAIN = new ECDomainParameters(CURVE);
  private static final BigInteger HALF_ORDER = CURVE.getN().shiftRight(1);

  private static final int MAX_KEYS = 16;
  private static final int HEAD_BYTES = 67;
  private static final int AUTHENTICATOR_BYTES = 37;
  private static final int FLAGS_AT = 32;
  private static final int WANTED = 1 | 1 << 2;
  private static final int BACKUP_ELIGIBLE = 1 << 3;
  private static final int BACKED_UP = 1 << 4;

  private static final byte[] DOMAIN_TYPE =
      hash("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)");
  private static final byte[] NAME = hash("Tangible passkey account");
  private static final byte[] VERSION = hash("1");
  private static final byte[] VOUCH_TYPE = hash("Vouch(bytes32 hash)");

  private static final byte[] PROXY_HEAD =
      HexFormat.of().parseHex("61006d3d81600a3d39f3363d3d373d3d3d363d73");
  private static final byte[] PROXY_TAIL =
      HexFormat.of().parseHex("5af43d82803e903d91602b57fd5bf3");
  private static final byte[] FIRST_DEPLOYMENT = {(byte) 0xd6, (byte) 0x94};
  private static final byte[] CREATE2 = {(byte) 0xff};

  private PasskeySignature() {}

  private static byte[] hash(String text) {
    return Keccak.hash(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** EIP-712 {@code Vouch(bytes32 hash)} of the account: what its passkeys sign for ERC-1271. */
  static byte[] challenge(long chainId, OwnerAddress account, byte[] hash) {
    byte[] domain =
        Keccak.hash(
            DOMAIN_TYPE,
            NAME,
            VERSION,
            ByteBuffer.allocate(32).putLong(24, chainId).array(),
            ByteBuffer.allocate(32).put(12, account.bytes()).array());
    return Keccak.hash(new byte[] {0x19, 0x01}, domain, Keccak.hash(VOUCH_TYPE, hash));
  }

  /** Whether the mandate's passkey signed it and, being the first one, makes the account. */
  static boolean verifies(Mandate mandate, byte[] textHash) {
    byte[] signature = mandate.signatureBytes();
    byte[] key = HexFormat.of().parseHex(mandate.passkey());
    // 1. It is of one of the passkeys that an account can have.
    int index = Byte.toUnsignedInt(signature[0]);
    if (index >= MAX_KEYS) {
      return false;
    }
    // 2. The account of the first passkey follows from it.
    if (index == 0 && !addressOf(mandate.factory(), key).equals(mandate.account())) {
      return false;
    }
    // 3. The passkey signed exactly this, for this account.
    return verifies(key, challenge(mandate.chainId(), mandate.account(), textHash), signature);
  }

  private static OwnerAddress addressOf(OwnerAddress factory, byte[] key) {
    byte[] implementation = lastOf(Keccak.hash(FIRST_DEPLOYMENT, factory.bytes(), new byte[] {1}));
    byte[] code = Keccak.hash(PROXY_HEAD, implementation, PROXY_TAIL, key);
    return OwnerAddress.of(lastOf(Keccak.hash(CREATE2, factory.bytes(), new byte[32], code)));
  }

  private static byte[] lastOf(byte[] hash) {
    return Arrays.copyOfRange(hash, 12, 32);
  }

  /** index 1, r 32, s 32, length 2, authenticator data, client data from the closing quote on. */
  private static boolean verifies(byte[] key, byte[] challenge, byte[] signature) {
    int length = Byte.toUnsignedInt(signature[65]) << 8 | Byte.toUnsignedInt(signature[66]);
    int restAt = HEAD_BYTES + length;
    if (length < AUTHENTICATOR_BYTES || signature.length <= restAt || signature[restAt] != '"') {
      return false;
    }
    int flags = signature[HEAD_BYTES + FLAGS_AT];
    if ((flags & WANTED) != WANTED || (flags & (BACKED_UP | BACKUP_ELIGIBLE)) == BACKED_UP) {
      return false;
    }
    String encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(challenge);
    byte[] begin =
        ("{\"type\":\"webauthn.get\",\"challenge\":\"" + encoded)
            .getBytes(StandardCharsets.US_ASCII);
    MessageDigest sha256 = sha256();
    sha256.update(begin);
    sha256.update(signature, restAt, signature.length - restAt);
    byte[] clientData = sha256.digest();
    sha256.update(signature, HEAD_BYTES, length);
    byte[] message = sha256.digest(clientData);
    return isBy(
        key,
        message,
        new BigInteger(1, Arrays.copyOfRange(signature, 1, 33)),
        new BigInteger(1, Arrays.copyOfRange(signature, 33, 65)));
  }

  private static boolean isBy(byte[] key, byte[] message, BigInteger r, BigInteger s) {
    if (s.compareTo(HALF_ORDER) > 0) {
      return false;
    }
    ECPoint point;
    try {
      // Checks that it is on the curve.
      point = CURVE.getCurve().decodePoint(ByteBuffer.allocate(65).put((byte) 4).put(key).array());
    } catch (IllegalArgumentException notOnTheCurve) {
      return false;
    }
    ECDSASigner verifier = new ECDSASigner();
    verifier.init(false, new ECPublicKeyParameters(point, DOMAIN));
    return verifier.verifySignature(message, r, s);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
