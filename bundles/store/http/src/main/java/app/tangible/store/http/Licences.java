package app.tangible.store.http;

import app.tangible.content.FilmId;
import app.tangible.content.MasterHash;
import app.tangible.identity.Identity;
import app.tangible.licence.LicenceChecker;
import app.tangible.licence.LicenceDocument;
import app.tangible.licence.LicenceId;
import app.tangible.licence.LicencePackage;
import app.tangible.store.StoreException;
import app.tangible.store.http.StoreClient.Call;
import java.util.function.BooleanSupplier;

/** Fetches licence packages and looks whether they are what was asked for. */
final class Licences {

  private final StoreClient client;
  private final LicenceChecker checker;
  private final Identity identity;
  private final BooleanSupplier strict;

  /**
   * @param strict whether each package gets a proof of the chain's state
   */
  Licences(StoreClient client, LicenceChecker checker, Identity identity, BooleanSupplier strict) {
    this.client = client;
    this.checker = checker;
    this.identity = identity;
    this.strict = strict;
  }

  /** What came of the wish to renew a lease. */
  sealed interface Renewal {

    /** The same licence with a newer lease. */
    record Renewed(LicencePackage licence) implements Renewal {}

    /** The licence is another household's. */
    record NotYours() implements Renewal {}

    /** Not now; for a person. */
    record Refused(int status, String detail) implements Renewal {}
  }

  /** The package of a licence that was just issued. */
  LicencePackage fetch(LicenceId id, FilmId film, MasterHash masterHash) {
    Call call = Call.get("/v1/licences/" + id).bySignature().forPackage();
    return switch (client.call(call)) {
      case Answer.Good good -> {
        LicencePackage licence = read(good.body());
        // The decoder checks the rest, and the signatures, each time before it plays.
        refuseOther(document(licence), id, film, masterHash);
        yield proven(id, licence);
      }
      case Answer.Refused refused ->
          throw new StoreException(Messages.text("refused", refused.detail()), true);
    };
  }

  /** Asks for a newer lease. */
  Renewal renew(LicenceId id, LicencePackage held) {
    Call call = Call.post("/v1/licences/" + id + "/lease", new byte[0]).forPackage();
    return switch (client.call(call)) {
      case Answer.Good good -> {
        LicencePackage licence = read(good.body());
        LicenceDocument before = document(held);
        refuseOther(document(licence), id, before.film(), before.masterHash());
        yield new Renewal.Renewed(proven(id, licence));
      }
      case Answer.Refused refused when refused.notTheOwner() -> new Renewal.NotYours();
      case Answer.Refused refused -> new Renewal.Refused(refused.status(), refused.detail());
    };
  }

  /** The sealed film that the licence is for. */
  MasterHash masterOf(LicencePackage licence) {
    return document(licence).masterHash();
  }

  /** With a fresh proof where that is asked for; the decoder says what it misses. */
  private LicencePackage proven(LicenceId id, LicencePackage licence) {
    if (!strict.getAsBoolean()) {
      return licence;
    }
    Call call = Call.get("/v1/licences/" + id + "/proof").bySignature();
    if (client.call(call) instanceof Answer.Good good) {
      try {
        // Written and read again: what has not the form of a proof is not kept.
        return checker.decode(checker.encode(licence.withStateProof(good.body())));
      } catch (IllegalArgumentException e) {
        throw Json.unreadable();
      }
    }
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

  private LicencePackage read(byte[] body) {
    try {
      return checker.decode(body);
    } catch (IllegalArgumentException e) {
      throw Json.unreadable();
    }
  }
}
