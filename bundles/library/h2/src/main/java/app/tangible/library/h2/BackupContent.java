package app.tangible.library.h2;

import app.tangible.content.FilmId;
import app.tangible.identity.OwnerAddress;
import app.tangible.identity.OwnerKeyCopy;
import app.tangible.library.OwnedFilm;
import app.tangible.library.TitleId;
import app.tangible.library.Viewers.Viewer;
import app.tangible.library.WatchedFolders.Holds;
import app.tangible.library.Watching.Visit;
import app.tangible.licence.LicenceChecker;
import app.tangible.licence.LicenceId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a backup holds, in the order in which it is written. */
record BackupContent(
    List<Person> persons,
    List<Choice> choices,
    List<Watched> folders,
    List<OwnedFilm> films,
    long movedUpTo,
    Optional<Account> account) {

  private static final int MOST = 1_000_000;
  private static final int LARGEST_PACKAGE = 64 << 20;

  /**
   * Who owns the films.
   *
   * @param key as {@link OwnerKeyCopy} makes it under the backup's password
   */
  record Account(OwnerAddress address, byte[] key) {}

  /** A viewer with what he has seen. */
  record Person(
      String mark, Viewer viewer, Optional<Pin> pin, List<Progress> seen, List<Visit> visits) {}

  /** How far he has come. */
  record Progress(TitleId title, SeenRows.Row row) {}

  /** What a person said a title is. */
  record Choice(TitleId title, FactRows.Chosen chosen, Instant when) {}

  /** A folder, as its own machine names it. */
  record Watched(String path, Holds holds) {}

  byte[] bytes(LicenceChecker packages) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      Form.list(out, persons, BackupContent::person);
      Form.list(
          out,
          choices,
          (to, choice) -> {
            Form.text(to, choice.title().value());
            Form.text(to, choice.chosen().name());
            to.writeInt(choice.chosen().year());
            Form.map(to, choice.chosen().ids());
            instant(to, choice.when());
          });
      Form.list(
          out,
          folders,
          (to, folder) -> {
            Form.text(to, folder.path());
            Form.text(to, folder.holds().name());
          });
      Form.list(out, films, (to, film) -> film(to, film, packages));
      out.writeLong(movedUpTo);
      Form.maybe(
          out,
          account,
          (to, owner) -> {
            Form.text(to, owner.address().text());
            Form.bytes(to, owner.key());
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * All of it, or nothing.
   *
   * @param form of which it is, 1 or 2; the first knows no account and no genres
   * @throws IOException when it is of no such form
   */
  static BackupContent of(int form, byte[] bytes, LicenceChecker packages) throws IOException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      BackupContent content =
          new BackupContent(
              Form.list(in, 1000, BackupContent::person),
              Form.list(
                  in,
                  MOST,
                  from ->
                      new Choice(
                          new TitleId(Form.text(from)),
                          new FactRows.Chosen(Form.text(from), from.readInt(), Form.map(from)),
                          instant(from))),
              Form.list(
                  in, MOST, from -> new Watched(Form.text(from), Holds.valueOf(Form.text(from)))),
              Form.list(in, MOST, from -> film(form, from, packages)),
              in.readLong(),
              form < 2 ? Optional.empty() : Form.maybe(in, BackupContent::account));
      if (in.read() >= 0) {
        throw new IOException("more than was expected");
      }
      return content;
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new IOException(e);
    }
  }

  private static Account account(DataInput in) throws IOException {
    return new Account(new OwnerAddress(Form.text(in)), Form.bytes(in, OwnerKeyCopy.MOST_BYTES));
  }

  private static void person(DataOutput out, Person person) throws IOException {
    Form.text(out, person.mark());
    Form.text(out, person.viewer().name());
    out.writeInt(person.viewer().colour());
    Form.number(out, person.viewer().ageLimit());
    Form.maybe(
        out,
        person.pin(),
        (to, pin) -> {
          Form.bytes(to, pin.salt());
          Form.bytes(to, pin.hash());
          to.writeInt(pin.rounds());
        });
    Form.list(
        out,
        person.seen(),
        (to, seen) -> {
          Form.text(to, seen.title().value());
          Form.time(to, seen.row().position());
          to.writeInt(seen.row().times());
          to.writeBoolean(seen.row().counted());
          instant(to, seen.row().last());
        });
    Form.list(
        out,
        person.visits(),
        (to, visit) -> {
          Form.text(to, visit.id().value());
          Form.text(to, visit.name());
          instant(to, visit.when());
          to.writeBoolean(visit.finished());
        });
  }

  private static Person person(DataInput in) throws IOException {
    String mark = Form.text(in);
    if (!mark.matches("[0-9a-f]{32}")) {
      throw new IOException("not the mark of a viewer");
    }
    Viewer viewer = new Viewer(0, Form.text(in), in.readInt(), Form.number(in), false);
    return new Person(
        mark,
        viewer,
        Form.maybe(in, from -> new Pin(Form.bytes(from, 64), Form.bytes(from, 64), from.readInt())),
        Form.list(
            in,
            MOST,
            from ->
                new Progress(
                    new TitleId(Form.text(from)),
                    new SeenRows.Row(
                        Form.time(from), from.readInt(), from.readBoolean(), instant(from)))),
        Form.list(
            in,
            MOST,
            from ->
                new Visit(
                    new TitleId(Form.text(from)),
                    Form.text(from),
                    instant(from),
                    from.readBoolean())));
  }

  private static void film(DataOutput out, OwnedFilm film, LicenceChecker packages)
      throws IOException {
    for (String text :
        List.of(
            film.licence().hex(),
            film.film().hex(),
            film.title(),
            film.studio(),
            film.synopsis(),
            film.quality())) {
      Form.text(out, text);
    }
    out.writeInt(film.year());
    Form.time(out, film.duration());
    instant(out, film.acquired());
    Form.bytes(out, packages.encode(film.licencePackage()));
    Form.texts(out, film.genres());
  }

  private static OwnedFilm film(int form, DataInput in, LicenceChecker packages)
      throws IOException {
    LicenceId licence = new LicenceId(Form.text(in));
    FilmId film = new FilmId(Form.text(in));
    String title = Form.text(in);
    String studio = Form.text(in);
    String synopsis = Form.text(in);
    String quality = Form.text(in);
    return new OwnedFilm(
        licence,
        film,
        title,
        in.readInt(),
        studio,
        synopsis,
        quality,
        Form.time(in),
        instant(in),
        Duration.ZERO,
        false,
        packages.decode(Form.bytes(in, LARGEST_PACKAGE)),
        form < 2 ? List.of() : Form.list(in, FilmRows.MOST_GENRES, Form::text));
  }

  private static void instant(DataOutput out, Instant instant) throws IOException {
    out.writeLong(instant.getEpochSecond());
    out.writeInt(instant.getNano());
  }

  /** Within the years that the tables know. */
  private static Instant instant(DataInput in) throws IOException {
    long seconds = in.readLong();
    int nanos = in.readInt();
    if (Math.abs(seconds) > 1L << 36 || nanos < 0 || nanos > 999_999_999) {
      throw new IOException("no time");
    }
    return Instant.ofEpochSecond(seconds, nanos);
  }
}
