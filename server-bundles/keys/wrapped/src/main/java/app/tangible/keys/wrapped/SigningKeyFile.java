package app.tangible.keys.wrapped;

import app.tangible.keys.KeysException;
import app.tangible.keys.ServerKeys.Purpose;
import app.tangible.keys.SigningKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** One pair in one file: uint16 length and PKCS 8 form, then X.509 form, wrapped. */
final class SigningKeyFile {

  private static final int MAX_BYTES = 1_024;

  private final Path file;
  private final String context;
  private final Wrapping wrapping;

  SigningKeyFile(Path folder, Purpose purpose, Wrapping wrapping) {
    String name = purpose.name().toLowerCase(Locale.ROOT);
    this.file = folder.resolve(name + ".key");
    this.context = "signing/" + name;
    this.wrapping = wrapping;
  }

  SigningKey loadOrMake() {
    try {
      return Files.exists(file) ? load() : make();
    } catch (IOException | GeneralSecurityException e) {
      throw new KeysException("key file " + file.getFileName() + " cannot be used", e);
    }
  }

  private SigningKey load() throws IOException, GeneralSecurityException {
    if (Files.size(file) > MAX_BYTES) {
      throw new KeysException("key file " + file.getFileName() + " is larger than any key");
    }
    byte[] clear = wrapping.unwrap(Files.readAllBytes(file), context);
    try {
      ByteBuffer in = ByteBuffer.wrap(clear);
      byte[] pkcs8 = new byte[in.getShort()];
      in.get(pkcs8);
      byte[] spki = new byte[in.remaining()];
      in.get(spki);
      KeyFactory keys = KeyFactory.getInstance("Ed25519");
      SigningKey pair =
          new SigningKey(
              keys.generatePrivate(new PKCS8EncodedKeySpec(pkcs8)),
              keys.generatePublic(new X509EncodedKeySpec(spki)));
      Arrays.fill(pkcs8, (byte) 0);
      return pair;
    } finally {
      Arrays.fill(clear, (byte) 0);
    }
  }

  private SigningKey make() throws IOException, GeneralSecurityException {
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    byte[] pkcs8 = pair.getPrivate().getEncoded();
    byte[] spki = pair.getPublic().getEncoded();
    byte[] clear =
        ByteBuffer.allocate(2 + pkcs8.length + spki.length)
            .putShort((short) pkcs8.length)
            .put(pkcs8)
            .put(spki)
            .array();
    try {
      write(wrapping.wrap(clear, context));
    } finally {
      Arrays.fill(clear, (byte) 0);
      Arrays.fill(pkcs8, (byte) 0);
    }
    return new SigningKey(pair.getPrivate(), pair.getPublic());
  }

  /** Whole on the disk before it has its name: a lost issuer key would orphan every licence. */
  private void write(byte[] wrapped) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    try (FileChannel out =
        FileChannel.open(
            fresh,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      ByteBuffer bytes = ByteBuffer.wrap(wrapped);
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(true);
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    try (FileChannel folder = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
      folder.force(true);
    }
  }
}
