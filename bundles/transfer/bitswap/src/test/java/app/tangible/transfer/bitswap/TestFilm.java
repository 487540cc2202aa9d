package app.tangible.transfer.bitswap;

import app.tangible.content.FilmDag;
import app.tangible.content.FilmDags;
import app.tangible.content.unixfs.UnixfsDags;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** A film of noise in a folder of its own. */
record TestFilm(Path folder, Path file, byte[] bytes, FilmDag dag) {

  static final FilmDags DAGS = new UnixfsDags();

  static TestFilm in(Path folder, int length) throws IOException {
    byte[] bytes = new byte[length];
    new Random(8).nextBytes(bytes);
    Path films = Files.createDirectories(folder.resolve("films"));
    Path file = Files.write(films.resolve("00112233445566778899aabbccddeeff.tsf"), bytes);
    return new TestFilm(films, file, bytes, DAGS.dagOf(file));
  }

  FilmBlocks blocks() {
    FilmBlocks blocks = new FilmBlocks();
    blocks.put(file, dag);
    return blocks;
  }
}
