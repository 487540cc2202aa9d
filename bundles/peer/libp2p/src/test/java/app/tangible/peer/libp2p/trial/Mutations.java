package app.tangible.peer.libp2p.trial;

import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.peer.MalformedException;
import java.util.Arrays;
import java.util.Random;

/** Throws what is nearly right at a parser; nothing but {@link MalformedException} may come out. */
public final class Mutations {

  /** Parses, and writes again what was understood. */
  @FunctionalInterface
  public interface Parser {

    /** The message that was understood. */
    byte[] again(byte[] message);
  }

  private Mutations() {}

  /** The default is 100,000 messages; {@code -Dtangible.fuzz} says otherwise. */
  public static void survive(Parser parser, byte[]... valid) {
    Random random = new Random(valid.length);
    int runs = Integer.getInteger("tangible.fuzz", 100_000);
    int refused = 0;
    for (int i = 0; i < runs; i++) {
      byte[] message = mutated(valid[i % valid.length], random);
      try {
        parser.again(message);
      } catch (MalformedException e) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(runs / 100);
  }

  private static byte[] mutated(byte[] valid, Random random) {
    int length =
        switch (random.nextInt(4)) {
          case 0 -> random.nextInt(valid.length + 1);
          case 1 -> valid.length + random.nextInt(16);
          default -> valid.length;
        };
    byte[] message = Arrays.copyOf(valid, length);
    for (int n = random.nextInt(5); n > 0 && length > 0; n--) {
      message[random.nextInt(length)] = (byte) random.nextInt(256);
    }
    return message;
  }
}
