package app.tangible.peer.quic.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tangible.peer.PeerId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PeerCertificateTest {

  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final int MUTATIONS = Integer.getInteger("tangible.fuzz", 100_000) / 20;

  private static PeerId verify(byte[]... chain) throws CertificateRefused {
    return PeerCertificate.verify(List.of(chain), NOW);
  }

  private static Stream<Arguments> valid() {
    return Stream.of(
        Arguments.of(Vectors.ED25519, "12D3KooWM6CgA9iBFZmcYAHA6A2qvbAxqfkmrYiRQuz3XEsk4Ksv"),
        Arguments.of(Vectors.ECDSA, "QmfXbAwNjJLXfesgztEHe8HwgVDCMMpZ9Eax1HYq6hn9uE"),
        Arguments.of(Vectors.SECP256K1, "16Uiu2HAkutTMoTzDw1tCvSRtu6YoixJwS46S1ZFxW8hSx9fWHiPs"));
  }

  @ParameterizedTest
  @MethodSource("valid")
  void acceptsTheVectorsOfTheSpecification(byte[] der, String peer) throws CertificateRefused {
    assertThat(verify(der)).isEqualTo(new PeerId(peer));
  }

  @Test
  void refusesTheVectorThatAnotherKeySigned() {
    assertThatThrownBy(() -> verify(Vectors.FOREIGN_SIGNATURE))
        .isInstanceOf(CertificateRefused.class)
        .hasMessage("the peer's key did not sign the certificate's");
  }

  @Test
  void acceptsItsOwn() throws Exception {
    TestIdentity identity = new TestIdentity();
    byte[] der = OwnCertificate.create(identity).certificate().getEncoded();
    assertThat(verify(der)).isEqualTo(identity.self());
  }

  @Test
  void makesAnotherKeyEachTime() {
    TestIdentity identity = new TestIdentity();
    assertThat(OwnCertificate.create(identity).certificate().getPublicKey())
        .isNotEqualTo(OwnCertificate.create(identity).certificate().getPublicKey());
  }

  @Test
  void refusesNoneAndTwo() {
    assertThatThrownBy(() -> verify()).hasMessage("0 certificates instead of one");
    assertThatThrownBy(() -> verify(Vectors.ED25519, Vectors.ED25519))
        .hasMessage("2 certificates instead of one");
  }

  @Test
  void refusesOneOfAnotherTime() {
    for (String time : List.of("1974-12-31T23:59:59Z", "4096-01-01T13:00:01Z")) {
      assertThatThrownBy(
              () -> PeerCertificate.verify(List.of(Vectors.ED25519), Instant.parse(time)))
          .isInstanceOf(CertificateRefused.class)
          .hasMessage("not valid now");
    }
  }

  @Test
  void refusesItWithAnyBitChanged() {
    for (int at = 0; at < Vectors.ED25519.length * 8; at++) {
      byte[] changed = Vectors.ED25519.clone();
      changed[at / 8] ^= (byte) (1 << at % 8);
      refuses(changed, "bit " + at);
    }
  }

  @ParameterizedTest
  @MethodSource("valid")
  void refusesEachWithAnyByteChanged(byte[] der, String peer) {
    for (int at = 0; at < der.length; at++) {
      byte[] changed = der.clone();
      changed[at] ^= (byte) (1 << at % 8);
      refuses(changed, "byte " + at);
    }
  }

  @ParameterizedTest
  @MethodSource("valid")
  void refusesEachCutOrGrownAnywhere(byte[] der, String peer) {
    for (int length = 0; length < der.length; length++) {
      byte[] cut = new byte[length];
      System.arraycopy(der, 0, cut, 0, length);
      refuses(cut, "cut to " + length);
    }
    byte[] grown = Arrays.copyOf(der, der.length + 1);
    refuses(grown, "one byte more");
  }

  @Test
  void refusesWhateverIsMadeOfThem() {
    Random random = new Random(42);
    List<byte[]> seeds =
        List.of(Vectors.ED25519, Vectors.ECDSA, Vectors.SECP256K1, Vectors.FOREIGN_SIGNATURE);
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] seed = seeds.get(random.nextInt(seeds.size()));
      byte[] mutated = mutate(seed, random);
      if (seeds.stream().noneMatch(other -> Arrays.equals(other, mutated))) {
        refuses(mutated, "mutation " + i);
      }
    }
  }

  private static byte[] mutate(byte[] seed, Random random) {
    List<Byte> bytes = new ArrayList<>();
    for (byte b : seed) {
      bytes.add(b);
    }
    for (int change = random.nextInt(4); change >= 0; change--) {
      int at = random.nextInt(bytes.size());
      switch (random.nextInt(4)) {
        case 0 -> bytes.set(at, (byte) random.nextInt());
        case 1 -> bytes.remove(at);
        case 2 -> bytes.add(at, (byte) random.nextInt());
        default -> {
          int to = Math.min(bytes.size(), at + random.nextInt(32));
          bytes.addAll(random.nextInt(bytes.size()), List.copyOf(bytes.subList(at, to)));
        }
      }
    }
    byte[] mutated = new byte[bytes.size()];
    for (int i = 0; i < mutated.length; i++) {
      mutated[i] = bytes.get(i);
    }
    return mutated;
  }

  private static void refuses(byte[] der, String what) {
    assertThatThrownBy(() -> verify(der)).as(what).isInstanceOf(CertificateRefused.class);
  }
}
