package app.tangible.ui.walk;

import app.tangible.licence.LicenceExport;
import app.tangible.licence.LicencePackage;
import app.tangible.licence.TrustRoots;
import java.time.Instant;
import java.util.List;

/** Writes the same for every licence. */
final class FakeExport implements LicenceExport {

  @Override
  public String write(LicencePackage licence, TrustRoots named) {
    return "the certificate";
  }

  @Override
  public Exported read(String text) {
    throw new UnsupportedOperationException("a page never reads it");
  }

  @Override
  public List<Answer> examine(Exported exported, TrustRoots trust, Instant now) {
    throw new UnsupportedOperationException("a page never judges");
  }
}
