package app.tangible.store.http;

import app.tangible.decoder.Decoder;
import app.tangible.decoder.Revocation;
import app.tangible.library.Library;
import app.tangible.licence.LicenceId;
import app.tangible.licence.SignedDocument;
import app.tangible.store.StoreException;
import app.tangible.store.http.StoreClient.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Learns which licences changed hands since the last time, and tells the decoder. */
final class MovedNews {

  private static final Logger LOG = LoggerFactory.getLogger(MovedNews.class);

  private static final int SIGNATURE_BYTES = 64;

  private final StoreClient client;
  private final Library library;
  private final Decoder decoder;
  private final ReentrantLock one = new ReentrantLock();

  MovedNews(StoreClient client, Library library, Decoder decoder) {
    this.client = client;
    this.library = library;
    this.decoder = decoder;
  }

  /** Licences that open nothing on this device any more. */
  Set<LicenceId> fetch() {
    one.lock();
    try {
      Set<LicenceId> revoked = new HashSet<>();
      boolean more = true;
      while (more) {
        more = fetch(library.movedUpTo(), revoked);
      }
      return revoked;
    } finally {
      one.unlock();
    }
  }

  /** Whether there may be more. */
  private boolean fetch(long from, Set<LicenceId> revoked) {
    return switch (client.call(Call.get("/v1/moved?since=" + from))) {
      case Answer.Good good -> {
        SignedDocument list = document(good.body());
        long to = upTo(list, from);
        yield switch (decoder.moved(list)) {
          case Revocation.Done done -> {
            revoked.addAll(done.revoked());
            library.movedUpTo(to);
            yield to > from;
          }
          case Revocation.Refused refused -> {
            LOG.warn("a list of moved licences is not believed: {}", refused.detail());
            yield false;
          }
        };
      }
      case Answer.Refused refused ->
          throw new StoreException(Messages.text("refused", refused.detail()), true);
    };
  }

  /** uint32 length, payload, 64 bytes of signature. */
  private static SignedDocument document(byte[] body) {
    ByteBuffer in = ByteBuffer.wrap(body);
    if (body.length < 4 + SIGNATURE_BYTES || in.getInt() != body.length - 4 - SIGNATURE_BYTES) {
      throw Json.unreadable();
    }
    byte[] payload = new byte[body.length - 4 - SIGNATURE_BYTES];
    byte[] signature = new byte[SIGNATURE_BYTES];
    in.get(payload).get(signature);
    try {
      return new SignedDocument(payload, signature);
    } catch (IllegalArgumentException e) {
      throw Json.unreadable();
    }
  }

  /** The decoder judges the list; here only its number is read. */
  private static long upTo(SignedDocument list, long from) {
    JsonNode payload = Json.read(list.payload());
    long to = Json.number(payload, "to");
    if (Json.number(payload, "from") != from || to < from) {
      throw Json.unreadable();
    }
    return to;
  }
}
