package app.tangible.licence.certificate;

import static app.tangible.licence.certificate.Household.CHECKER;
import static app.tangible.licence.certificate.Household.QUESTION;
import static app.tangible.licence.certificate.Household.TRUST;
import static org.assertj.core.api.Assertions.assertThat;

import app.tangible.licence.Lease;
import app.tangible.licence.LicencePackage;
import app.tangible.licence.Verdict;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A package that was changed anywhere is refused, and refusing never fails otherwise. */
class EveryBitTest {

  private static final int MUTATIONS = 100_000;

  /** Longer than a check ever takes, shorter than one that does not end. */
  private static final Duration LONGEST = Duration.ofSeconds(5);

  /** With a proof of the chain's state behind all else. */
  private static final LicencePackage PROVEN =
      Household.valid().withStateProof(RecordedState.OWNED.document());

  private static final LicencePackage PLAIN = Household.valid();
  private static final LicencePackage ANOTHER = another();

  @Test
  void refusesAPackageWithAnyOneBitChanged() {
    byte[] encoded = CHECKER.encode(PLAIN);
    refusesBits(encoded, IntStream.range(0, encoded.length * 8));
  }

  @Test
  void refusesAStateProofWithABitOfAnyByteChanged() {
    byte[] encoded = CHECKER.encode(PROVEN);
    int from = CHECKER.encode(PLAIN).length;
    refusesBits(encoded, IntStream.range(from, encoded.length).map(at -> at * 8 + at % 8));
  }

  private static void refusesBits(byte[] encoded, IntStream bits) {
    assertThat(accepts(encoded)).isTrue();
    bits.parallel()
        .forEach(
            bit -> {
              byte[] changed = encoded.clone();
              changed[bit / 8] ^= (byte) (1 << bit % 8);
              if (accepts(changed)) {
                throw new AssertionError("bit " + bit);
              }
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
   * Random damage of thirteen shapes. The seed is fixed, so that a failure can be seen again;
   * anything but a value or an IllegalArgumentException fails the test.
   */
  @Test
  void survivesAHundredThousandDamagedPackages() {
    byte[] proven = CHECKER.encode(PROVEN);
    byte[] plain = CHECKER.encode(PLAIN);
    byte[] another = CHECKER.encode(ANOTHER);
    assertThat(accepts(another)).isTrue();
    IntStream.range(0, MUTATIONS)
        .parallel()
        .forEach(
            seed -> {
              byte[] encoded = seed % 4 == 0 ? proven : plain;
              byte[] damaged = damage(encoded, another, new SplittableRandom(seed));
              if (!Arrays.equals(damaged, encoded) && !isSpliceOfWholes(damaged)) {
                long start = System.nanoTime();
                boolean accepted = accepts(damaged);
                if (accepted || System.nanoTime() - start > LONGEST.toNanos()) {
                  throw new AssertionError("mutation " + seed + (accepted ? " plays" : " lasts"));
                }
              }
            });
  }

  /** A renewal of the same licence, with the certificate of another tree. */
  private static LicencePackage another() {
    Instant later = Household.ISSUED.plus(Duration.ofDays(1));
    Lease renewed = new Lease(Household.LICENCE.id(), 2, later, later.plus(Household.LEASE));
    return Household.packageOf(
            Household.LICENCE, renewed, Household.certificate(Household.batch(7, 2), 2))
        .withStateProof(RecordedState.OWNED.document());
  }

  /** Documents of two good packages of one licence, exchanged as wholes, are a good package. */
  private static boolean isSpliceOfWholes(byte[] bytes) {
    try {
      LicencePackage licence = CHECKER.decode(bytes);
      return licence.licence().equals(PROVEN.licence())
          && (licence.lease().equals(PROVEN.lease()) || licence.lease().equals(ANOTHER.lease()))
          && (Arrays.equals(licence.certificate(), PROVEN.certificate())
              || Arrays.equals(licence.certificate(), ANOTHER.certificate()))
          && licence.shares().isEmpty()
          && licence
              .stateProof()
              .map(proof -> Arrays.equals(proof, PROVEN.stateProof().orElseThrow()))
              .orElse(true);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static byte[] damage(byte[] original, byte[] another, SplittableRandom random) {
    byte[] bytes = original.clone();
    int at = random.nextInt(bytes.length);
    int length = 1 + random.nextInt(Math.min(64, bytes.length - at));
    switch (random.nextInt(13)) {
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
      case 10 -> bytes = splice(bytes, at, another);
      case 11 -> bytes = doubledField(bytes, random);
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

  /** The beginning of one and the end of the other. */
  private static byte[] splice(byte[] bytes, int at, byte[] another) {
    int from = Math.min(at, another.length);
    byte[] spliced = Arrays.copyOf(bytes, at + another.length - from);
    System.arraycopy(another, from, spliced, at, another.length - from);
    return spliced;
  }

  /** A field of a document stands twice, and the document's length fits. */
  private static byte[] doubledField(byte[] bytes, SplittableRandom random) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int comma = text.indexOf(",\"", random.nextInt(bytes.length));
    int end = comma < 0 ? -1 : text.indexOf(",\"", comma + 1);
    int open = comma < 0 ? -1 : text.lastIndexOf("\0\0", comma);
    if (end < 0 || open < 0) {
      return Arrays.copyOf(bytes, bytes.length - 1);
    }
    byte[] doubled = repeat(bytes, comma, end - comma);
    ByteBuffer length = ByteBuffer.wrap(doubled);
    int at = text.indexOf('{', open) - Integer.BYTES;
    if (at >= 0) {
      length.putInt(at, length.getInt(at) + end - comma);
    }
    return doubled;
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
