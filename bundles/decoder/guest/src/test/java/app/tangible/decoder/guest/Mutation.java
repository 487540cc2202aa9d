package app.tangible.decoder.guest;

import java.util.Arrays;
import java.util.Random;

/** One change of some bytes: what transmission, disks and people do to them. */
final class Mutation {

  private Mutation() {}

  /** Another array; seldom with the same bytes. */
  static byte[] of(byte[] good, Random random) {
    byte[] bytes = good.clone();
    switch (random.nextInt(8)) {
      case 0, 1, 2 -> bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      case 3 -> bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      case 4 -> {
        return Arrays.copyOf(bytes, random.nextInt(bytes.length));
      }
      case 5 -> {
        bytes = Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(40));
        for (int i = good.length; i < bytes.length; i++) {
          bytes[i] = (byte) random.nextInt();
        }
      }
      case 6 -> {
        int length = 1 + random.nextInt(Math.min(64, bytes.length));
        int from = random.nextInt(bytes.length - length + 1);
        int to = random.nextInt(bytes.length - length + 1);
        System.arraycopy(good, from, bytes, to, length);
      }
      default -> {
        int from = random.nextInt(bytes.length);
        int to = Math.min(bytes.length, from + 1 + random.nextInt(64));
        Arrays.fill(bytes, from, to, (byte) (random.nextBoolean() ? 0 : 0xff));
      }
    }
    return bytes;
  }
}
