package app.tangible.store.http;

import app.tangible.content.FilmId;
import app.tangible.decoder.Decoder;
import app.tangible.decoder.DecoderException;
import app.tangible.decoder.Destruction;
import app.tangible.decoder.Enrolment;
import app.tangible.decoder.Opening;
import app.tangible.decoder.Revocation;
import app.tangible.identity.AgreementKey;
import app.tangible.identity.DeviceId;
import app.tangible.identity.KeySlot;
import app.tangible.identity.OwnerPublicKey;
import app.tangible.identity.ReceiptKey;
import app.tangible.library.testing.Ed25519Pair;
import app.tangible.licence.DestructionReceipt;
import app.tangible.licence.LicenceChecker;
import app.tangible.licence.LicenceDocument;
import app.tangible.licence.LicenceId;
import app.tangible.licence.LicencePackage;
import app.tangible.licence.Refusal;
import app.tangible.licence.SignedDocument;
import app.tangible.licence.TrustRoots;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A decoder that keeps what it promised in files: which keys it made, which it destroyed, with
 * which receipt. It opens nothing.
 */
final class TestDecoder implements Decoder {

  private static final int RECEIPTS = 9;

  final List<Long> movedUpTo = new CopyOnWriteArrayList<>();
  volatile @Nullable Refusal refusal;

  /** Refused until the lease is a newer one. */
  volatile @Nullable Refusal healing;

  /** How often it does not answer when it is to make keys. */
  final AtomicInteger failures = new AtomicInteger();

  private volatile boolean strict;
  private final Path folder;
  private final LicenceChecker checker;
  private final DeviceId device;
  private final Cuts cuts;

  TestDecoder(Path folder, LicenceChecker checker, DeviceId device, Cuts cuts) {
    this.folder = folder;
    this.checker = checker;
    this.device = device;
    this.cuts = cuts;
  }

  static AgreementKey agreementOf(KeySlot slot) {
    return new AgreementKey(slot.hex() + slot.hex());
  }

  @Override
  public Enrolment enrol(OwnerPublicKey owner, KeySlot slot) {
    if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      throw new DecoderException("does not answer");
    }
    AgreementKey key = agreementOf(slot);
    write("made-" + key, slot.hex());
    return new Enrolment(key, ReceiptKey.of(Ed25519Pair.of(RECEIPTS).publicBytes()));
  }

  @Override
  public Destruction destroy(OwnerPublicKey owner, LicencePackage licence) {
    cuts.effect();
    LicenceDocument document = checker.peek(licence);
    AgreementKey key = document.devices().getFirst().agreement();
    Refusal why =
        refusal != null ? refusal : checker.peekLease(licence).sequence() < 2 ? healing : null;
    if (why != null) {
      return new Destruction.Refused(why, "said the test");
    }
    String gone = "gone-" + key + "-" + document.id();
    Instant when = Instant.now();
    if (Files.exists(folder.resolve(gone))) {
      when = Instant.ofEpochSecond(Long.parseLong(read(gone)));
    } else {
      write(gone, String.valueOf(when.getEpochSecond()));
    }
    DestructionReceipt receipt =
        new DestructionReceipt(
            document.id(),
            document.chainId(),
            document.contract(),
            document.tokenId(),
            device,
            key,
            when);
    return new Destruction.Destroyed(receipt, signed(receipt));
  }

  static SignedDocument signed(DestructionReceipt receipt) {
    byte[] payload =
        ("{\"agreement\":\"%s\",\"chainId\":%d,\"contract\":\"%s\",\"destroyed\":%d,"
                + "\"device\":\"%s\",\"licence\":\"%s\",\"tokenId\":\"%s\",\"version\":1}")
            .formatted(
                receipt.agreement(),
                receipt.chainId(),
                receipt.contract(),
                receipt.destroyed().getEpochSecond(),
                receipt.device(),
                receipt.licence(),
                receipt.tokenId())
            .getBytes(StandardCharsets.UTF_8);
    return new SignedDocument(payload, Ed25519Pair.of(RECEIPTS).sign(payload));
  }

  boolean destroyed(LicencePackage licence) {
    LicenceDocument document = checker.peek(licence);
    return Files.exists(
        folder.resolve("gone-" + document.devices().getFirst().agreement() + "-" + document.id()));
  }

  @Override
  public Revocation moved(SignedDocument list) {
    JsonNode read = Json.read(list.payload());
    if (!TestLicences.issued(list)) {
      return new Revocation.Refused(Refusal.LICENCE_FORGED, "not by the issuer");
    }
    movedUpTo.add(read.path("to").asLong());
    Set<LicenceId> revoked = new HashSet<>();
    for (JsonNode id : read.path("revokes")) {
      revoked.add(new LicenceId(id.asText()));
    }
    return new Revocation.Done(revoked);
  }

  private void write(String name, String text) {
    try {
      Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String read(String name) {
    try {
      return Files.readString(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<String> files() {
    try (var files = Files.list(folder)) {
      return new ArrayList<>(files.map(file -> file.getFileName().toString()).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Level level() {
    return Level.PLAIN_PROCESS;
  }

  @Override
  public boolean strict() {
    return strict;
  }

  @Override
  public void strict(boolean wanted) {
    strict = wanted;
  }

  @Override
  public boolean seesRestoredBackups() {
    return true;
  }

  @Override
  public TrustRoots trust() {
    throw new UnsupportedOperationException("nobody buys by asking for trust roots");
  }

  @Override
  public Opening open(FilmId film, Path sealed, LicencePackage licence) {
    throw new UnsupportedOperationException();
  }
}
