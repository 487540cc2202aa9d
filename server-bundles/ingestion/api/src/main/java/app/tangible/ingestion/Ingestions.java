package app.tangible.ingestion;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Takes masters in and puts them on sale. Each goes on by itself, also after the process was
 * killed. Safe for use by several threads.
 */
@ProviderType
public interface Ingestions {

  /**
   * Begins to receive a master.
   *
   * @throws IllegalArgumentException saying which field is out of bounds
   */
  Begun begin(Submission submission);

  /**
   * Adds bytes to the master.
   *
   * @param offset where the caller believes the next byte goes
   * @param bytes read to its end, or until the master is whole
   * @throws IOException when the bytes break off; what came before is kept
   */
  Appended append(String id, long offset, InputStream bytes) throws IOException;

  /** The ingestion, if there is one of this id. */
  Optional<Ingestion> find(String id);

  /** The same, answered when its state is another one or the time is over. */
  Optional<Ingestion> await(String id, Ingestion.State known, Duration atMost);

  /** Whether there is room. */
  sealed interface Begun {
    /** It waits for the bytes. */
    record Ready(Ingestion ingestion) implements Begun {}

    /** The disk holds less than the work needs. */
    record NoRoom() implements Begun {}
  }

  /** What became of the bytes. */
  sealed interface Appended {
    /** All were kept. */
    record Kept(long offset) implements Appended {}

    /** The next byte goes elsewhere. */
    record OtherOffset(long offset) implements Appended {}

    /** More came than was announced; the announced ones were kept. */
    record TooMany(long offset) implements Appended {}

    /** It has all its bytes, or failed. */
    record NotReceiving(Ingestion.State state) implements Appended {}

    /** Another request is sending. */
    record Busy() implements Appended {}

    /** No such ingestion. */
    record Unknown() implements Appended {}
  }
}
