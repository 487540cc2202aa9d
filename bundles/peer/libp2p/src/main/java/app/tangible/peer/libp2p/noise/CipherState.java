package app.tangible.peer.libp2p.noise;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import org.jspecify.annotations.Nullable;

/**
 * One direction: a key and a counter (Noise, 5.1), ChaCha20-Poly1305 (RFC 8439) with the counter as
 * a little-endian nonce (Noise, 12.3).
 *
 * <p>Guarantees: no nonce is used twice with a key; after {@link #close} the key is wiped and
 * nothing is encrypted any more, whichever thread tries. Restriction: what the JDK's cipher copied
 * of the key is overwritten as far as it lets itself.
 */
final class CipherState implements AutoCloseable {

  static final int TAG_BYTES = 16;
  static final int KEY_BYTES = 32;

  private static final int NONCE_BYTES = 12;
  // The greatest counter is reserved (Noise, 5.1).
  private static final long LAST = -1;

  private final ReentrantLock lock = new ReentrantLock();
  private final byte[] nonce = new byte[NONCE_BYTES];
  private final Cipher cipher;
  private final int mode;
  private final RawKey key;
  private long counter;
  private boolean closed;

  private CipherState(byte[] key, int mode, long counter) {
    this.key = new RawKey(key.clone());
    this.mode = mode;
    this.counter = counter;
    cipher = newCipher();
  }

  static CipherState encrypting(byte[] key) {
    return new CipherState(key, Cipher.ENCRYPT_MODE, 0);
  }

  static CipherState decrypting(byte[] key) {
    return new CipherState(key, Cipher.DECRYPT_MODE, 0);
  }

  /** As if so many messages had gone already. */
  static CipherState encrypting(byte[] key, long counter) {
    return new CipherState(key, Cipher.ENCRYPT_MODE, counter);
  }

  /** As if so many messages had come already. */
  static CipherState decrypting(byte[] key, long counter) {
    return new CipherState(key, Cipher.DECRYPT_MODE, counter);
  }

  private static Cipher newCipher() {
    try {
      return Cipher.getInstance("ChaCha20-Poly1305");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK has no ChaCha20-Poly1305", e);
    }
  }

  /**
   * Encrypts or decrypts one message; from and to may be the same place.
   *
   * @return the length of the result: 16 more or 16 less
   * @throws IOException when the tag is wrong, the counter spent, or the key wiped
   */
  int run(byte[] from, int at, int length, byte[] to, int toAt) throws IOException {
    return run(null, from, at, length, to, toAt);
  }

  /** The same with data that is authenticated along with it. */
  int run(byte @Nullable [] with, byte[] from, int at, int length, byte[] to, int toAt)
      throws IOException {
    lock.lock();
    try {
      if (closed) {
        throw new IOException("the link is closed or was tampered with");
      }
      if (counter == LAST) {
        throw new IOException("the last message of this key is gone");
      }
      for (int i = 0; i < 8; i++) {
        nonce[4 + i] = (byte) (counter >>> 8 * i);
      }
      cipher.init(mode, key, new IvParameterSpec(nonce));
      if (with != null) {
        cipher.updateAAD(with);
      }
      int result = cipher.doFinal(from, at, length, to, toAt);
      counter++;
      return result;
    } catch (AEADBadTagException e) {
      // Nothing that comes after it could be trusted to be in its place.
      closed = true;
      throw new IOException("a message was forged or is for another key", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK's ChaCha20-Poly1305 refuses", e);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      if (!key.wiped) {
        closed = true;
        key.wipe();
        // Lets go of what the cipher keeps of the key; no message has this nonce.
        Arrays.fill(nonce, (byte) -1);
        cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(nonce));
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK's ChaCha20-Poly1305 refuses", e);
    } finally {
      lock.unlock();
    }
  }

  /** Gives a copy for each message: the cipher compares it with the one before. */
  private static final class RawKey implements Key {

    private static final long serialVersionUID = 1L;

    private final transient byte[] bytes;
    private boolean wiped;

    RawKey(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public String getAlgorithm() {
      return "ChaCha20";
    }

    @Override
    public String getFormat() {
      return "RAW";
    }

    @Override
    public byte[] getEncoded() {
      return bytes.clone();
    }

    void wipe() {
      Arrays.fill(bytes, (byte) 0);
      wiped = true;
    }
  }
}
