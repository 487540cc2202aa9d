package app.tangible.content.sealed1;

import app.tangible.content.ClearView;
import app.tangible.content.FilmId;
import app.tangible.content.SealedFilm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A sealed film in memory, its facts, its index and its view. */
record SealedTiny(SealedFilm facts, byte[] sealed, FilmIndex index, byte[] view) {

  static final FilmId FILM = new FilmId("000102030405060708090a0b0c0d0e0f");
  static final FilmId OTHER = new FilmId("ffeeddccbbaa99887766554433221100");

  static SealedTiny of(Path folder, Publisher publisher, FilmId film, byte[] matroska)
      throws IOException {
    Path source = Files.write(folder.resolve("tiny.mkv"), matroska);
    Path target = folder.resolve("tiny.sealed");
    SealedFilm facts = publisher.seal(film, source, target);
    byte[] sealed = Files.readAllBytes(target);
    FilmIndex index =
        new SealedBytes(new Bytes(sealed)).index(film, facts.masterHash(), publisher.publicKey());
    try (ClearView view = publisher.open(new Bytes(sealed), facts)) {
      return new SealedTiny(facts, sealed, index, Publisher.dump(view));
    }
  }

  /** Position of a record in the file. */
  int recordAt(int segment, int record) {
    long at = index.sealedStart(segment) + 4L * index.slot(segment).records();
    for (int i = 0; i < record; i++) {
      at += clearLength(segment, i) + Limits.TAG_BYTES;
    }
    return (int) at;
  }

  int clearLength(int segment, int record) {
    return java.nio.ByteBuffer.wrap(sealed).getInt((int) index.sealedStart(segment) + 4 * record);
  }

  int sealedLength(int segment, int record) {
    return clearLength(segment, record) + Limits.TAG_BYTES;
  }
}
