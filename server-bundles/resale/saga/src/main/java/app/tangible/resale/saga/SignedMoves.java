package app.tangible.resale.saga;

import app.tangible.keys.ServerKeys;
import app.tangible.licence.MovedList;
import app.tangible.licence.MovedLists;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The numbered moves under the issuer's signature. */
final class SignedMoves {

  private final LicenceRecords records;
  private final MovedLists lists;
  private final ServerKeys keys;
  private final Clock clock;

  SignedMoves(LicenceRecords records, MovedLists lists, ServerKeys keys, Clock clock) {
    this.records = records;
    this.lists = lists;
    this.keys = keys;
    this.clock = clock;
  }

  byte[] since(long number) {
    List<MovedList.Entry> moved = records.movedSince(number);
    MovedList list =
        new MovedList(
            number, number + moved.size(), clock.instant().truncatedTo(ChronoUnit.SECONDS), moved);
    return lists.encode(lists.sign(list, keys.signing(ServerKeys.Purpose.ISSUER).privateKey()));
  }
}
