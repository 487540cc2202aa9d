package app.tangible.transfer.piece;

import app.tangible.content.FilmId;
import app.tangible.content.PieceHashing;
import app.tangible.content.PieceManifest;
import app.tangible.content.PieceRoot;
import app.tangible.content.sealed1.Bep52PieceHashing;
import app.tangible.transfer.Entitlement;
import app.tangible.transfer.PieceSet;
import app.tangible.transfer.SharedFilm;
import app.tangible.transfer.SharedFilms;
import app.tangible.transfer.Wanted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Seeded random bytes in the place of a sealed film. */
record TestFilm(byte[] bytes, PieceManifest manifest) {

  static final PieceHashing HASHING = new Bep52PieceHashing();

  static TestFilm of(long seed, int length, int pieceBytes) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    byte[] id = new byte[16];
    id[0] = (byte) seed;
    try {
      Path file = Files.write(Files.createTempFile("film", null), bytes);
      PieceManifest manifest = HASHING.manifestOf(FilmId.of(id), file, pieceBytes);
      Files.delete(file);
      return new TestFilm(bytes, manifest);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Wanted wanted() {
    return new Wanted(manifest.film(), manifest.root(), bytes.length, List.of());
  }

  Wanted wanted(Entitlement paid) {
    return new Wanted(manifest.film(), manifest.root(), bytes.length, List.of(), Optional.of(paid));
  }

  /** How a shelf reads. */
  interface Reading {
    void read(long offset, ByteBuffer into) throws IOException;
  }

  void honest(long offset, ByteBuffer into) {
    into.put(bytes, (int) offset, into.remaining());
  }

  SharedFilms shelf() {
    return shelf(PieceSet.all(), this::honest);
  }

  SharedFilms shelf(PieceSet has, Reading reading) {
    return new SharedFilms() {
      @Override
      public Optional<SharedFilm> open(PieceRoot root) {
        return root.equals(manifest.root()) ? Optional.of(shared(has, reading)) : Optional.empty();
      }

      @Override
      public List<PieceRoot> all() {
        return List.of(manifest.root());
      }
    };
  }

  SharedFilm shared(PieceSet has, Reading reading) {
    return new SharedFilm() {
      @Override
      public PieceManifest manifest() {
        return manifest;
      }

      @Override
      public PieceSet has() {
        return has;
      }

      @Override
      public void read(long offset, ByteBuffer into) throws IOException {
        reading.read(offset, into);
      }

      @Override
      public AutoCloseable onHave(Runnable changed) {
        return () -> {};
      }

      @Override
      public void close() {}
    };
  }
}
