package app.tangible.store.http;

import app.tangible.content.FilmId;
import app.tangible.content.MasterHash;
import app.tangible.identity.Identity;
import app.tangible.licence.LicenceChecker;
import app.tangible.licence.LicenceDocument;
import app.tangible.licence.LicenceId;
import app.tangible.licence.LicencePackage;
import app.tangible.store.Offer;
import app.tangible.store.StoreException;
import app.tangible.store.http.StoreClient.Call;

/** Fetches licence packages and looks whether they are what was asked for. */
final class Licences {

  private final StoreClient client;
  private final LicenceChecker checker;
  private final Identity identity;

  Licences(StoreClient client, LicenceChecker checker, Identity identity) {
    this.client = client;
    this.checker = checker;
    this.identity = identity;
  }

  /** The package of a licence that was just bought. */
  LicencePackage fetch(LicenceId id, Offer offer) {
    LicencePackage licence = read(Call.get("/v1/licences/" + id).bySignature().forPackage());
    // The decoder checks the rest, and the signatures, each time before it plays.
    refuseOther(document(licence), id, offer.film(), offer.masterHash());
    return licence;
  }

  /** The same licence with a newer lease. */
  LicencePackage renew(LicenceId id, LicencePackage held) {
    LicencePackage licence =
        read(Call.post("/v1/licences/" + id + "/lease", new byte[0]).forPackage());
    LicenceDocument before = document(held);
    refuseOther(document(licence), id, before.film(), before.masterHash());
    return licence;
  }

  private void refuseOther(
      LicenceDocument document, LicenceId id, FilmId film, MasterHash masterHash) {
    if (!document.id().equals(id)
        || !document.film().equals(film)
        || !document.masterHash().equals(masterHash)
        || !document.owner().equals(identity.owner())) {
      throw new StoreException(Messages.text("otherLicence"), true);
    }
  }

  private LicenceDocument document(LicencePackage licence) {
    try {
      return checker.peek(licence);
    } catch (IllegalArgumentException e) {
      throw Json.unreadable();
    }
  }

  private LicencePackage read(Call call) {
    return switch (client.call(call)) {
      case Answer.Good good -> {
        try {
          yield checker.decode(good.body());
        } catch (IllegalArgumentException e) {
          throw Json.unreadable();
        }
      }
      case Answer.Refused(int status, String _) when status == 403 ->
          throw new StoreException(Messages.text("noLongerYours"), false);
      case Answer.Refused refused ->
          throw new StoreException(Messages.text("refused", refused.detail()), true);
    };
  }
}
