package app.tangible.decoder.guest;

import app.tangible.decoder.protocol.RevokedAnswer;
import app.tangible.identity.AgreementKey;
import app.tangible.identity.DeviceId;
import app.tangible.identity.KeySlot;
import app.tangible.licence.LicenceId;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@link OwnerRecord} as bytes, {@code docs/protocols/decoder-1.md}. */
final class RecordBytes {

  private static final int HEAD_BYTES = 1 + 3 * 8 + 12 + 4;
  private static final int MAX_TOKEN_BYTES = 78;
  private static final Pattern DECIMAL = Pattern.compile("0|[1-9][0-9]*");
  private static final int SLOT_BYTES =
      16 + 32 + 1 + FileStamp.BYTES + 8 + 1 + 16 + 8 + 20 + 1 + MAX_TOKEN_BYTES + 8 + 32;

  static final int MAX_BYTES = HEAD_BYTES + RevokedAnswer.MAX_SLOTS * SLOT_BYTES;

  private RecordBytes() {}

  static byte[] encode(OwnerRecord record) {
    ByteBuffer out = ByteBuffer.allocate(HEAD_BYTES + record.slots().size() * SLOT_BYTES);
    ClockRecord clock = record.clock().orElse(ClockRecord.first(Instant.EPOCH));
    out.put((byte) (record.clock().isPresent() ? 1 : 0));
    out.putLong(clock.highest().toEpochMilli())
        .putLong(clock.signed().toEpochMilli())
        .putLong(clock.healed().toEpochMilli());
    FileStamp.put(out, record.restored());
    out.putInt(record.slots().size());
    record.slots().forEach(slot -> put(out, slot));
    byte[] bytes = new byte[out.position()];
    out.flip().get(bytes);
    return bytes;
  }

  /** Throws {@link IllegalArgumentException} for anything but what {@link #encode} wrote. */
  static OwnerRecord decode(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    try {
      boolean clockIsThere = flag(in);
      ClockRecord clock =
          new ClockRecord(
              Instant.ofEpochMilli(in.getLong()),
              Instant.ofEpochMilli(in.getLong()),
              Instant.ofEpochMilli(in.getLong()));
      Instant restored = FileStamp.takeInstant(in);
      int count = in.getInt();
      if (count < 0 || count > RevokedAnswer.MAX_SLOTS) {
        throw new IllegalArgumentException("a record of " + count + " slots");
      }
      List<Slot> slots = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        slots.add(takeSlot(in));
      }
      OwnerRecord record =
          new OwnerRecord(clockIsThere ? Optional.of(clock) : Optional.empty(), restored, slots);
      if (!Arrays.equals(encode(record), bytes)) {
        throw new IllegalArgumentException("a record in another spelling");
      }
      return record;
    } catch (BufferUnderflowException | DateTimeException | ArithmeticException e) {
      throw new IllegalArgumentException("a record that is cut or out of bounds", e);
    }
  }

  private static void put(ByteBuffer out, Slot slot) {
    out.put(slot.name().bytes()).put(slot.agreement().bytes()).put((byte) slot.fate().ordinal());
    slot.file().put(out);
    out.putLong(slot.destroyed().getEpochSecond());
    out.put((byte) (slot.bound().isPresent() ? 1 : 0));
    slot.bound()
        .ifPresent(
            to -> {
              byte[] token = to.tokenId().getBytes(StandardCharsets.US_ASCII);
              out.put(to.licence().bytes())
                  .putLong(to.chainId())
                  .put(HexFormat.of().parseHex(to.contract(), 2, 42))
                  .put((byte) token.length)
                  .put(token)
                  .putLong(to.nonce())
                  .put(to.device().bytes());
            });
  }

  private static Slot takeSlot(ByteBuffer in) {
    KeySlot name = KeySlot.of(take(in, 16));
    AgreementKey agreement = AgreementKey.of(take(in, 32));
    Slot.Fate[] fates = Slot.Fate.values();
    int fate = in.get();
    if (fate < 0 || fate >= fates.length) {
      throw new IllegalArgumentException("there is no fate " + fate);
    }
    FileStamp file = FileStamp.take(in);
    Instant destroyed = Instant.ofEpochSecond(in.getLong());
    Optional<Slot.Bound> bound = flag(in) ? Optional.of(takeBound(in)) : Optional.empty();
    return new Slot(name, agreement, fates[fate], file, destroyed, bound);
  }

  private static Slot.Bound takeBound(ByteBuffer in) {
    LicenceId licence = LicenceId.of(take(in, 16));
    long chainId = in.getLong();
    String contract = "0x" + HexFormat.of().formatHex(take(in, 20));
    int token = Byte.toUnsignedInt(in.get());
    if (token == 0 || token > MAX_TOKEN_BYTES) {
      throw new IllegalArgumentException("a token of " + token + " digits");
    }
    String tokenId = new String(take(in, token), StandardCharsets.US_ASCII);
    if (!DECIMAL.matcher(tokenId).matches()) {
      throw new IllegalArgumentException("a token that is no number");
    }
    return new Slot.Bound(
        licence, chainId, contract, tokenId, in.getLong(), DeviceId.of(take(in, 32)));
  }

  private static boolean flag(ByteBuffer in) {
    return switch (in.get()) {
      case 0 -> false;
      case 1 -> true;
      default -> throw new IllegalArgumentException("neither yes nor no");
    };
  }

  private static byte[] take(ByteBuffer in, int bytes) {
    byte[] taken = new byte[bytes];
    in.get(taken);
    return taken;
  }
}
