package app.tangible.decoder.guest;

import app.tangible.content.sealed1.RecordOpener;
import app.tangible.identity.bouncycastle.BouncyCastleKeySealing;
import app.tangible.identity.bouncycastle.BouncyCastleOwnerKeys;
import app.tangible.licence.certificate.CertificateLicenceChecker;
import app.tangible.licence.certificate.CertificateLicenceWriter;
import app.tangible.licence.certificate.SignedDestructionReceipts;
import app.tangible.licence.certificate.SignedMovedLists;

/** The one place that names the providers: a plain program has no container to find them. */
final class Composition {

  private Composition() {}

  static Providers providers() {
    BouncyCastleKeySealing sealing = new BouncyCastleKeySealing();
    return new Providers(
        new RecordOpener(),
        new CertificateLicenceChecker(new BouncyCastleOwnerKeys()),
        new CertificateLicenceWriter(sealing),
        sealing,
        new SignedDestructionReceipts(),
        new SignedMovedLists());
  }
}
