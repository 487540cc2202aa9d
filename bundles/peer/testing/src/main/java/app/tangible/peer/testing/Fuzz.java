package app.tangible.peer.testing;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/** Changes messages at random; {@code -Dtangible.fuzz=1000000} does it more often. */
public final class Fuzz {

  private final Random random;

  /** Always the same changes for a seed. */
  public Fuzz(long seed) {
    random = new Random(seed);
  }

  /** Takes a message apart. */
  public interface Target {
    /** A refusal is an exception of the kinds that are documented. */
    void take(byte[] message) throws Exception;
  }

  /** How many messages. */
  public static int count() {
    return Integer.getInteger("tangible.fuzz", 100_000);
  }

  /** Feeds changed messages; anything thrown that is not one of the refusals is a failure. */
  public void feed(int count, List<byte[]> seeds, Target target, List<Class<?>> refusals) {
    for (int i = 0; i < count; i++) {
      byte[] message = changed(seeds.get(random.nextInt(seeds.size())), seeds);
      try {
        target.take(message);
      } catch (Exception | StackOverflowError | OutOfMemoryError e) {
        if (refusals.stream().noneMatch(refusal -> refusal.isInstance(e))) {
          throw new AssertionError("message " + i + ": " + HexFormat.of().formatHex(message), e);
        }
      }
    }
  }

  /** One that is changed once to four times. */
  public byte[] changed(byte[] seed, List<byte[]> seeds) {
    byte[] message = seed.clone();
    for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
      message = change(message, seeds);
    }
    return message;
  }

  private byte[] change(byte[] message, List<byte[]> seeds) {
    if (message.length == 0) {
      return new byte[] {(byte) random.nextInt(256)};
    }
    int at = random.nextInt(message.length);
    switch (random.nextInt(7)) {
      case 0 -> message[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> message[at] = (byte) random.nextInt(256);
      case 2 ->
          message[at] = (byte) List.of(0, 1, 0x7f, 0x80, 0xff).get(random.nextInt(5)).intValue();
      case 3 -> message = Arrays.copyOf(message, at);
      case 4 -> message = join(message, message.length, new byte[] {(byte) random.nextInt(256)}, 0);
      case 5 -> {
        byte[] other = seeds.get(random.nextInt(seeds.size()));
        message =
            other.length == 0 ? message : join(message, at, other, random.nextInt(other.length));
      }
      default -> message = join(message, at, message, random.nextInt(message.length));
    }
    return message;
  }

  private static byte[] join(byte[] one, int until, byte[] other, int from) {
    byte[] both = Arrays.copyOf(one, Math.min(until + other.length - from, 100_000));
    System.arraycopy(other, from, both, until, Math.min(other.length - from, both.length - until));
    return both;
  }
}
