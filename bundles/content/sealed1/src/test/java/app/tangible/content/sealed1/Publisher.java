package app.tangible.content.sealed1;

import app.tangible.content.ByteProgress;
import app.tangible.content.ClearView;
import app.tangible.content.FilmId;
import app.tangible.content.FilmKey;
import app.tangible.content.KeySet;
import app.tangible.content.PublisherKey;
import app.tangible.content.SealedFilm;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** A publisher whose keys and salt never change, so that its films never do either. */
final class Publisher {

  static final Publisher FIRST = new Publisher(1);
  static final Publisher SECOND = new Publisher(2);

  private static final RecordOpener OPENER = new RecordOpener();

  private final byte[] filmKey = new byte[32];
  private final byte[] salt = new byte[16];
  private final PrivateKey signer;
  private final PublisherKey publicKey;

  private Publisher(int number) {
    Arrays.fill(filmKey, (byte) number);
    Arrays.fill(salt, (byte) (0x50 + number));
    // RFC 8032 section 7.1, tests 1 and 2: secret and public key
    signer =
        privateKey(
            number == 1
                ? "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"
                : "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
    publicKey =
        new PublisherKey(
            number == 1
                ? "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
                : "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
  }

  private static PrivateKey privateKey(String secret) {
    try {
      byte[] encoded = HexFormat.of().parseHex("302e020100300506032b657004220420" + secret);
      return KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(encoded));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  FilmKey filmKey() {
    return new FilmKey(filmKey);
  }

  byte[] salt() {
    return salt.clone();
  }

  PrivateKey signer() {
    return signer;
  }

  PublisherKey publicKey() {
    return publicKey;
  }

  KeySet licence() {
    try (FilmKey key = filmKey()) {
      return new MatroskaSealer().keysOf(key);
    }
  }

  SealedFilm seal(FilmId film, Path matroska, Path sealed) throws IOException {
    try (FilmKey key = filmKey()) {
      return new MatroskaSealer(this::salt)
          .seal(film, matroska, sealed, key, signer, ByteProgress.none());
    }
  }

  ClearView open(SeekableByteChannel sealed, SealedFilm film) throws IOException {
    return OPENER.open(sealed, film.film(), film.masterHash(), publicKey, licence());
  }

  /** The whole view. */
  static byte[] dump(ClearView view) throws IOException {
    ByteBuffer all = ByteBuffer.allocate(Math.toIntExact(view.size()));
    while (view.read(all.position(), all) >= 0 && all.hasRemaining()) {
      // a read ends with its record
    }
    return all.array();
  }
}
