package app.tangible.bench;

import app.tangible.content.ByteProgress;
import app.tangible.content.FilmId;
import app.tangible.content.FilmKey;
import app.tangible.content.PublisherKey;
import app.tangible.content.SealedFilm;
import app.tangible.content.sealed1.MatroskaSealer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.List;

/** A 1080p film with sound, some hundred megabytes of it, and the keys of a publisher. */
final class BenchFilm {

  private static final long WANTED_BYTES = 400_000_000;

  private final Path folder;
  private final Path matroska;
  private final KeyPair publisher;
  private final byte[] secret = new byte[32];

  /** Takes the Matroska file of {@code TANGIBLE_BENCH_FILM}, or has ffmpeg make ten seconds. */
  BenchFilm(Path folder) throws IOException, InterruptedException, GeneralSecurityException {
    this.folder = folder;
    this.publisher = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    Arrays.fill(secret, (byte) 7);
    String given = System.getenv("TANGIBLE_BENCH_FILM");
    Path once = given == null ? made() : Path.of(given);
    this.matroska = repeated(once);
  }

  private Path made() throws IOException, InterruptedException {
    Path film = folder.resolve("once.mkv");
    ffmpeg(
        "-f lavfi -i testsrc2=size=1920x1080:rate=24:duration=10 -f lavfi -i"
            + " anoisesrc=duration=10:sample_rate=48000 -vf noise=alls=12:allf=t -c:v libx264"
            + " -preset ultrafast -b:v 12M -maxrate 14M -bufsize 12M -g 24 -c:a aac -ac 6 "
            + film);
    return film;
  }

  private Path repeated(Path once) throws IOException, InterruptedException {
    Path film = folder.resolve("film.mkv");
    long times = WANTED_BYTES / Files.size(once);
    ffmpeg("-stream_loop " + times + " -i " + once + " -map 0 -c copy " + film);
    return film;
  }

  private static void ffmpeg(String arguments) throws IOException, InterruptedException {
    List<String> command = List.of(("ffmpeg -v error -nostdin -y " + arguments).split(" "));
    int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
    if (exit != 0) {
      throw new IOException("ffmpeg ended with " + exit);
    }
  }

  Path matroska() {
    return matroska;
  }

  Path sealed() {
    return folder.resolve("film.sealed");
  }

  SealedFilm seal() throws IOException {
    try (FilmKey key = new FilmKey(secret)) {
      return new MatroskaSealer()
          .seal(
              new FilmId("00112233445566778899aabbccddeeff"),
              matroska,
              sealed(),
              key,
              publisher.getPrivate(),
              ByteProgress.none());
    }
  }

  byte[] commonKey() {
    try (FilmKey key = new FilmKey(secret)) {
      return new MatroskaSealer().keysOf(key).exposeCommonKey();
    }
  }

  PublisherKey publisher() {
    byte[] encoded = publisher.getPublic().getEncoded();
    return PublisherKey.of(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
  }
}
