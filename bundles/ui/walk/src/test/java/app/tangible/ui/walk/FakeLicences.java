package app.tangible.ui.walk;

import app.tangible.licence.Certificate;
import app.tangible.licence.Lease;
import app.tangible.licence.LicenceChecker;
import app.tangible.licence.LicenceDocument;
import app.tangible.licence.LicencePackage;
import app.tangible.licence.TrustRoots;
import app.tangible.licence.Verdict;

/** Reads the same documents out of every package. */
final class FakeLicences implements LicenceChecker {

  @Override
  public Verdict check(LicencePackage licence, TrustRoots trust, Question question) {
    throw new UnsupportedOperationException("a page never judges");
  }

  @Override
  public LicencePackage decode(byte[] encoded) {
    throw new UnsupportedOperationException("a page never reads packages");
  }

  @Override
  public byte[] encode(LicencePackage licence) {
    throw new UnsupportedOperationException("a page never writes packages");
  }

  @Override
  public LicenceDocument peek(LicencePackage licence) {
    return Samples.document();
  }

  @Override
  public Certificate peekCertificate(LicencePackage licence) {
    return Samples.certificate();
  }

  @Override
  public Lease peekLease(LicencePackage licence) {
    return Samples.lease();
  }
}
