package app.tangible.catalogue.sql;

import app.tangible.catalogue.Catalogue;
import app.tangible.catalogue.Edition;
import app.tangible.chain.Account;
import app.tangible.content.Cid;
import app.tangible.content.FilmDags;
import app.tangible.content.FilmId;
import app.tangible.database.Database;
import app.tangible.host.ProductHome;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Films in a table, their sealed bytes in a folder. */
@Component
public final class SqlCatalogue implements Catalogue {

  private static final int MAX_QUERY_CHARS = 200;
  private static final int MAX_WORDS = 10;

  private final Database database;
  private final Path films;
  private final Optional<FilmNames> names;

  /** In the home's folder. */
  @Activate
  public SqlCatalogue(
      @Reference Database database, @Reference ProductHome home, @Reference FilmDags dags) {
    this(database, home.folder("films"), Optional.of(new FilmNames(dags)));
  }

  /** With the folder of the sealed films; without names in IPFS. */
  public SqlCatalogue(Database database, Path films) {
    this(database, films, Optional.empty());
  }

  SqlCatalogue(Database database, Path films, Optional<FilmNames> names) {
    this.database = database;
    this.films = films;
    this.names = names;
  }

  /** Ends what is being computed; it begins anew when it is asked for again. */
  @Deactivate
  public void close() {
    names.ifPresent(FilmNames::close);
  }

  @Override
  public List<Edition> search(String query, int limit) {
    if (query.length() > MAX_QUERY_CHARS || limit < 1 || limit > MAX_RESULTS) {
      throw new IllegalArgumentException("a search has at most 200 characters and 200 results");
    }
    StringBuilder sql = new StringBuilder(Tables.SELECT).append(" where 1 = 1");
    List<Object> arguments = new ArrayList<>();
    Titles.words(query).stream()
        .limit(MAX_WORDS)
        .forEach(
            word -> {
              sql.append(" and f.folded like ? escape '!'");
              arguments.add("%" + Titles.escaped(word) + "%");
            });
    sql.append(" order by f.number desc limit ?");
    arguments.add(limit);
    return database.transaction(t -> t.list(sql.toString(), Tables::edition, arguments.toArray()));
  }

  @Override
  public Optional<Edition> edition(long edition) {
    return database.transaction(
        t -> t.first(Tables.SELECT + " where f.edition = ?", Tables::edition, edition));
  }

  @Override
  public Optional<Edition> film(FilmId film) {
    return database.transaction(
        t -> t.first(Tables.SELECT + " where f.film = ?", Tables::edition, film.hex()));
  }

  @Override
  public List<URI> mirrors(FilmId film) {
    return database.transaction(
        t ->
            t.list(
                "select base from mirrors where film = ? order by base limit " + MAX_RESULTS,
                row -> URI.create(row.getString("base")),
                film.hex()));
  }

  @Override
  public void addMirror(FilmId film, URI base) {
    database.transaction(
        t ->
            t.change(
                "insert into mirrors (film, base) values (?, ?) on conflict do nothing",
                film.hex(),
                base.toString()));
  }

  @Override
  public Path sealedFile(FilmId film) {
    return films.resolve(film.hex() + ".sealed");
  }

  @Override
  public Optional<Cid> cid(FilmId film) {
    return names.flatMap(each -> each.of(film, sealedFile(film)));
  }

  @Override
  public Path manifestFile(FilmId film) {
    return films.resolve(film.hex() + ".manifest");
  }

  @Override
  public void publish(Edition edition, Account studioAccount, byte[] wrappedKey) {
    database.transaction(t -> Tables.insertIfMissing(t, edition, studioAccount, wrappedKey));
    cid(edition.film());
  }

  @Override
  public Optional<byte[]> wrappedKey(FilmId film) {
    return database.transaction(
        t ->
            t.first(
                "select wrapped_key from films where film = ?",
                row -> row.getBytes("wrapped_key"),
                film.hex()));
  }
}
