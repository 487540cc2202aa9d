package app.tangible.transfer.swarm;

import app.tangible.content.FilmId;
import app.tangible.content.PieceManifest;
import app.tangible.transfer.Wanted;
import java.net.URI;
import java.util.List;
import java.util.Random;

/** Seeded random bytes in the place of a sealed film. */
record TestFilm(byte[] bytes, PieceManifest manifest) {

  static final int PIECE = 65_536;

  static TestFilm of(long seed, int length) {
    return of(seed, length, PIECE);
  }

  static TestFilm of(long seed, int length, int pieceBytes) {
    byte[] bytes = new byte[length];
    byte[] id = new byte[16];
    Random random = new Random(seed);
    random.nextBytes(id);
    random.nextBytes(bytes);
    return new TestFilm(bytes, TreeHashing.manifestOf(FilmId.of(id), bytes, pieceBytes));
  }

  Wanted from(URI... sources) {
    return new Wanted(manifest.film(), manifest.root(), bytes.length, List.of(sources));
  }
}
