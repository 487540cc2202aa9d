package app.tangible.transfer.tracker;

import app.tangible.peer.ContentKey;
import app.tangible.peer.MalformedException;
import app.tangible.peer.PeerInfo;
import app.tangible.peer.PeerRecord;
import app.tangible.transfer.TransferException;
import app.tangible.transfer.tracker.StoreHttp.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks once who seeds a film. The store is believed in nothing: each record is its peer's own. */
final class Search implements Runnable, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Search.class);
  private static final int LIMIT = 50;
  private static final int MAX_RECORD_CHARS = 8_192;

  private final StoreHttp store;
  private final ContentKey key;
  private final Consumer<PeerInfo> found;
  private volatile boolean isClosed;

  Search(StoreHttp store, ContentKey key, Consumer<PeerInfo> found) {
    this.store = store;
    this.key = key;
    this.found = found;
  }

  @Override
  public void run() {
    try {
      Answer answer = store.get("/v1/films/" + key.hex() + "/seeders?limit=" + LIMIT);
      int seen = 0;
      for (JsonNode seeder : answer.body().path("seeders")) {
        if (!isClosed && seen++ < LIMIT) {
          tell(seeder);
        }
      }
    } catch (TransferException e) {
      log.debug("no seeders from the store: {}", e.getMessage());
    } catch (RuntimeException e) {
      log.error("a search for seeders failed", e);
    }
  }

  private void tell(JsonNode seeder) {
    String record = seeder.path("record").asText();
    try {
      if (record.length() <= MAX_RECORD_CHARS) {
        found.accept(PeerRecord.open(Base64.getUrlDecoder().decode(record)).info());
      }
    } catch (MalformedException e) {
      log.debug("the store lists a peer whose record is none: {}", e.getMessage());
    } catch (IllegalArgumentException e) {
      log.debug("the store lists what is no record");
    }
  }

  @Override
  public void close() {
    isClosed = true;
  }
}
