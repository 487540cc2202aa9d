package app.tangible.seeding;

import app.tangible.content.FilmId;
import app.tangible.identity.OwnerAddress;
import app.tangible.peer.ContentKey;
import app.tangible.peer.PeerId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Peers that say they seed a film sold here. Safe for use by several threads. */
@ProviderType
public interface Seeders {

  /** Most that {@link #find} answers. */
  int MAX_FOUND = 50;

  /** The film under which peers look for it, if it is sold here. */
  Optional<FilmId> film(ContentKey key);

  /**
   * Lists the peer with the film, or renews it.
   *
   * @param from the network address that it calls from, textual; counted, not shown
   */
  Announced announce(Announcement announcement, String from);

  /** Takes the peer off the film's list. */
  void withdraw(FilmId film, PeerId peer);

  /** Some that are live, at random, another choice each time; at most {@link #MAX_FOUND}. */
  List<Seeder> find(FilmId film, int limit);

  /** How many are live. */
  long count(FilmId film);

  /** How many are live of each film that is sold here, 0 included; at most 10,000 films. */
  Map<FilmId, Long> counts();

  /**
   * A peer's word that it seeds a film. That the peer said it is for the caller to have verified.
   *
   * @param record its signed peer record (libp2p RFC 0003)
   * @param earns where it is paid; empty = nowhere
   * @param howLong wished; the list's own bound holds
   */
  record Announcement(
      FilmId film, PeerId peer, byte[] record, Optional<OwnerAddress> earns, Duration howLong) {

    /** Copies. */
    public Announcement {
      record = record.clone();
    }
  }

  /** A peer as it is listed. */
  record Seeder(PeerId peer, byte[] record, Optional<OwnerAddress> earns, Instant expires) {}

  /** What became of an announcement. */
  sealed interface Announced {

    /** It is listed until then. */
    record Listed(Instant expires) implements Announced {}

    /** No such film is sold here. */
    record UnknownFilm() implements Announced {}

    /** It is none; why, in English. */
    record Unfit(String detail) implements Announced {}

    /** The list, or that of the address block, is full; why, in English. */
    record Full(String detail) implements Announced {}
  }
}
