package app.tangible.chain.trial;

import app.tangible.identity.Mandate;
import app.tangible.identity.OwnerAddress;
import app.tangible.identity.OwnerKeys;
import app.tangible.identity.OwnerPublicKey;
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
public final class SoftPasskey {

  /** That of passkeys whose account nobody makes. */
  public static final OwnerAddress FACTORY = new OwnerAddress("0x" + "fa".repeat(20));

  /** Every development chain. */
  public static final long CHAIN = AnvilNode.CHAIN_ID;

  private static final BigInteger ORDER =
      new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

  private final OwnerKeys keys;
  private final OwnerAddress factory;
  private final KeyPair pair;

  /** Which of the account's passkeys it says that it is. */
  public int index;

  /** What the authenticator says of the person: present, verified, backed up. */
  public int flags = 0x1d;

  /** What follows the challenge in the client data. */
  public String rest = "\",\"origin\":\"https://store.example\",\"crossOrigin\":false}";

  /** A fresh one, whose account nobody makes. */
  public SoftPasskey(OwnerKeys keys) {
    this(keys, FACTORY);
  }

  /** A fresh one. */
  public SoftPasskey(OwnerKeys keys, OwnerAddress factory) {
    this.keys = keys;
    this.factory = factory;
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      pair = generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** x and y, hex. */
  public String key() {
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
  public OwnerAddress account() {
    String implementation = last("d694" + hex(factory.bytes()) + "01");
    String code =
        "61006d3d81600a3d39f3363d3d373d3d3d363d73"
            + implementation
            + "5af43d82803e903d91602b57fd5bf3"
            + key();
    String hash = hex(keys.keccak256(HexFormat.of().parseHex(code)));
    return new OwnerAddress("0x" + last("ff" + hex(factory.bytes()) + "00".repeat(32) + hash));
  }

  private String last(String of) {
    return hex(keys.keccak256(HexFormat.of().parseHex(of))).substring(24);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  /** The word of its account for the household. */
  public Mandate mandate(OwnerPublicKey household) {
    return mandate(account(), household, Mandate.text(CHAIN, account(), household));
  }

  /** The same with every part as it is given. */
  public Mandate mandate(OwnerAddress account, OwnerPublicKey household, String text) {
    byte[] challenge = keys.passkeyChallenge(CHAIN, account, keys.hashOf(text));
    return new Mandate(CHAIN, account, household, factory, key(), hex(sign(challenge)));
  }

  /** The account's signature over a hash (ERC-1271), hex. */
  public String vouch(byte[] hash) {
    return hex(sign(keys.passkeyChallenge(CHAIN, account(), hash)));
  }

  /** What the authenticator and the browser make, as the account takes it. */
  public byte[] sign(byte[] challenge) {
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
