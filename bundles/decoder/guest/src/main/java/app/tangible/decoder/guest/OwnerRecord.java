package app.tangible.decoder.guest;

import app.tangible.identity.AgreementKey;
import app.tangible.identity.KeySlot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What the decoder remembers of one owner.
 *
 * @param clock empty when it was lost
 * @param restored from when on the record lay where it was not written; 1970 when it did not. Stays
 *     until a lease that is newer puts it right
 */
record OwnerRecord(Optional<ClockRecord> clock, Instant restored, List<Slot> slots) {

  OwnerRecord {
    slots = List.copyOf(slots);
  }

  static OwnerRecord first(Instant now) {
    return new OwnerRecord(Optional.of(ClockRecord.first(now)), Instant.EPOCH, List.of());
  }

  /** After the record itself was lost: these keys are all that is known. */
  static OwnerRecord lost(List<Slot> slots) {
    return new OwnerRecord(Optional.empty(), Instant.EPOCH, slots);
  }

  OwnerRecord withClock(ClockRecord now) {
    return new OwnerRecord(Optional.of(now), restored, slots);
  }

  OwnerRecord withRestored(Instant since) {
    return new OwnerRecord(clock, since, slots);
  }

  OwnerRecord with(Slot slot) {
    List<Slot> all = new ArrayList<>(slots);
    all.removeIf(old -> old.name().equals(slot.name()));
    all.add(slot);
    return new OwnerRecord(clock, restored, all);
  }

  OwnerRecord without(Slot slot) {
    return new OwnerRecord(
        clock, restored, slots.stream().filter(other -> !other.equals(slot)).toList());
  }

  OwnerRecord mapSlots(UnaryOperator<Slot> change) {
    return new OwnerRecord(clock, restored, slots.stream().map(change).toList());
  }

  Optional<Slot> slot(KeySlot name) {
    return slots.stream().filter(slot -> slot.name().equals(name)).findFirst();
  }

  /** The first slot with one of these keys. */
  Optional<Slot> slotOf(Collection<AgreementKey> keys) {
    return slots.stream().filter(slot -> keys.contains(slot.agreement())).findFirst();
  }
}
