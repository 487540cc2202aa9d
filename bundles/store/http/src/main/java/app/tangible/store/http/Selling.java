package app.tangible.store.http;

import app.tangible.library.Library;
import app.tangible.library.OwnedFilm;
import app.tangible.library.Parting;
import app.tangible.licence.LicenceChecker;
import app.tangible.licence.LicenceDocument;
import app.tangible.licence.LicenceId;
import app.tangible.store.Deal;
import app.tangible.store.Proposal;
import app.tangible.store.Sale;
import app.tangible.store.StoreException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All licences of this household that leave; one workflow each. */
final class Selling {

  private static final Logger LOG = LoggerFactory.getLogger(Selling.class);

  private final Library library;
  private final LicenceChecker checker;
  private final Partings partings;
  private final PartingWorkflow.Desk desk;
  private final Clock clock;
  private final Closing closing;
  private final Pauses pauses;
  private final Executor threads;
  private final ReentrantLock lock = new ReentrantLock();

  Selling(
      Library library,
      LicenceChecker checker,
      Partings partings,
      PartingWorkflow.Desk desk,
      Clock clock,
      Closing closing,
      Pauses pauses,
      Executor threads) {
    this.library = library;
    this.checker = checker;
    this.partings = partings;
    this.desk = desk;
    this.clock = clock;
    this.closing = closing;
    this.pauses = pauses;
    this.threads = threads;
  }

  /** Goes on with what the library says is not over. */
  void resume() {
    library.partings().stream()
        .filter(parting -> !parting.over())
        .forEach(parting -> start(parting.idempotencyKey()));
  }

  Sale offer(LicenceId licence, Proposal proposal) {
    lock.lock();
    try {
      Optional<Parting> there =
          library.partings().stream()
              .filter(parting -> !parting.over() && parting.licence().equals(licence))
              .findFirst();
      if (there.isPresent()) {
        return partings.sale(there.get());
      }
      OwnedFilm film =
          library
              .film(licence)
              .orElseThrow(() -> new StoreException(Messages.text("noLongerYours"), false));
      LicenceDocument document = checker.peek(film.licencePackage());
      if (document.kind() != LicenceDocument.Kind.OWNED) {
        throw new StoreException(Messages.text("notToPassOn"), false);
      }
      // Before any key is destroyed: an ask is the account's own word, which its passkey gives.
      if (document.mandate().isPresent() && proposal.deal() != Deal.LOAN) {
        throw new StoreException(Messages.text("passkeySells"), false);
      }
      return partings.sale(note(film, proposal));
    } finally {
      lock.unlock();
    }
  }

  /** The wish is on the disk before a key is touched. */
  private Parting note(OwnedFilm film, Proposal proposal) {
    Parting parting =
        new Parting(
            UUID.randomUUID().toString(),
            film.licence(),
            film.film(),
            film.title(),
            Parting.Kind.valueOf(proposal.deal().name()),
            PartingTerms.of(proposal, clock.instant()).write(),
            clock.instant(),
            Parting.PARKING,
            Optional.empty(),
            Optional.empty(),
            false,
            false);
    library.note(parting);
    start(parting.idempotencyKey());
    return parting;
  }

  private void start(String key) {
    threads.execute(new PartingWorkflow(key, partings, desk, clock, closing, pauses.fresh()));
  }

  /** The wish is on the disk first; the workflow repeats what fails here. */
  void cancel(Sale sale) {
    Parting parting = partings.change(sale.key(), Parting::takenBack);
    try {
      desk.withdrawal().ask(parting);
    } catch (StoreException later) {
      LOG.debug("an offer is taken back later: {}", later.getMessage());
    }
  }
}
