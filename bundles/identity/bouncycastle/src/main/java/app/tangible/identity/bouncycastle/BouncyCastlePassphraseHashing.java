package app.tangible.identity.bouncycastle;

import app.tangible.identity.PassphraseHashing;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.osgi.service.component.annotations.Component;

/** Argon2id in Java. */
@Component
public final class BouncyCastlePassphraseHashing implements PassphraseHashing {

  private static final int TAG_BYTES = 32;
  private static final int MIN_SALT_BYTES = 16;

  /** Needs nothing. */
  public BouncyCastlePassphraseHashing() {}

  @Override
  public byte[] hash(char[] passphrase, byte[] salt, Cost cost) {
    if (salt.length < MIN_SALT_BYTES) {
      throw new IllegalArgumentException("a salt has at least 16 bytes, got " + salt.length);
    }
    ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(passphrase));
    byte[] bytes = new byte[encoded.remaining()];
    encoded.get(bytes);
    try {
      return tag(bytes, salt, cost);
    } finally {
      Arrays.fill(bytes, (byte) 0);
      Arrays.fill(encoded.array(), (byte) 0);
    }
  }

  private static byte[] tag(byte[] passphrase, byte[] salt, Cost cost) {
    Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
    argon2.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withSalt(salt)
            .withMemoryAsKB(cost.memoryKibibytes())
            .withIterations(cost.passes())
            .withParallelism(cost.lanes())
            .build());
    byte[] tag = new byte[TAG_BYTES];
    argon2.generateBytes(passphrase, tag);
    return tag;
  }
}
