package app.tangible.resale.saga;

import app.tangible.database.Database;
import app.tangible.resale.ResaleOffer.State;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What is due at a time: offers lapse, reservations expire, loans return. */
final class ClockLane {

  private static final Set<State> STATES = EnumSet.of(State.OPEN, State.RESERVED, State.LENT);
  private static final int AT_ONCE = 100;

  private final Database database;
  private final OfferTable table;
  private final SqlOfferBook book;
  private final Consumer<String> changed;

  ClockLane(Database database, OfferTable table, SqlOfferBook book, Consumer<String> changed) {
    this.database = database;
    this.table = table;
    this.book = book;
    this.changed = changed;
  }

  Optional<Instant> round() {
    for (String offer : table.due(STATES, AT_ONCE)) {
      database.transaction(
          t -> {
            book.overtaken(t, offer);
            return offer;
          });
      changed.accept(offer);
    }
    return table.nextDue(STATES);
  }
}
