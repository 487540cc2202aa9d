package app.tangible.licence.certificate;

import app.tangible.licence.MovedList;
import app.tangible.licence.MovedLists;
import app.tangible.licence.SignedDocument;
import app.tangible.licence.TrustRoots;
import java.security.PrivateKey;
import org.osgi.service.component.annotations.Component;

/** Lists under the issuer's signature. */
@Component
public final class SignedMovedLists implements MovedLists {

  /** Needs nothing. */
  public SignedMovedLists() {}

  @Override
  public SignedDocument sign(MovedList list, PrivateKey issuer) {
    return Ed25519.document(MovedListJson.CONTEXT, MovedListJson.write(list), issuer);
  }

  @Override
  public MovedList read(SignedDocument document, TrustRoots trust) {
    if (!Ed25519.isBy(Ed25519.issuer(trust), MovedListJson.CONTEXT, document)) {
      throw new IllegalArgumentException("the list's signature is not the issuer's");
    }
    return MovedListJson.read(document.payload());
  }

  @Override
  public byte[] encode(SignedDocument document) {
    return PackageBytes.write(document);
  }

  @Override
  public SignedDocument decode(byte[] encoded) {
    return PackageBytes.readSigned(encoded);
  }
}
