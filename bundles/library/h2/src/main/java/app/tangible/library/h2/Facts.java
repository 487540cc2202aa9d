package app.tangible.library.h2;

import app.tangible.library.TitleDetail;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What metadata sources said of a title, as it is remembered. Empty text means unknown. */
record Facts(
    String name,
    String originalName,
    OptionalInt year,
    String tagline,
    String synopsis,
    List<TitleDetail.Role> cast,
    List<String> directors,
    List<String> genres,
    List<String> studios,
    double rating,
    String certificate,
    OptionalInt minimumAge,
    Duration length,
    Map<String, String> ids,
    Optional<URI> poster,
    Optional<URI> backdrop,
    Optional<URI> logo) {

  private static final int VERSION = 1;
  private static final int ROLES = 10_000;

  static final Facts NONE =
      new Facts(
          "",
          "",
          OptionalInt.empty(),
          "",
          "",
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          0,
          "",
          OptionalInt.empty(),
          Duration.ZERO,
          Map.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** Whether it is what a page needs: words, and a picture. */
  boolean tellMuch() {
    return !synopsis.isEmpty() && poster.isPresent();
  }

  /** What this one does not know, from the other. */
  Facts or(Facts other) {
    return new Facts(
        text(name, other.name),
        text(originalName, other.originalName),
        year.isPresent() ? year : other.year,
        text(tagline, other.tagline),
        text(synopsis, other.synopsis),
        list(cast, other.cast),
        list(directors, other.directors),
        list(genres, other.genres),
        list(studios, other.studios),
        rating > 0 ? rating : other.rating,
        text(certificate, other.certificate),
        minimumAge.isPresent() ? minimumAge : other.minimumAge,
        length.isZero() ? other.length : length,
        ids.isEmpty() ? other.ids : ids,
        poster.or(() -> other.poster),
        backdrop.or(() -> other.backdrop),
        logo.or(() -> other.logo));
  }

  private static String text(String mine, String other) {
    return mine.isEmpty() ? other : mine;
  }

  private static <T> List<T> list(List<T> mine, List<T> other) {
    return mine.isEmpty() ? other : mine;
  }

  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      Form.text(out, name);
      Form.text(out, originalName);
      Form.number(out, year);
      Form.text(out, tagline);
      Form.text(out, synopsis);
      Form.list(out, cast, Facts::role);
      Form.texts(out, directors);
      Form.texts(out, genres);
      Form.texts(out, studios);
      out.writeDouble(rating);
      Form.text(out, certificate);
      Form.number(out, minimumAge);
      Form.time(out, length);
      Form.map(out, ids);
      Form.maybe(out, poster, Form::address);
      Form.maybe(out, backdrop, Form::address);
      Form.maybe(out, logo, Form::address);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void role(DataOutput out, TitleDetail.Role role) throws IOException {
    Form.text(out, role.person());
    Form.text(out, role.character());
    Form.maybe(out, role.portrait(), Form::address);
  }

  static Facts of(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (in.readByte() != VERSION) {
        throw new IOException("not of form " + VERSION);
      }
      return new Facts(
          Form.text(in),
          Form.text(in),
          Form.number(in),
          Form.text(in),
          Form.text(in),
          Form.list(in, ROLES, Facts::role),
          Form.texts(in),
          Form.texts(in),
          Form.texts(in),
          in.readDouble(),
          Form.text(in),
          Form.number(in),
          Form.time(in),
          Form.map(in),
          Form.maybe(in, Form::address),
          Form.maybe(in, Form::address),
          Form.maybe(in, Form::address));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TitleDetail.Role role(DataInput in) throws IOException {
    return new TitleDetail.Role(Form.text(in), Form.text(in), Form.maybe(in, Form::address));
  }
}
