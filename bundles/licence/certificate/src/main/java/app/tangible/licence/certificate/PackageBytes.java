package app.tangible.licence.certificate;

import app.tangible.identity.DeviceId;
import app.tangible.licence.KeyShare;
import app.tangible.licence.KeyShare.Holder;
import app.tangible.licence.LicencePackage;
import app.tangible.licence.SignedDocument;
import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The package, {@code docs/protocols/licence-1.md} section 1. Big-endian. */
final class PackageBytes {

  private static final byte[] MAGIC = "TANGLIC1".getBytes(StandardCharsets.US_ASCII);
  private static final int DEVICE_BYTES = 32;

  private PackageBytes() {}

  static byte[] write(LicencePackage licence) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(MAGIC);
    signed(out, licence.licence());
    block(out, licence.certificate());
    signed(out, licence.lease());
    out.write(licence.shares().size());
    for (KeyShare share : licence.shares()) {
      out.write(share.holder() == Holder.DEVICE ? 0 : 1);
      out.writeBytes(share.device().bytes());
      block(out, share.sealed());
    }
    licence.stateProof().ifPresent(proof -> block(out, proof));
    return out.toByteArray();
  }

  static byte[] write(SignedDocument document) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    signed(out, document);
    return out.toByteArray();
  }

  static SignedDocument readSigned(byte[] encoded) {
    ByteBuffer in = ByteBuffer.wrap(encoded);
    SignedDocument document = signed(in);
    if (in.hasRemaining()) {
      throw new IllegalArgumentException(in.remaining() + " bytes after a signed document");
    }
    return document;
  }

  static LicencePackage read(byte[] encoded) {
    ByteBuffer in = ByteBuffer.wrap(encoded);
    try {
      if (!Arrays.equals(take(in, MAGIC.length), MAGIC)) {
        throw new IllegalArgumentException("not a licence package of version 1");
      }
      LicencePackage licence =
          new LicencePackage(signed(in), block(in), signed(in), shares(in), stateProof(in));
      if (in.hasRemaining()) {
        throw new IllegalArgumentException(in.remaining() + " bytes after a licence package");
      }
      return licence;
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("a licence package was cut short", e);
    }
  }

  private static Optional<byte[]> stateProof(ByteBuffer in) {
    return in.hasRemaining() ? Optional.of(block(in)) : Optional.empty();
  }

  private static List<KeyShare> shares(ByteBuffer in) {
    int count = Byte.toUnsignedInt(in.get());
    List<KeyShare> shares = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Holder holder =
          switch (in.get()) {
            case 0 -> Holder.DEVICE;
            case 1 -> Holder.PLATFORM;
            default -> throw new IllegalArgumentException("a key share of an unknown holder");
          };
      shares.add(new KeyShare(holder, DeviceId.of(take(in, DEVICE_BYTES)), block(in)));
    }
    return shares;
  }

  private static void signed(ByteArrayOutputStream out, SignedDocument document) {
    block(out, document.payload());
    out.writeBytes(document.signature());
  }

  private static SignedDocument signed(ByteBuffer in) {
    return new SignedDocument(block(in), take(in, Ed25519.SIGNATURE_BYTES));
  }

  private static void block(ByteArrayOutputStream out, byte[] bytes) {
    out.writeBytes(ByteBuffer.allocate(4).putInt(bytes.length).array());
    out.writeBytes(bytes);
  }

  private static byte[] block(ByteBuffer in) {
    if (in.remaining() < Integer.BYTES) {
      throw new IllegalArgumentException("a licence package was cut short");
    }
    return take(in, in.getInt());
  }

  private static byte[] take(ByteBuffer in, int length) {
    // Before the array is made: a foreign length must not ask for memory.
    if (length < 0 || length > in.remaining()) {
      throw new IllegalArgumentException("a licence package was cut short");
    }
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }
}
