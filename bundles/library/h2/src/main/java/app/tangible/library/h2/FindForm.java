package app.tangible.library.h2;

import app.tangible.library.Title;
import app.tangible.library.TitleDetail;
import app.tangible.library.intake.Find;
import app.tangible.library.intake.FoundFile;
import app.tangible.library.intake.Trouble;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

/** How a find rests in its row: paths as seen from the watched folder. */
final class FindForm {

  private static final int VERSION = 1;
  private static final int FILES = 10_000;
  private static final int STREAMS = 1000;

  private final Path folder;

  FindForm(Path folder) {
    this.folder = folder;
  }

  byte[] bytes(Find find) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      out.writeByte(find.kind().ordinal());
      Form.text(out, find.name());
      Form.number(out, find.year());
      Form.maybe(out, find.parent(), Form::text);
      out.writeInt(find.season());
      out.writeInt(find.number());
      out.writeInt(find.last());
      Form.map(out, find.ids());
      path(out, find.beside());
      out.writeLong(find.notes());
      Form.maybe(out, find.poster(), this::path);
      Form.maybe(out, find.backdrop(), this::path);
      Form.list(out, find.files(), this::file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private void file(DataOutput out, FoundFile file) throws IOException {
    path(out, file.path());
    out.writeLong(file.bytes());
    out.writeLong(file.modifiedMillis());
    Form.time(out, file.length());
    out.writeInt(file.lines());
    out.writeInt(file.chapters());
    Form.list(
        out,
        file.streams(),
        (to, stream) -> {
          Form.text(to, stream.kind());
          Form.text(to, stream.codec());
          Form.text(to, stream.language());
          Form.text(to, stream.facts());
        });
    out.writeByte(file.trouble().map(Trouble::ordinal).orElse(-1));
    out.writeBoolean(file.read());
  }

  private void path(DataOutput out, Path path) throws IOException {
    Form.text(out, folder.relativize(path).toString());
  }

  Find find(String key, byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (in.readByte() != VERSION) {
        throw new IOException("not of form " + VERSION);
      }
      return new Find(
          key,
          Title.Kind.values()[in.readByte()],
          Form.text(in),
          Form.number(in),
          Form.maybe(in, Form::text),
          in.readInt(),
          in.readInt(),
          in.readInt(),
          Form.map(in),
          path(in),
          in.readLong(),
          Form.maybe(in, this::path),
          Form.maybe(in, this::path),
          Form.list(in, FILES, this::file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private FoundFile file(DataInput in) throws IOException {
    return new FoundFile(
        path(in),
        in.readLong(),
        in.readLong(),
        Form.time(in),
        in.readInt(),
        in.readInt(),
        Form.list(
            in,
            STREAMS,
            from ->
                new TitleDetail.Stream(
                    Form.text(from), Form.text(from), Form.text(from), Form.text(from))),
        trouble(in.readByte()),
        in.readBoolean());
  }

  private static Optional<Trouble> trouble(int number) {
    return number < 0 ? Optional.empty() : Optional.of(Trouble.values()[number]);
  }

  private Path path(DataInput in) throws IOException {
    String relative = Form.text(in);
    return relative.isEmpty() ? folder : folder.resolve(relative);
  }
}
