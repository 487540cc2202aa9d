package app.tangible.library.testing;

import app.tangible.content.FilmId;
import app.tangible.identity.DeviceId;
import app.tangible.library.OwnedFilm;
import app.tangible.licence.KeyShare;
import app.tangible.licence.LicenceId;
import app.tangible.licence.LicencePackage;
import app.tangible.licence.SignedDocument;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** Films with a licence of three megabytes in which a key can be looked for. */
public final class Films {

  public static final String TITLE = "Les enfants du paradis";
  public static final String SYNOPSIS = "Garance est aimée de quatre hommes";
  public static final String KEY = "K3yMaterialK3yMaterial";

  private Films() {}

  /** Licence and film of this number. */
  public static OwnedFilm film(int number) {
    return film(number, number);
  }

  /** A licence of this number for the film of that one. */
  public static OwnedFilm film(int licence, int film) {
    return film(licence, film, new DeviceId("ab".repeat(32)));
  }

  /** The same with keys for this device. */
  public static OwnedFilm film(int licence, int film, DeviceId device) {
    byte[] key = KEY.getBytes(StandardCharsets.US_ASCII);
    byte[] share = new byte[3 << 20];
    new Random(licence).nextBytes(share);
    System.arraycopy(key, 0, share, 100, key.length);
    SignedDocument signed = new SignedDocument(key, new byte[64]);
    return new OwnedFilm(
        LicenceId.of(id(licence)),
        FilmId.of(id(film)),
        TITLE + " " + film,
        1945,
        "Pathé",
        SYNOPSIS,
        "HD",
        Duration.ofMinutes(190),
        Instant.parse("2026-11-21T10:00:00.123456789Z").plusSeconds(licence),
        Duration.ZERO,
        false,
        new LicencePackage(
            signed, key, signed, List.of(new KeyShare(KeyShare.Holder.DEVICE, device, share))),
        List.of());
  }

  private static byte[] id(int number) {
    byte[] id = new byte[16];
    id[15] = (byte) number;
    return id;
  }
}
