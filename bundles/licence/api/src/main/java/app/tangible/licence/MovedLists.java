package app.tangible.licence;

import java.security.PrivateKey;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Signs and reads lists of licences that moved. Stateless, safe for use by several threads. All
 * methods throw {@link IllegalArgumentException} for what is not in its canonical form.
 */
@ProviderType
public interface MovedLists {

  /** Signs the list with the issuer's key; platform side. */
  SignedDocument sign(MovedList list, PrivateKey issuer);

  /** Reads the list; throws also when the trusted issuer did not sign it. */
  MovedList read(SignedDocument document, TrustRoots trust);

  /** As it goes over the wire: length, payload, signature. */
  byte[] encode(SignedDocument document);

  /** What came over the wire; at most 65,604 bytes. */
  SignedDocument decode(byte[] encoded);
}
