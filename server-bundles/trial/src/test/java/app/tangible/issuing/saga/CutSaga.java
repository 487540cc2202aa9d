package app.tangible.issuing.saga;

import app.tangible.accounts.Households;
import app.tangible.accounts.Mandates;
import app.tangible.catalogue.Catalogue;
import app.tangible.chain.LicenceMarket;
import app.tangible.chain.LicenceRegistry;
import app.tangible.content.FilmSealer;
import app.tangible.database.Database;
import app.tangible.identity.OwnerKeys;
import app.tangible.keys.ServerKeys;
import app.tangible.licence.LicenceChecker;
import app.tangible.licence.LicenceWriter;
import app.tangible.log.CertificateLog;
import app.tangible.payment.PaymentProcessor;
import app.tangible.resale.OfferBook;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;

/** Purchases that can be ended at each step. */
public final class CutSaga {

  private CutSaga() {}

  /** By this clock; {@code cut} hears of each step, and ends it by throwing. */
  public static PurchaseSaga open(
      Database database,
      ServerKeys keys,
      Catalogue catalogue,
      PaymentProcessor processor,
      LicenceRegistry registry,
      LicenceMarket market,
      OfferBook offers,
      Households households,
      Mandates mandates,
      CertificateLog certificates,
      LicenceWriter writer,
      LicenceChecker checker,
      FilmSealer sealer,
      OwnerKeys owners,
      Clock clock,
      Consumer<String> cut) {
    return new PurchaseSaga(
        database,
        keys,
        catalogue,
        processor,
        registry,
        market,
        offers,
        households,
        mandates,
        certificates,
        writer,
        checker,
        sealer,
        owners,
        new Terms(Duration.ofDays(30), Duration.ofDays(7), 2_160),
        clock,
        cut::accept);
  }
}
