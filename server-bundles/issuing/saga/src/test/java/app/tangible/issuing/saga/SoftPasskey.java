package app.tangible.issuing.saga;

import app.tangible.identity.Mandate;
import app.tangible.identity.OwnerAddress;
import app.tangible.identity.OwnerKeys;
import app.tangible.identity.OwnerPublicKey;
import app.tangible.identity.bouncycastle.BouncyCastleOwnerKeys;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** A passkey in software, by the JDK, and the account that it makes; every part can be wrong. */
final class SoftPasskey {

  static final OwnerAddress FACTORY = new OwnerAddress("0x" + "fa".repeat(20));
  static final long CHAIN = 31_337;

  private static final BigInteger ORDER =
      new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

  private final OwnerKeys keys = new BouncyCastleOwnerKeys();
  private final KeyPair pair;
  int index;
  int flags = 0x1d;
  String rest = "\",\"origin\":\"https://store.example\",\"crossOrigin\":false}";

  SoftPasskey() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      pair = generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  String key() {
    ECPublicKey key = (ECPublicKey) pair.getPublic();
    return hex(key.getW().getAffineX()) + hex(key.getW().getAffineY());
  }

  private static String hex(BigInteger number) {
    return HexFormat.of().formatHex(word(number));
  }

  private static byte[] word(BigInteger number) {
    byte[] bytes = number.toByteArray();
    byte[] word = new byte[32];
    int length = Math.min(32, bytes.length);
    System.arraycopy(bytes, bytes.length - length, word, 32 - length, length);
    return word;
  }

  /** docs/protocols/passkey-account.md, "The account's address is its first passkey". */
  OwnerAddress account() {
    String implementation = last("d694" + hex(FACTORY.bytes()) + "01");
    String code =
        "61006d3d81600a3d39f3363d3d373d3d3d363d73"
            + implementation
            + "5af43d82803e903d91602b57fd5bf3"
            + key();
    String hash = hex(keys.keccak256(HexFormat.of().parseHex(code)));
    return new OwnerAddress("0x" + last("ff" + hex(FACTORY.bytes()) + "00".repeat(32) + hash));
  }

  private String last(String of) {
    return hex(keys.keccak256(HexFormat.of().parseHex(of))).substring(24);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  Mandate mandate(OwnerPublicKey household) {
    return mandate(account(), household, Mandate.text(CHAIN, account(), household));
  }

  Mandate mandate(OwnerAddress account, OwnerPublicKey household, String text) {
    byte[] challenge = keys.passkeyChallenge(CHAIN, account, keys.hashOf(text));
    return new Mandate(CHAIN, account, household, FACTORY, key(), hex(sign(challenge)));
  }

  /** What the authenticator and the browser make, as the account takes it. */
  byte[] sign(byte[] challenge) {
    try {
      byte[] data = new byte[37];
      Arrays.fill(data, 0, 32, (byte) 0x5a);
      data[32] = (byte) flags;
      String begin =
          "{\"type\":\"webauthn.get\",\"challenge\":\""
              + Base64.getUrlEncoder().withoutPadding().encodeToString(challenge);
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      byte[] client = sha256.digest((begin + rest).getBytes(StandardCharsets.UTF_8));
      Signature signer = Signature.getInstance("SHA256withECDSAinP1363Format");
      signer.initSign(pair.getPrivate());
      signer.update(data);
      signer.update(client);
      byte[] rs = signer.sign();
      BigInteger s = new BigInteger(1, Arrays.copyOfRange(rs, 32, 64));
      BigInteger low = s.compareTo(ORDER.shiftRight(1)) > 0 ? ORDER.subtract(s) : s;
      byte[] tail = rest.getBytes(StandardCharsets.UTF_8);
      return ByteBuffer.allocate(67 + data.length + tail.length)
          .put((byte) index)
          .put(rs, 0, 32)
          .put(word(low))
          .putShort((short) data.length)
          .put(data)
          .put(tail)
          .array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
