package app.tangible.decoder.guest;

import app.tangible.content.ClearView;
import app.tangible.content.KeySet;
import app.tangible.content.SealedFilmException;
import app.tangible.decoder.RefusedException;
import app.tangible.decoder.protocol.OpenRequest;
import app.tangible.identity.DeviceGrant;
import app.tangible.licence.LicenceDocument;
import app.tangible.licence.LicencePackage;
import app.tangible.licence.Refusal;
import app.tangible.licence.Verdict;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.time.Duration;

/** One film, open. */
final class Session implements AutoCloseable {

  /** How long it plays before ownership is asked again. */
  static final Duration CONFIRM_EVERY = Duration.ofMinutes(1);

  private final ClearView view;
  private final OwnerState owner;
  private final RecordFile record;
  private final PlayLock playing;
  private final Ownership ownership;
  private final TimeSource time;
  private final boolean inGrace;
  private long confirmedNanos;

  private Session(
      ClearView view,
      OwnerState owner,
      Key key,
      Ownership ownership,
      TimeSource time,
      boolean inGrace) {
    this.view = view;
    this.owner = owner;
    this.record = key.record();
    this.playing = key.playing();
    this.ownership = ownership;
    this.time = time;
    this.inGrace = inGrace;
    this.confirmedNanos = time.nanos();
  }

  /** What is held as long as the film plays. */
  private record Key(RecordFile record, PlayLock playing) {

    void close() throws IOException {
      record.close();
      playing.close();
    }
  }

  /**
   * Opens the film, or refuses at the first step that does not hold.
   *
   * <ol>
   *   <li>the decoder's keys unwrap on this machine, and the licence's was not destroyed
   *   <li>the clock was not set back
   *   <li>the decoder's files lie where they were written
   *   <li>licence, owner, device, film, certificate and lease hold
   *   <li>the two key shares join
   *   <li>the sealed film is the licence's
   * </ol>
   */
  static Session open(
      OpenRequest request,
      OwnerState owner,
      Path film,
      Needs needs,
      Providers providers,
      TimeSource time)
      throws IOException {
    LicencePackage licence;
    Ownership ownership;
    Verdict.Valid valid;
    DecoderKeys keys;
    Key key;
    try (LockedState state = owner.lock(request.claim().rootSecret())) {
      licence = Ownership.decode(providers.checker(), request.claim());
      ownership =
          new Ownership(
              providers.checker(),
              request.claim(),
              licence,
              request.film(),
              request.strict(),
              time);
      Ownership.Owned owned = ownership.establish(state);
      valid = owned.valid();
      // Loaded before it is locked: the kernel's lock ends when any handle of the file is closed.
      keys = load(state, owned.slot());
      key = new Key(state.recordFile(), lock(state, owned.slot()));
    }
    boolean opened = false;
    try (keys) {
      KeySet filmKeys = join(licence, valid.licence(), keys, providers);
      ClearView view = view(sealed(film, request, needs), valid.licence(), filmKeys, providers);
      opened = true;
      return new Session(view, owner, key, ownership, time, valid.inGrace());
    } finally {
      if (!opened) {
        key.close();
      }
    }
  }

  private static DecoderKeys load(LockedState state, Slot slot) throws IOException {
    return state
        .files()
        .load(slot.name())
        .orElseThrow(
            () -> new RefusedException(Refusal.KEYS_MISSING, "the key of this licence is lost"));
  }

  private static PlayLock lock(LockedState state, Slot slot) throws IOException {
    return PlayLock.toPlay(state.file(slot))
        .orElseThrow(
            () ->
                new RefusedException(
                    Refusal.DESTROYED, "this decoder destroys the key of this licence"));
  }

  long size() {
    return view.size();
  }

  boolean inGrace() {
    return inGrace;
  }

  /** As {@link ClearView#read}; refuses a damaged record and a film that is no longer owned. */
  int read(long position, ByteBuffer target) throws IOException {
    long nanos = time.nanos();
    if (nanos - confirmedNanos >= CONFIRM_EVERY.toNanos()) {
      try (OwnerLock held = owner.lock()) {
        ownership.confirm(record, held);
      }
      confirmedNanos = nanos;
    }
    try {
      return view.read(position, target);
    } catch (SealedFilmException e) {
      throw refused(e);
    }
  }

  @Override
  public void close() throws IOException {
    view.close();
    record.close();
    playing.close();
  }

  private static KeySet join(
      LicencePackage licence, LicenceDocument document, DecoderKeys keys, Providers providers)
      throws RefusedException {
    DeviceGrant device =
        document.devices().stream()
            .filter(grant -> grant.agreement().equals(keys.agreement()))
            .findFirst()
            .orElseThrow(
                () ->
                    new RefusedException(
                        Refusal.OTHER_DEVICE, "the licence does not name this decoder"));
    try {
      return providers.writer().join(licence.shares(), document, device, keys.privateKey());
    } catch (GeneralSecurityException e) {
      throw new RefusedException(Refusal.KEYS_MISSING, "key shares: " + e.getMessage());
    }
  }

  private static SeekableByteChannel sealed(Path film, OpenRequest request, Needs needs)
      throws IOException {
    FileChannel file = FileChannel.open(film, StandardOpenOption.READ);
    return request.arriving() ? new ArrivingFilm(file, needs) : file;
  }

  private static ClearView view(
      SeekableByteChannel sealed, LicenceDocument document, KeySet keys, Providers providers)
      throws IOException {
    boolean opened = false;
    try {
      ClearView view =
          providers
              .opener()
              .open(sealed, document.film(), document.masterHash(), document.publisher(), keys);
      opened = true;
      return view;
    } catch (SealedFilmException e) {
      throw refused(e);
    } finally {
      if (!opened) {
        keys.close();
        sealed.close();
      }
    }
  }

  private static RefusedException refused(SealedFilmException e) {
    Refusal reason =
        switch (e.check()) {
          case OTHER_FILM -> Refusal.OTHER_FILM;
          case FORMAT, SIGNATURE, LENGTH, KEY, RECORD, SOURCE -> Refusal.FILM_DAMAGED;
        };
    return new RefusedException(reason, e.check() + ": " + e.getMessage());
  }
}
