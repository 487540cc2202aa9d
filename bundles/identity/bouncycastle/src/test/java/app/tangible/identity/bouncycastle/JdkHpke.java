package app.tangible.identity.bouncycastle;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.XECPublicKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPrivateKeySpec;
import java.security.spec.XECPublicKeySpec;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * RFC 9180, sections 4 and 5, base mode, from the JDK's primitives: the second opinion of tests.
 */
final class JdkHpke {

  private static final byte[] KEM = suiteId("KEM", 0x0020);
  private static final byte[] HPKE = suiteId("HPKE", 0x0020, 0x0001, 0x0002);

  private JdkHpke() {}

  /** {@code enc || ciphertext} with a given ephemeral key: deterministic, for vectors only. */
  static byte[] seal(byte[] ephemeral, byte[] enc, byte[] to, byte[] info, byte[] aad, byte[] text)
      throws GeneralSecurityException {
    byte[] secret = extractAndExpand(agree(ephemeral, to), concat(enc, to));
    return concat(enc, cipher(Cipher.ENCRYPT_MODE, secret, info, aad).doFinal(text));
  }

  static byte[] open(byte[] key, byte[] publicKey, byte[] info, byte[] aad, byte[] sealed)
      throws GeneralSecurityException {
    byte[] enc = Arrays.copyOf(sealed, 32);
    byte[] secret = extractAndExpand(agree(key, enc), concat(enc, publicKey));
    return cipher(Cipher.DECRYPT_MODE, secret, info, aad).doFinal(sealed, 32, sealed.length - 32);
  }

  /** The X25519 function of a private key and a public key. */
  static byte[] agree(byte[] key, byte[] publicKey) throws GeneralSecurityException {
    KeyFactory keys = KeyFactory.getInstance("X25519");
    byte[] u = new byte[32];
    for (int i = 0; i < 32; i++) {
      u[31 - i] = publicKey[i];
    }
    u[0] &= 0x7f;
    XECPublicKey peer =
        (XECPublicKey)
            keys.generatePublic(
                new XECPublicKeySpec(NamedParameterSpec.X25519, new BigInteger(1, u)));
    KeyAgreement agreement = KeyAgreement.getInstance("X25519");
    agreement.init(keys.generatePrivate(new XECPrivateKeySpec(NamedParameterSpec.X25519, key)));
    agreement.doPhase(peer, true);
    return agreement.generateSecret();
  }

  private static Cipher cipher(int mode, byte[] secret, byte[] info, byte[] aad)
      throws GeneralSecurityException {
    byte[] context =
        concat(
            new byte[] {0},
            labeledExtract(HPKE, new byte[0], "psk_id_hash", new byte[0]),
            labeledExtract(HPKE, new byte[0], "info_hash", info));
    byte[] prk = labeledExtract(HPKE, secret, "secret", new byte[0]);
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        mode,
        new SecretKeySpec(labeledExpand(HPKE, prk, "key", context, 32), "AES"),
        new GCMParameterSpec(128, labeledExpand(HPKE, prk, "base_nonce", context, 12)));
    cipher.updateAAD(aad);
    return cipher;
  }

  private static byte[] extractAndExpand(byte[] dh, byte[] context)
      throws GeneralSecurityException {
    byte[] prk = labeledExtract(KEM, new byte[0], "eae_prk", dh);
    return labeledExpand(KEM, prk, "shared_secret", context, 32);
  }

  private static byte[] labeledExtract(byte[] suite, byte[] salt, String label, byte[] ikm)
      throws GeneralSecurityException {
    return KDF.getInstance("HKDF-SHA256")
        .deriveData(
            HKDFParameterSpec.ofExtract()
                .addIKM(concat(ascii("HPKE-v1"), suite, ascii(label), ikm))
                .addSalt(salt)
                .extractOnly());
  }

  private static byte[] labeledExpand(
      byte[] suite, byte[] prk, String label, byte[] info, int length)
      throws GeneralSecurityException {
    byte[] size = {(byte) (length >> 8), (byte) length};
    return KDF.getInstance("HKDF-SHA256")
        .deriveData(
            HKDFParameterSpec.expandOnly(
                new SecretKeySpec(prk, "HKDF"),
                concat(size, ascii("HPKE-v1"), suite, ascii(label), info),
                length));
  }

  private static byte[] suiteId(String name, int... ids) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(ascii(name));
    for (int id : ids) {
      out.write(id >> 8);
      out.write(id);
    }
    return out.toByteArray();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
