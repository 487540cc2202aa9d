package app.tangible.licence.certificate;

import static app.tangible.licence.certificate.Household.CHECKER;
import static app.tangible.licence.certificate.Household.QUESTION;
import static app.tangible.licence.certificate.Household.TRUST;
import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.licence.LicencePackage;
import app.tangible.licence.Verdict;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A package that was changed anywhere is refused, and refusing never fails otherwise. */
class EveryBitTest {

  private static final int MUTATIONS = 100_000;

  @Test
  void refusesAPackageWithAnyOneBitChanged() {
    byte[] encoded = CHECKER.encode(Household.valid());
    assertThat(accepts(encoded)).isTrue();
    IntStream.range(0, encoded.length * 8)
        .parallel()
        .forEach(
            bit -> {
              byte[] changed = encoded.clone();
              changed[bit / 8] ^= (byte) (1 << bit % 8);
              assertThat(accepts(changed)).as("bit %s", bit).isFalse();
            });
  }

  @Test
  void refusesAPackageCutOrLengthened() {
    byte[] encoded = CHECKER.encode(Household.valid());
    for (int length = 0; length < encoded.length; length++) {
      assertThat(accepts(Arrays.copyOf(encoded, length))).as("length %s", length).isFalse();
    }
    assertThat(accepts(Arrays.copyOf(encoded, encoded.length + 1))).isFalse();
  }

  /**
   * Random damage of eleven shapes. The seed is fixed, so that a failure can be seen again;
   * anything but a value or an IllegalArgumentException fails the test.
   */
  @Test
  void survivesAHundredThousandDamagedPackages() {
    byte[] encoded = CHECKER.encode(Household.valid());
    IntStream.range(0, MUTATIONS)
        .parallel()
        .forEach(
            seed -> {
              byte[] damaged = damage(encoded, new SplittableRandom(seed));
              if (!Arrays.equals(damaged, encoded)) {
                assertThat(accepts(damaged)).as("mutation %s", seed).isFalse();
              }
            });
  }

  private static byte[] damage(byte[] original, SplittableRandom random) {
    byte[] bytes = original.clone();
    int at = random.nextInt(bytes.length);
    int length = 1 + random.nextInt(Math.min(64, bytes.length - at));
    switch (random.nextInt(11)) {
      case 0 -> bytes[at] = (byte) random.nextInt(256);
      case 1 -> random.nextBytes(bytes);
      case 2 -> Arrays.fill(bytes, at, at + length, (byte) 0);
      case 3 -> Arrays.fill(bytes, at, at + length, (byte) 0xff);
      case 4 -> System.arraycopy(bytes, random.nextInt(bytes.length - length), bytes, at, length);
      case 5 -> bytes = Arrays.copyOf(bytes, at);
      case 6 -> bytes = remove(bytes, at, length);
      case 7 -> bytes = repeat(bytes, at, length);
      case 8 -> bytes[at] = (byte) "\"{}[],:\\0123456789-eE.tfn".charAt(random.nextInt(24));
      case 9 -> {
        for (int i = 0; i < length; i++) {
          bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
      }
      default -> bytes = Arrays.copyOf(bytes, bytes.length + length);
    }
    return bytes;
  }

  private static byte[] remove(byte[] bytes, int at, int length) {
    byte[] shorter = Arrays.copyOf(bytes, bytes.length - length);
    System.arraycopy(bytes, at + length, shorter, at, bytes.length - at - length);
    return shorter;
  }

  private static byte[] repeat(byte[] bytes, int at, int length) {
    byte[] longer = Arrays.copyOf(bytes, bytes.length + length);
    System.arraycopy(bytes, at, longer, at + length, bytes.length - at);
    return longer;
  }

  private static boolean accepts(byte[] encoded) {
    LicencePackage licence;
    try {
      licence = CHECKER.decode(encoded);
    } catch (IllegalArgumentException refused) {
      return false;
    }
    assertThat(CHECKER.encode(licence)).isEqualTo(encoded);
    return CHECKER.check(licence, TRUST, QUESTION) instanceof Verdict.Valid;
  }
}
