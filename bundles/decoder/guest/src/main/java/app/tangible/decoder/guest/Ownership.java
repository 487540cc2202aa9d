package app.tangible.decoder.guest;

import app.tangible.content.FilmId;
import app.tangible.decoder.RefusedException;
import app.tangible.decoder.protocol.LicenceClaim;
import app.tangible.identity.AgreementKey;
import app.tangible.identity.DeviceGrant;
import app.tangible.licence.CertificateFacts;
import app.tangible.licence.LicenceChecker;
import app.tangible.licence.LicenceDocument;
import app.tangible.licence.LicencePackage;
import app.tangible.licence.Refusal;
import app.tangible.licence.Verdict;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether the film is the owner's here and now; asked before the first byte and now and then. */
final class Ownership {

  /** No licence names it: the key of a decoder that has none. */
  private static final AgreementKey NO_KEY = new AgreementKey("00".repeat(32));

  private final LicenceChecker checker;
  private final LicenceClaim claim;
  private final LicencePackage licence;
  private final FilmId film;
  private final boolean strict;
  private final TimeSource time;
  private @Nullable DecoderClock clock;
  private AgreementKey agreement = NO_KEY;

  Ownership(
      LicenceChecker checker,
      LicenceClaim claim,
      LicencePackage licence,
      FilmId film,
      boolean strict,
      TimeSource time) {
    this.checker = checker;
    this.claim = claim;
    this.licence = licence;
    this.film = film;
    this.strict = strict;
    this.time = time;
  }

  /**
   * What holds here and now.
   *
   * @param slot whose key the licence was sealed to
   */
  record Owned(Verdict.Valid valid, Slot slot, Instant now) {}

  /** Refuses a package that is none: MALFORMED. */
  static LicencePackage decode(LicenceChecker checker, LicenceClaim claim) throws RefusedException {
    try {
      return checker.decode(claim.licence());
    } catch (IllegalArgumentException e) {
      throw new RefusedException(Refusal.MALFORMED, "licence package: " + e.getMessage());
    }
  }

  /** The slot that the licence says it is for; not judged yet. */
  static Optional<Slot> slotOf(LicenceChecker checker, LicencePackage licence, OwnerRecord record) {
    return record.slotOf(
        peek(checker, licence).stream()
            .flatMap(document -> document.devices().stream())
            .map(DeviceGrant::agreement)
            .toList());
  }

  /** The film that the licence says it is for. */
  static FilmId filmOf(LicenceChecker checker, LicencePackage licence) throws RefusedException {
    return peek(checker, licence)
        .map(LicenceDocument::film)
        .orElseThrow(() -> new RefusedException(Refusal.MALFORMED, "the licence is none"));
  }

