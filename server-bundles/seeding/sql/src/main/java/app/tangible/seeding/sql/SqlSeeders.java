package app.tangible.seeding.sql;

import app.tangible.content.FilmId;
import app.tangible.database.Database;
import app.tangible.database.Transaction;
import app.tangible.identity.OwnerAddress;
import app.tangible.peer.ContentKey;
import app.tangible.peer.MalformedException;
import app.tangible.peer.PeerId;
import app.tangible.peer.PeerRecord;
import app.tangible.seeding.Seeders;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The list of seeders, bounded per film and per address block. */
@Component(configurationPid = "app.tangible.seeding.sql.seeders")
@Designate(ocd = SqlSeeders.Config.class)
public final class SqlSeeders implements Seeders {

  /** Its bounds. */
  @ObjectClassDefinition(name = "Seeders")
  public @interface Config {
    /** After this an announcement that is not renewed is forgotten. */
    @AttributeDefinition
    int mostSeconds() default 3_600;

    /** Live peers of one film. */
    @AttributeDefinition
    int peersPerFilm() default 1_000;

    /** Live announcements of one address block (/24, /56), all films together. */
    @AttributeDefinition
    int announcementsPerBlock() default 2_000;

    /** Different peers of one film from one address block. */
    @AttributeDefinition
    int peersPerBlock() default 16;
  }

  private static final int MAX_FILMS = 10_000;
  private static final int MAX_RECORD_BYTES = 4_096;
  private static final Duration SHORTEST = Duration.ofSeconds(30);

  private final Database database;
  private final Config config;
  private final Clock clock;
  private final FilmKeys keys;

  /** By the system's clock. */
  @Activate
  public SqlSeeders(@Reference Database database, Config config) {
    this(database, config, Clock.systemUTC());
  }

  /** By this clock. */
  public SqlSeeders(Database database, Config config, Clock clock) {
    if (config.mostSeconds() < SHORTEST.toSeconds()
        || config.peersPerFilm() < 1
        || config.announcementsPerBlock() < 1
        || config.peersPerBlock() < 1) {
      throw new IllegalArgumentException("mostSeconds is 30 or more, the others 1 or more");
    }
    this.database = database;
    this.config = config;
    this.clock = clock;
    keys = new FilmKeys(database, clock);
  }

  @Override
  public Optional<FilmId> film(ContentKey key) {
    return keys.find(key);
  }

  @Override
  public Announced announce(Announcement announcement, String from) {
    PeerRecord record;
    try {
      record = opened(announcement.record());
    } catch (MalformedException e) {
      return new Announced.Unfit(e.getMessage());
    }
    if (!record.info().id().equals(announcement.peer()) || record.info().addresses().isEmpty()) {
      return new Announced.Unfit("a record says at least one address of the peer that calls");
    }
    String block = AddressBlock.of(from);
    return database.transaction(t -> announced(t, announcement, record.sequence(), block));
  }

  private static PeerRecord opened(byte[] record) {
    if (record.length > MAX_RECORD_BYTES) {
      throw new MalformedException("a peer record has at most " + MAX_RECORD_BYTES + " bytes");
    }
    return PeerRecord.open(record);
  }

  private Announced announced(Transaction t, Announcement a, long sequence, String block) {
    Instant now = clock.instant();
    t.change("delete from seeding_peers where expires <= ?", now);
    String film = a.film().hex();
    String peer = a.peer().text();
    if (count(t, "select count(*) from films where film = ?", film) == 0) {
      return new Announced.UnknownFilm();
    }
    Optional<Long> before =
        t.first(
            "select sequence from seeding_peers where film = ? and peer = ?",
            row -> row.getLong(1),
            film,
            peer);
    if (before.isPresent() && Long.compareUnsigned(before.get(), sequence) > 0) {
      return new Announced.Unfit("a newer record of this peer is listed");
    }
    if (before.isEmpty()) {
      Optional<Announced> full = full(t, film, block);
      if (full.isPresent()) {
        return full.get();
      }
    }
    Instant expires = now.plus(howLong(a.howLong()));
    t.change("delete from seeding_peers where film = ? and peer = ?", film, peer);
    t.change(
        "insert into seeding_peers (film, peer, record, sequence, earns, block, announced, expires)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?)",
        film,
        peer,
        a.record(),
        sequence,
        a.earns().map(OwnerAddress::text).orElse(null),
        block,
        now,
        expires);
    return new Announced.Listed(expires);
  }

  private Optional<Announced> full(Transaction t, String film, String block) {
    if (count(t, "select count(*) from seeding_peers where block = ?", block)
        >= config.announcementsPerBlock()) {
      return Optional.of(new Announced.Full("your address block announces too many films"));
    }
    if (count(t, "select count(*) from seeding_peers where block = ? and film = ?", block, film)
        >= config.peersPerBlock()) {
      return Optional.of(new Announced.Full("your address block has enough peers of this film"));
    }
    return count(t, "select count(*) from seeding_peers where film = ?", film)
            >= config.peersPerFilm()
        ? Optional.of(new Announced.Full("this film has enough seeders"))
        : Optional.empty();
  }

  private Duration howLong(Duration wished) {
    Duration most = Duration.ofSeconds(config.mostSeconds());
    Duration bounded = wished.compareTo(most) > 0 ? most : wished;
    return bounded.compareTo(SHORTEST) < 0 ? SHORTEST : bounded;
  }

  @Override
  public void withdraw(FilmId film, PeerId peer) {
    database.transaction(
        t ->
            t.change(
                "delete from seeding_peers where film = ? and peer = ?", film.hex(), peer.text()));
  }

  @Override
  public List<Seeder> find(FilmId film, int limit) {
    if (limit < 1 || limit > MAX_FOUND) {
      throw new IllegalArgumentException("a limit is 1 to " + MAX_FOUND + ", got " + limit);
    }
    return database.transaction(
        t ->
            t.list(
                "select * from seeding_peers where film = ? and expires > ?"
                    + " order by random() limit "
                    + limit,
                SqlSeeders::read,
                film.hex(),
                clock.instant()));
  }

  @Override
  public long count(FilmId film) {
    return database.transaction(
        t ->
            count(
                t,
                "select count(*) from seeding_peers where film = ? and expires > ?",
                film.hex(),
                clock.instant()));
  }

  @Override
  public Map<FilmId, Long> counts() {
    Map<FilmId, Long> counts = new LinkedHashMap<>();
    database.transaction(
        t ->
            t.list(
                "select f.film, count(p.peer) as live from films f"
                    + " left join seeding_peers p on p.film = f.film and p.expires > ?"
                    + " group by f.film order by f.film limit "
                    + MAX_FILMS,
                row -> counts.put(new FilmId(row.getString("film")), row.getLong("live")),
                clock.instant()));
    return counts;
  }

  private static Seeder read(ResultSet row) throws SQLException {
    return new Seeder(
        new PeerId(row.getString("peer")),
        row.getBytes("record"),
        Optional.ofNullable(row.getString("earns")).map(OwnerAddress::new),
        Objects.requireNonNull(Transaction.instant(row, "expires")));
  }

  private static long count(Transaction t, String sql, Object... arguments) {
    return t.first(sql, row -> row.getLong(1), arguments).orElseThrow();
  }
}
