package app.tangible.ui.walk;

import app.tangible.licence.Certificate;
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
  public String statement(Certificate certificate) {
    return String.join(
        "\n",
        "Tangible certificate 1",
        "eip155:8453/erc721:0x" + "5f".repeat(20) + "/18446744073709551617",
        "owner " + certificate.facts().owner().text() + " moves 0",
        "leaf " + "7c".repeat(32),
        "log tangible.app/certificates index 41",
        "time 2026-11-21T12:00:00Z");
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
