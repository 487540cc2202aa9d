package app.tangible.store.http;

import app.tangible.content.FilmId;
import app.tangible.library.Library;
import app.tangible.library.OwnedFilm;
import app.tangible.licence.LicenceId;
import app.tangible.store.Offer;
import app.tangible.store.StoreException;
import app.tangible.store.http.StoreClient.Call;
import app.tangible.transfer.Progress;
import app.tangible.transfer.Transfer;
import app.tangible.transfer.TransferException;
import app.tangible.transfer.Transfers;
import app.tangible.transfer.Wanted;
import java.util.concurrent.CompletionException;

/** From the licence in the library to the film on the disk. */
final class Delivery {

  private final StoreClient client;
  private final Library library;
  private final Transfers transfers;
  private final Entitlements entitlements;
  private final Closing closing;

  Delivery(
      StoreClient client,
      Library library,
      Transfers transfers,
      Entitlements entitlements,
      Closing closing) {
    this.client = client;
    this.library = library;
    this.transfers = transfers;
    this.entitlements = entitlements;
    this.closing = closing;
  }

  /** What the catalogue says of a film that is owned. */
  Offer lookUp(OwnedFilm film) {
    return switch (client.call(Call.get("/v1/films/" + film.film()))) {
      case Answer.Good good -> Offers.read(Json.read(good.body()));
      case Answer.Refused refused ->
          throw new StoreException(Messages.text("refused", refused.detail()), true);
    };
  }

  /**
   * Fetches it; false when the store closed before it was whole.
   *
   * @throws StoreException worth retrying
   */
  boolean run(LicenceId licence, Offer offer, PurchaseView view) {
    Transfer transfer =
        transfers.fetch(
            new Wanted(
                    offer.film(),
                    offer.pieceRoot(),
                    offer.sealedBytes(),
                    offer.sources(),
                    library.film(licence).flatMap(entitlements::of))
                .named(offer.cid()),
            library.sealedFile(offer.film()));
    if (view.isGivenUp()) {
      transfer.cancel(); // who gave it up may have looked for it before it was there
    }
    tell(transfer.progress(), view);
    AutoCloseable handle = transfer.onProgress(progress -> tell(progress, view));
    try {
      if (!closing.await(transfer.whole().exceptionally(failure -> null))) {
        return false;
      }
      transfer.whole().join();
    } catch (CompletionException e) {
      String said =
          e.getCause() instanceof TransferException failure
              ? failure.getMessage()
              : Messages.text("internal", e.getCause());
      throw new StoreException(said, true);
    } finally {
      close(handle);
    }
    // Not of this licence alone: it may have got another number while the film came.
    library.markOnDisk(offer.film());
    return true;
  }

  /** Ends its fetch, and waits until nobody writes any more. */
  void stop(FilmId film) {
    transfers.list().stream()
        .filter(transfer -> transfer.film().equals(film))
        .forEach(
            transfer -> {
              transfer.cancel();
              closing.await(transfer.whole().exceptionally(failure -> null));
            });
  }

  private static void tell(Progress progress, PurchaseView view) {
    if (progress.state() == Progress.State.RUNNING || progress.state() == Progress.State.WHOLE) {
      view.fetching(progress.verifiedBytes(), progress.totalBytes(), progress.bytesPerSecond());
    }
  }

  private static void close(AutoCloseable handle) {
    try {
      handle.close();
    } catch (Exception e) {
      throw new IllegalStateException("a listener can always leave", e);
    }
  }
}
