package app.tangible.ingestion.ffmpeg;

import app.tangible.catalogue.Catalogue;
import app.tangible.content.ByteProgress;
import app.tangible.content.FilmId;
import app.tangible.content.FilmKey;
import app.tangible.content.FilmSealer;
import app.tangible.content.PieceHashing;
import app.tangible.content.PieceManifest;
import app.tangible.content.SealedFilm;
import app.tangible.content.SealedFilmException;
import app.tangible.keys.ServerKeys;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Arrays;

/** Seals under a key that is used once, and writes the manifest beside the sealed film. */
final class Sealing {

  private final ServerKeys keys;
  private final FilmSealer sealer;
  private final PieceHashing hashing;
  private final Catalogue catalogue;
  private final int pieceBytes;
  private final SecureRandom random = new SecureRandom();

  Sealing(
      ServerKeys keys,
      FilmSealer sealer,
      PieceHashing hashing,
      Catalogue catalogue,
      int pieceBytes) {
    if (pieceBytes < 16_384 || Integer.bitCount(pieceBytes) != 1) {
      throw new IllegalArgumentException(
          "pieceBytes is a power of two of at least 16384, got " + pieceBytes);
    }
    this.keys = keys;
    this.sealer = sealer;
    this.hashing = hashing;
    this.catalogue = catalogue;
    this.pieceBytes = pieceBytes;
  }

  /** A new film id and key each time: a key never seals two different films. */
  SealedFacts seal(IngestionRow row, Path matroska, IngestionTable table)
      throws IOException, Unusable {
    if (row.film() != null) {
      forget(row.film());
    }
    byte[] name = new byte[16];
    byte[] secret = new byte[32];
    random.nextBytes(name);
    random.nextBytes(secret);
    FilmId film = FilmId.of(name);
    try (FilmKey key = new FilmKey(secret)) {
      table.sealingBegins(row.id(), film, keys.wrap(secret, "film/" + film));
      Arrays.fill(secret, (byte) 0);
      SealedFilm sealed =
          sealer.seal(
              film,
              matroska,
              catalogue.sealedFile(film),
              key,
              keys.signing(ServerKeys.Purpose.PUBLISHER).privateKey(),
              ByteProgress.none());
      PieceManifest manifest = hashing.manifestOf(film, catalogue.sealedFile(film), pieceBytes);
      if (!manifest.root().equals(sealed.pieceRoot())) {
        throw new IOException("the sealed film on the disk is not the one that was written");
      }
      write(manifest.encode(), catalogue.manifestFile(film));
      return new SealedFacts(
          sealed.masterHash(),
          sealed.pieceRoot(),
          sealed.sealedBytes(),
          sealed.duration().toMillis());
    } catch (SealedFilmException e) {
      if (e.check() == SealedFilmException.Check.SOURCE) {
        throw new Unusable("The master cannot be sealed: " + e.getMessage() + ".");
      }
      throw e;
    }
  }

  /** Deletes what a sealing that did not end has left. */
  void forgetUnfinished(IngestionTable table) {
    table.unfinishedFilms().forEach(this::forget);
  }

  void forget(FilmId film) {
    Masters.delete(catalogue.sealedFile(film));
    Masters.delete(catalogue.manifestFile(film));
  }

  private static void write(byte[] bytes, Path file) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try (FileChannel out =
        FileChannel.open(
            fresh,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        out.write(buffer);
      }
      out.force(true);
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
