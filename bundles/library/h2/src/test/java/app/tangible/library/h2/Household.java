package app.tangible.library.h2;

import app.tangible.content.FilmId;
import app.tangible.host.ProductHome;
import app.tangible.identity.AgreementKey;
import app.tangible.identity.DeviceGrant;
import app.tangible.identity.DeviceId;
import app.tangible.identity.DeviceSignature;
import app.tangible.identity.Identity;
import app.tangible.identity.LoanStatement;
import app.tangible.identity.OwnerAddress;
import app.tangible.identity.OwnerPublicKey;
import app.tangible.identity.OwnerSignature;
import app.tangible.identity.Protection;
import app.tangible.identity.ReceiptKey;
import app.tangible.identity.TypedMessage;
import app.tangible.library.OwnedFilm;
import app.tangible.licence.KeyShare;
import app.tangible.licence.LicenceId;
import app.tangible.licence.LicencePackage;
import app.tangible.licence.SignedDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.h2.util.OsgiDataSourceFactory;

/** A home in a folder, with a fixed secret. */
record Household(Path home, int secret) implements ProductHome, Identity {

  static final String TITLE = "Les enfants du paradis";

  H2Library open() {
    return new H2Library(
        new OsgiDataSourceFactory(new org.h2.Driver()), this, this, new PlainPackages());
  }

  static OwnedFilm film(int number) {
    byte[] id = new byte[16];
    id[15] = (byte) number;
    byte[] key = "K3yMaterialK3yMaterial".getBytes(StandardCharsets.US_ASCII);
    byte[] share = new byte[3 << 20];
    new Random(number).nextBytes(share);
    System.arraycopy(key, 0, share, 100, key.length);
    SignedDocument signed = new SignedDocument(key, new byte[64]);
    return new OwnedFilm(
        LicenceId.of(id),
        FilmId.of(id),
        TITLE + " " + number,
        1945,
        "Pathé",
        "Garance est aimée de quatre hommes",
        "HD",
        Duration.ofMinutes(190),
        Instant.parse("2026-11-21T10:00:00.123456789Z").plusSeconds(number),
        Duration.ZERO,
        false,
        new LicencePackage(
            signed,
            key,
            signed,
            List.of(new KeyShare(KeyShare.Holder.DEVICE, new DeviceId("ab".repeat(32)), share))));
  }

  @Override
  public byte[] secretFor(String purpose) {
    byte[] key = new byte[32];
    Arrays.fill(key, (byte) secret);
    return key;
  }

  @Override
  public Path folder(String name) {
    try {
      return Files.createDirectories(home.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String product() {
    return "center";
  }

  @Override
  public Path distribution() {
    throw new UnsupportedOperationException();
  }

  @Override
  public OwnerPublicKey owner() {
    throw new UnsupportedOperationException();
  }

  @Override
  public OwnerAddress address() {
    throw new UnsupportedOperationException();
  }

  @Override
  public DeviceId device() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Protection protection() {
    throw new UnsupportedOperationException();
  }

  @Override
  public DeviceGrant grant(AgreementKey agreement, ReceiptKey receipts) {
    throw new UnsupportedOperationException();
  }

  @Override
  public OwnerSignature sign(TypedMessage message) {
    throw new UnsupportedOperationException();
  }

  @Override
  public OwnerSignature sign(LoanStatement loan) {
    throw new UnsupportedOperationException();
  }

  @Override
  public DeviceSignature sign(byte[] message) {
    throw new UnsupportedOperationException();
  }
}
