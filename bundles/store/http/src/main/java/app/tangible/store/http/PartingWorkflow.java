package app.tangible.store.http;

import app.tangible.library.OwnedFilm;
import app.tangible.library.Parting;
import app.tangible.library.Remark;
import app.tangible.store.DealState;
import app.tangible.store.StoreException;
import app.tangible.store.http.StoreClient.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One licence that leaves, from the wish to its end. What is done is read from the library at each
 * try, so a try after a failure and one after a kill are the same.
 */
final class PartingWorkflow implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(PartingWorkflow.class);
  private static final Duration LONG_POLL = Duration.ofSeconds(20);
  private static final Duration HURRY = Duration.ofSeconds(1);
  private static final Duration LONGEST_NAP = Duration.ofHours(1);

  private final String key;
  private final Partings partings;
  private final Desk desk;
  private final Clock clock;
  private final Closing closing;
  private final Pauses pauses;

  /** What the workflows share. */
  record Desk(
      StoreClient client,
      Placing placing,
      Withdrawal withdrawal,
      Returning returning,
      Eraser eraser) {}

  PartingWorkflow(
      String key, Partings partings, Desk desk, Clock clock, Closing closing, Pauses pauses) {
    this.key = key;
    this.partings = partings;
    this.desk = desk;
    this.clock = clock;
    this.closing = closing;
    this.pauses = pauses;
  }

  @Override
  public void run() {
    while (!closing.isClosed()) {
      try {
        Parting parting = partings.find(key);
        if (parting.over()) {
          partings.ended(parting);
          return;
        }
        advance(parting);
        partings.problem(key, Optional.empty());
        pauses.reset();
      } catch (RuntimeException e) {
        if (closing.isClosed()) {
          return;
        }
        partings.problem(key, Optional.of(sentence(e)));
        if (!closing.pause(pauses.next())) {
          return;
        }
      }
    }
  }

  private static String sentence(RuntimeException e) {
    if (e instanceof StoreException said) {
      LOG.debug("an offer stands still: {}", said.getMessage());
      return Messages.text("goesOn", said.getMessage());
    }
    LOG.warn("an offer stands still", e);
    return Messages.text("goesOn", Messages.text("internal", String.valueOf(e.getMessage())));
  }

  private void advance(Parting parting) {
    DealState state = DealState.valueOf(parting.state());
    if (state.gone()) {
      desk.eraser().erase(parting.licence());
      partings.change(key, Parting::ended);
    } else if (state.home()) {
      comeHome(parting);
    } else if (parting.offer().isEmpty()) {
      place(parting);
    } else {
      follow(parting, parting.offer().get(), state);
    }
  }

  private void place(Parting parting) {
    Optional<OwnedFilm> film = partings.film(parting);
    if (film.isEmpty()) {
      partings.change(key, before -> before.at(DealState.REFUSED.name(), none()).ended());
      return;
    }
    switch (desk.placing().run(parting, film.get())) {
      case Placing.Placed.Offered offered -> {
        JsonNode document = Json.read(offered.document());
        String number = Resales.id(document);
        partings.change(key, before -> told(before.numbered(number), document));
      }
      case Placing.Placed.NotTaken refused -> {
        LOG.info("the store does not take an offer: {}", refused.why());
        partings.reason(key, refused.why());
        partings.change(key, before -> before.at(DealState.REFUSED.name(), none()));
      }
      case Placing.Placed.NotDestroyed refused -> {
        LOG.info("a licence is not parked: {}", refused.why());
        partings.reason(key, refused.why());
        partings.change(key, before -> before.at(DealState.REFUSED.name(), none()).ended());
      }
    }
  }

  private static Optional<String> none() {
    return Optional.empty();
  }

  /** With what the store says of it. */
  private static Parting told(Parting parting, JsonNode document) {
    PartingTerms terms = PartingTerms.read(parting.terms()).split(Resales.split(document));
    return parting
        .terms(terms.write())
        .at(Resales.state(document).name(), Resales.transaction(document));
  }

  private void follow(Parting parting, String number, DealState known) {
    if (parting.wantedBack() && (known == DealState.OPEN || known == DealState.RESERVED)) {
      desk.withdrawal()
          .ask(parting)
          .ifPresent(document -> partings.change(key, p -> told(p, document)));
    }
    if (known == DealState.LENT) {
      nap(PartingTerms.read(parting.terms()).until());
    }
    long begun = System.nanoTime();
    Call call =
        Call.get("/v1/offers/%s?known=%s&wait=%d".formatted(number, known, LONG_POLL.toSeconds()))
            .bySignature()
            .waiting(LONG_POLL);
    switch (desk.client().call(call)) {
      case Answer.Good good -> {
        JsonNode document = Json.read(good.body());
        if (Resales.state(document) != known) {
          partings.change(key, before -> told(before, document));
        } else if (System.nanoTime() - begun < LONG_POLL.toNanos() / 2) {
          closing.pause(HURRY);
        }
      }
      case Answer.Refused refused when refused.status() == 404 ->
          // A store that forgot it is told again, under the same key.
          partings.change(key, Parting::unnumbered);
      case Answer.Refused refused ->
          throw new StoreException(Messages.text("refused", refused.detail()), true);
    }
  }

  /** Until the loan ends, and a second more, so that the store sees it too. */
  private void nap(Optional<Instant> until) {
    Duration left =
        Duration.between(clock.instant(), until.orElseGet(clock::instant)).plusSeconds(1);
    if (left.isPositive()) {
      closing.pause(left.compareTo(LONGEST_NAP) < 0 ? left : LONGEST_NAP);
    }
  }

  private void comeHome(Parting parting) {
    Optional<OwnedFilm> film = partings.film(parting);
    if (film.isPresent() && !desk.returning().run(parting, film.get())) {
      desk.eraser().erase(film.get(), Remark.What.NO_LONGER_YOURS);
    }
    desk.returning().forget(parting);
    partings.change(key, Parting::ended);
  }
}