  private static Optional<LicenceDocument> peek(LicenceChecker checker, LicencePackage licence) {
    try {
      return Optional.of(checker.peek(licence));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Steps 2 to 4 of the opening; writes down what it saw. */
  Owned establish(LockedState state) throws IOException {
    Optional<Slot> named = slotOf(checker, licence, state.record());
    if (named.isPresent()) {
      refuseIfGone(named.get());
      agreement = named.get().agreement();
    }
    DecoderClock now = new DecoderClock(state.record().clock(), time);
    clock = now;
    Optional<String> problem = now.problem();
    // A record that lies ahead would call every lease expired, also the one that puts it right.
    Verdict verdict = ask(problem.isPresent() ? now.wallAtStart() : now.now());
    Optional<Instant> lease = authenticLease(verdict, named);
    Optional<Instant> restored = state.restored(named);
    if (restored.isPresent() && lease.filter(restored.get()::isBefore).isEmpty()) {
      throw new RefusedException(
          Refusal.BACKUP_RESTORED,
          "the decoder's files lie where they were not written since "
              + restored.get()
              + "; a lease issued after that puts it right");
    }
    if (problem.isPresent()) {
      if (lease.filter(now::heal).isEmpty()) {
        throw new RefusedException(Refusal.CLOCK_SET_BACK, problem.get());
      }
    }
    return noted(verdict, named, state);
  }

  /** The same question later in the film; the wall clock cannot help by going back. */
  void confirm(RecordFile file, OwnerLock held) throws IOException {
    DecoderClock running = clock;
    Optional<OwnerRecord> written = file.read(held);
    if (running == null || written.isEmpty() || written.get().clock().isEmpty()) {
      throw new RefusedException(
          Refusal.CLOCK_SET_BACK, "the decoder's record of the time is missing or damaged");
    }
    OwnerRecord record = written.get();
    if (record.restored().isAfter(Instant.EPOCH)) {
      throw new RefusedException(
          Refusal.BACKUP_RESTORED, "the record was put back while it played");
    }
    refuseIfGone(
        record
            .slotOf(List.of(agreement))
            .orElseThrow(
                () -> new RefusedException(Refusal.OTHER_DEVICE, "the key is not known any more")));
    Verdict verdict = ask(running.now());
    file.write(held, record.withClock(running.seen(record.clock().get(), signed(verdict))));
    valid(verdict);
  }

  private static void refuseIfGone(Slot slot) throws RefusedException {
    Optional<Refusal> gone = slot.refusal();
    if (gone.isPresent()) {
      throw new RefusedException(gone.get(), "this decoder destroyed the key of this licence");
    }
  }

  private Verdict ask(Instant now) {
    return checker.check(
        licence,
        claim.trust(),
        new LicenceChecker.Question(claim.owner(), agreement, film, now, strict));
  }

  /** When the lease was issued, if the issuer did and nothing but our own keys is amiss. */
  private Optional<Instant> authenticLease(Verdict verdict, Optional<Slot> named) {
    return switch (verdict) {
      case Verdict.Valid valid -> Optional.of(valid.lease().issued());
      // Keys that were lost with the record: whoever is told so can have the licence issued anew.
      case Verdict.Refused refused ->
          refused.reason() == Refusal.OTHER_DEVICE && named.isEmpty()
              ? Optional.of(checker.peekLease(licence).issued())
              : Optional.empty();
    };
  }

  // The time is remembered of a refusal too: else a lease that was called over could be tried again
  // with the clock set back.
  private Owned noted(Verdict verdict, Optional<Slot> named, LockedState state) throws IOException {
    DecoderClock now = Objects.requireNonNull(clock);
    OwnerRecord seen = state.record().withClock(now.seen(signed(verdict)));
    if (!(verdict instanceof Verdict.Valid valid)) {
      state.write(seen);
      throw refused(verdict);
    }
    Slot slot =
        named.orElseThrow(
            () ->
                new RefusedException(
                    Refusal.OTHER_DEVICE, "the licence names no key of this decoder"));
    FileStamp stamp =
        state
            .stamp(slot.name())
            .orElseThrow(
                () ->
                    new RefusedException(Refusal.KEYS_MISSING, "the key of this licence is lost"));
    Slot bound = slot.withFile(stamp).boundTo(binding(valid));
    state.write(seen.withRestored(Instant.EPOCH).with(bound));
    return new Owned(valid, bound, now.now());
  }

  private Slot.Bound binding(Verdict.Valid valid) {
    CertificateFacts facts = valid.certificate().facts();
    LicenceDocument document = valid.licence();
    DeviceGrant grant =
        document.devices().stream()
            .filter(device -> device.agreement().equals(agreement))
            .findFirst()
            .orElseThrow();
    return new Slot.Bound(
        document.id(),
        facts.chainId(),
        facts.contract(),
        facts.tokenId(),
        facts.nonce(),
        grant.device());
  }

  private Instant signed(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Valid valid ->
          ClockRecord.later(valid.lease().issued(), valid.certificate().checkpoint().time());
      // Times are judged last, so an expired lease is a true one: it must not heal the record.
      case Verdict.Refused refused ->
          refused.reason() == Refusal.LEASE_EXPIRED
              ? checker.peekLease(licence).issued()
              : Instant.EPOCH;
    };
  }

  private static void valid(Verdict verdict) throws RefusedException {
    if (!(verdict instanceof Verdict.Valid)) {
      throw refused(verdict);
    }
  }

  private static RefusedException refused(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Refused refused -> new RefusedException(refused.reason(), refused.detail());
      case Verdict.Valid _ -> throw new IllegalStateException("a valid verdict refuses nothing");
    };
  }
}
