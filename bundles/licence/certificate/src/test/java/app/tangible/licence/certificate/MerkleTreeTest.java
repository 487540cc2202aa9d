package app.tangible.licence.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MerkleTreeTest {

  private static final String ROOT_OF_8 = "XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=";
  private static final String LEAF_0 = "bjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=";
  private static final String PROOF_0 =
      "lqKW0iTyhcZ77pPDD4owkVfw2qNdxbh+QQt4YwoJz8c="
          + " Xwg/ChozygdqlSeYMlgNs+DvRYS9/x9UyKNg9Q3jAx4="
          + " a0eq8p7jwq+a+Im8H7klTavTEXfxYjLdaqsDXKOb9uQ=";

  /** transparency-dev/merkle at 417fb0c3, testdata/inclusion/{0,2,3,4}/happy-path.json. */
  @ParameterizedTest
  @CsvSource({
    "0, 1, bjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=,"
        + "bjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=, ''",
    "5, 8, XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=,"
        + "QnGia+DYqE8L1UyMMC58s6O10fpngKQLzOKHNHfatlg=,"
        + "vBoGQ7EuTS18d5GPROD095qDi2z57FtcKD4fTYhZnms="
        + " yoVOoSjtBQtBs1/8G4e46yveRh6eO1WW7Oa51ZdaCuA="
        + " 037kGJdt2VdTwcc4Yrk5j6Kiz5tP8P3+izDNlSCWFLc=",
    "2, 3, rra8/idLcKFPsGel5VeCZNsPqbUa9eC6FZFY8yngbnc=,"
        + "ApjRIpBtz8EIkstTpzmS/FufST6kybrbJ7eRtBJ6f+c=,"
        + "+sVCA+fMaWzw38tCySodnbr3CtnmIfS9jZhmLwDjwSU=",
    "1, 5, Tju7H3tHjc/nH7YxYxUZo7yhLJrvyhYSv85ME6hiZNQ=,"
        + "lqKW0iTyhcZ77pPDD4owkVfw2qNdxbh+QQt4YwoJz8c=,"
        + "bjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0="
        + " Xwg/ChozygdqlSeYMlgNs+DvRYS9/x9UyKNg9Q3jAx4="
        + " vBoGQ7EuTS18d5GPROD095qDi2z57FtcKD4fTYhZnms=",
  })
  void agreesWithTransparencyDevOnWhatIsIncluded(
      long index, long size, String root, String leaf, String proof) {
    assertThat(includes(leaf, index, size, proof, root)).isTrue();
  }

  /** The same at 417fb0c3, testdata/inclusion/1: the happy path and what spoils it. */
  @Test
  void agreesWithTransparencyDevOnWhatIsNot() {
    assertThat(includes(LEAF_0, 0, 8, PROOF_0, ROOT_OF_8)).as("happy-path").isTrue();
    String empty = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
    assertThat(includes(LEAF_0, 0, 8, PROOF_0, empty)).as("empty-root").isFalse();
    String inserted = PROOF_0.replaceFirst(" ", " q6yroAAAAAAAAAAAAAAAAAAAAAAAAAAAAGAGHgASNFY= ");
    assertThat(includes(LEAF_0, 0, 8, inserted, ROOT_OF_8)).as("inserted-component").isFalse();
    assertThat(includes(LEAF_0, 2, 8, PROOF_0, ROOT_OF_8)).as("leafIdx-XOR-@2").isFalse();
    assertThat(includes(LEAF_0, 1, 8, PROOF_0, ROOT_OF_8)).as("leafIdx-plus-@1").isFalse();
    assertThat(includes(LEAF_0, -1, 8, PROOF_0, ROOT_OF_8)).as("leafIdx-sub-@1").isFalse();
    String removed = PROOF_0.substring(0, PROOF_0.lastIndexOf(' '));
    assertThat(includes(LEAF_0, 0, 8, removed, ROOT_OF_8)).as("removed-component").isFalse();
    assertThat(includes(LEAF_0, 0, 8, PROOF_0 + " " + ROOT_OF_8, ROOT_OF_8))
        .as("trailing-root")
        .isFalse();
    assertThat(includes(LEAF_0, 0, 4, PROOF_0, ROOT_OF_8)).as("treeSize-div-@2").isFalse();
    assertThat(includes(LEAF_0, 0, 16, PROOF_0, ROOT_OF_8)).as("treeSize-mul-@2").isFalse();
    assertThat(includes("V3JvbmdMZWFm", 0, 8, PROOF_0, ROOT_OF_8)).as("wrong-leaf").isFalse();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("consistency")
  void agreesWithTransparencyDevOnWhatIsConsistent(String name, String vector) {
    String[] parts = vector.split(" ");
    List<byte[]> proof = new ArrayList<>();
    for (String hash : parts[5].equals("-") ? new String[0] : parts[5].split(",")) {
      proof.add(base64(hash));
    }
    assertThat(
            MerkleTree.isConsistent(
                Long.parseLong(parts[1]),
                base64(parts[3]),
                Long.parseLong(parts[2]),
                base64(parts[4]),
                proof))
        .isEqualTo(parts[6].equals("yes"));
  }

  static Stream<Arguments> consistency() throws IOException {
    try (var in = MerkleTreeTest.class.getResourceAsStream("consistency.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
              .lines()
              .filter(line -> !line.startsWith("#"))
              .map(line -> Arguments.of(line.substring(0, line.indexOf(' ')), line))
              .toList()
              .stream();
    }
  }

  private static byte[] base64(String text) {
    return text.equals("-") ? new byte[0] : Base64.getDecoder().decode(text);
  }

  @Test
  void hasTheRootOfTheDefinition() {
    for (int size = 1; size <= 130; size++) {
      assertThat(MerkleTree.of(leaves(size)).root()).isEqualTo(definition(leaves(size)));
    }
  }

  @Test
  void provesEveryLeafAtItsPlaceAndNowhereElse() {
    for (int size = 1; size <= 40; size++) {
      List<byte[]> leaves = leaves(size);
      MerkleTree tree = MerkleTree.of(leaves);
      for (int index = 0; index < size; index++) {
        for (int claimed = -1; claimed <= size; claimed++) {
          assertThat(
                  MerkleTree.includes(
                      leaves.get(index), claimed, size, tree.path(index), tree.root()))
              .as("leaf %s of %s claimed at %s", index, size, claimed)
              .isEqualTo(claimed == index);
        }
      }
    }
  }

  @Test
  void doesNotTakeANodeForALeaf() {
    // The two tags: a tree of two leaves is no leaf that holds both.
    List<byte[]> leaves = leaves(2);
    byte[] both = concat(leaves.get(0), leaves.get(1));
    assertThat(MerkleTree.leafHash(both)).isNotEqualTo(MerkleTree.of(leaves).root());
  }

  @Test
  void endsOnAPathOfAnyLength() {
    List<byte[]> path = Collections.nCopies(1_000, new byte[32]);
    assertThat(MerkleTree.includes(new byte[32], 0, Long.MAX_VALUE, path, new byte[32])).isFalse();
    assertThat(MerkleTree.includes(new byte[32], 0, 0, List.of(), new byte[32])).isFalse();
  }

  private static boolean includes(String leaf, long index, long size, String proof, String root) {
    List<byte[]> path = new ArrayList<>();
    for (String hash : proof.isEmpty() ? new String[0] : proof.split(" ")) {
      path.add(Base64.getDecoder().decode(hash));
    }
    return MerkleTree.includes(
        Base64.getDecoder().decode(leaf), index, size, path, Base64.getDecoder().decode(root));
  }

  private static List<byte[]> leaves(int size) {
    return IntStream.range(0, size)
        .mapToObj(i -> MerkleTree.leafHash(("leaf " + i).getBytes(StandardCharsets.US_ASCII)))
        .toList();
  }

  /** RFC 9162, 2.1.1: MTH(D[n]) = HASH(0x01 || MTH(D[0:k]) || MTH(D[k:n])). */
  private static byte[] definition(List<byte[]> hashes) {
    if (hashes.size() == 1) {
      return hashes.getFirst();
    }
    int k = Integer.highestOneBit(hashes.size() - 1);
    byte[] left = definition(hashes.subList(0, k));
    byte[] right = definition(hashes.subList(k, hashes.size()));
    return Ed25519.sha256().digest(concat(new byte[] {1}, left, right));
  }

  private static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Arrays.stream(parts).forEach(out::writeBytes);
    return out.toByteArray();
  }
}
