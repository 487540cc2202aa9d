package app.tangible.decoder.guest;

import app.tangible.decoder.RefusedException;
import app.tangible.identity.AgreementKey;
import app.tangible.identity.KeySealing.AgreementPair;
import app.tangible.identity.OwnerPublicKey;
import app.tangible.licence.Refusal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The wrapped key pair on the disk: "TDK1", owner (64), public key (32), nonce (12), AES-256-GCM of
 * the private key (32 + 16) with all before it but the nonce as AAD, under HKDF(root secret ||
 * machine facts, owner).
 */
final class KeyFile {

  private static final byte[] MAGIC = {'T', 'D', 'K', '1'};
  private static final int HEAD_BYTES = 4 + 64 + 32;
  private static final int NONCE_BYTES = 12;
  private static final int BYTES = HEAD_BYTES + NONCE_BYTES + 32 + 16;

  private final Path file;
  private final OwnerPublicKey owner;

  KeyFile(Path file, OwnerPublicKey owner) {
    this.file = file;
    this.owner = owner;
  }

  /**
   * The keys, when there are any.
   *
   * @throws RefusedException OTHER_MACHINE when they do not unwrap here with this secret
   */
  Optional<DecoderKeys> load(byte[] rootSecret, byte[] machine) throws IOException {
    Optional<byte[]> stored = AtomicFile.read(file, BYTES);
    if (stored.isEmpty()) {
      return Optional.empty();
    }
    byte[] bytes = stored.get();
    byte[] head = Arrays.copyOf(bytes, HEAD_BYTES);
    if (bytes.length != BYTES || !Arrays.equals(MAGIC, 0, 4, bytes, 0, 4)) {
      throw otherMachine("the decoder's key file is none: " + bytes.length + " bytes");
    }
    if (!Arrays.equals(owner.bytes(), 0, 64, bytes, 4, 68)) {
      throw otherMachine("the decoder's keys are another owner's");
    }
    byte[] wrapping = wrappingKey(rootSecret, machine);
    try {
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, wrapping, bytes, HEAD_BYTES, head);
      int from = HEAD_BYTES + NONCE_BYTES;
      byte[] privateKey = cipher.doFinal(bytes, from, BYTES - from);
      return Optional.of(
          new DecoderKeys(AgreementKey.of(Arrays.copyOfRange(bytes, 68, HEAD_BYTES)), privateKey));
    } catch (AEADBadTagException e) {
      throw otherMachine(
          "the decoder's keys do not unwrap with this machine's facts and this owner's secret");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES-GCM", e);
    } finally {
      Arrays.fill(wrapping, (byte) 0);
    }
  }

  void store(AgreementPair pair, byte[] rootSecret, byte[] machine) throws IOException {
    byte[] head =
        ByteBuffer.allocate(HEAD_BYTES)
            .put(MAGIC)
            .put(owner.bytes())
            .put(pair.publicKey().bytes())
            .array();
    byte[] nonce = new byte[NONCE_BYTES];
    new SecureRandom().nextBytes(nonce);
    byte[] wrapping = wrappingKey(rootSecret, machine);
    try {
      byte[] wrapped =
          cipher(Cipher.ENCRYPT_MODE, wrapping, nonce, 0, head).doFinal(pair.privateKey());
      AtomicFile.write(file, ByteBuffer.allocate(BYTES).put(head).put(nonce).put(wrapped).array());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES-GCM", e);
    } finally {
      Arrays.fill(wrapping, (byte) 0);
    }
  }

  private byte[] wrappingKey(byte[] rootSecret, byte[] machine) {
    return Hkdf.derive("Tangible decoder keys v1", owner.bytes(), rootSecret, machine);
  }

  private static Cipher cipher(int mode, byte[] key, byte[] nonceIn, int nonceAt, byte[] aad)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        mode,
        new SecretKeySpec(key, "AES"),
        new GCMParameterSpec(128, nonceIn, nonceAt, NONCE_BYTES));
    cipher.updateAAD(aad);
    return cipher;
  }

  private static RefusedException otherMachine(String detail) {
    return new RefusedException(Refusal.OTHER_MACHINE, detail);
  }
}
