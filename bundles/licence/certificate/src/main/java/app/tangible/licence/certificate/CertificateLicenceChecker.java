package app.tangible.licence.certificate;

import app.tangible.identity.OwnerKeys;
import app.tangible.licence.Certificate;
import app.tangible.licence.Lease;
import app.tangible.licence.LicenceChecker;
import app.tangible.licence.LicenceDocument;
import app.tangible.licence.LicencePackage;
import app.tangible.licence.TrustRoots;
import app.tangible.licence.Verdict;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Checks with what is in the package and nothing else. */
@Component
public final class CertificateLicenceChecker implements LicenceChecker {

  private final OwnerKeys ownerKeys;

  /** Needs the owner's arithmetic, for the device's grant and the owner's address. */
  @Activate
  public CertificateLicenceChecker(@Reference OwnerKeys ownerKeys) {
    this.ownerKeys = ownerKeys;
  }

  @Override
  public Verdict check(LicencePackage licence, TrustRoots trust, Question question) {
    return Examination.of(ownerKeys, licence, trust, question);
  }

  @Override
  public LicencePackage decode(byte[] encoded) {
    return PackageBytes.read(encoded);
  }

  @Override
  public byte[] encode(LicencePackage licence) {
    return PackageBytes.write(licence);
  }

  @Override
  public LicenceDocument peek(LicencePackage licence) {
    return LicenceJson.read(licence.licence().payload());
  }

  @Override
  public Certificate peekCertificate(LicencePackage licence) {
    return CertificateJson.read(licence.certificate());
  }

  @Override
  public Lease peekLease(LicencePackage licence) {
    return LeaseJson.read(licence.lease().payload());
  }
}
