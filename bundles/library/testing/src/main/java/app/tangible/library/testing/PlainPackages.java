package app.tangible.library.testing;

import app.tangible.identity.DeviceId;
import app.tangible.licence.Certificate;
import app.tangible.licence.KeyShare;
import app.tangible.licence.Lease;
import app.tangible.licence.LicenceChecker;
import app.tangible.licence.LicenceDocument;
import app.tangible.licence.LicencePackage;
import app.tangible.licence.SignedDocument;
import app.tangible.licence.TrustRoots;
import app.tangible.licence.Verdict;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Writes packages field by field; judges nothing. */
public final class PlainPackages implements LicenceChecker {

  @Override
  public byte[] encode(LicencePackage licence) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      write(out, licence.licence().payload());
      write(out, licence.licence().signature());
      write(out, licence.certificate());
      write(out, licence.lease().payload());
      write(out, licence.lease().signature());
      out.writeInt(licence.shares().size());
      for (KeyShare share : licence.shares()) {
        out.writeUTF(share.holder().name());
        out.writeUTF(share.device().hex());
        write(out, share.sealed());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  @Override
  public LicencePackage decode(byte[] encoded) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(encoded))) {
      SignedDocument licence = new SignedDocument(read(in), read(in));
      byte[] certificate = read(in);
      SignedDocument lease = new SignedDocument(read(in), read(in));
      List<KeyShare> shares = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        shares.add(
            new KeyShare(
                KeyShare.Holder.valueOf(in.readUTF()), new DeviceId(in.readUTF()), read(in)));
      }
      return new LicencePackage(licence, certificate, lease, shares);
    } catch (IOException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static void write(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static byte[] read(DataInputStream in) throws IOException {
    return in.readNBytes(in.readInt());
  }

  @Override
  public Verdict check(LicencePackage licence, TrustRoots trust, Question question) {
    throw new UnsupportedOperationException();
  }

  @Override
  public LicenceDocument peek(LicencePackage licence) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Certificate peekCertificate(LicencePackage licence) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Lease peekLease(LicencePackage licence) {
    throw new UnsupportedOperationException();
  }
}
