package app.tangible.licence.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tangible.licence.LicenceDocument;
import app.tangible.licence.LicenceDocument.Kind;
import app.tangible.licence.LicencePackage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Canonical documents that still are none: each field of each, left out, doubled, of another kind.
 */
class DocumentFormsTest {

  /** No field takes any of these, but for texts that a person reads. */
  private static final List<Object> WRONG = List.of(-1L, List.of(1L), Map.of("a", 1L), "\u00e9\n");

  static Stream<Arguments> documents() {
    LicencePackage valid = Household.valid();
    LicenceDocument loan = Household.licence(Kind.LOAN, Optional.of(Household.NOW));
    Function<byte[], Object> licence = LicenceJson::read;
    Function<byte[], Object> lease = LeaseJson::read;
    Function<byte[], Object> certificate = CertificateJson::read;
    Function<byte[], Object> moved = MovedListJson::read;
    Function<byte[], Object> receipt = ReceiptJson::read;
    Function<byte[], Object> state = StateProofJson::read;
    return Stream.of(
        Arguments.of("licence", valid.licence().payload(), licence),
        Arguments.of("loan", LicenceJson.write(loan), licence),
        Arguments.of("lease", valid.lease().payload(), lease),
        Arguments.of("certificate", valid.certificate(), certificate),
        Arguments.of("moved", MovedListJson.write(MovedListsTest.LIST), moved),
        Arguments.of("receipt", ReceiptJson.write(DestructionReceiptsTest.RECEIPT), receipt),
        Arguments.of("state proof", RecordedState.OWNED.document(), state));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("documents")
  void refusesEveryFieldLeftOutOrOfAnotherKind(
      String name, byte[] document, Function<byte[], Object> reader) {
    Map<String, Object> fields = CanonicalJson.decode(document);
    assertThat(reader.apply(CanonicalJson.encode(fields))).isNotNull();
    List<Map<String, Object>> spoilt = spoilt(fields);
    assertThat(spoilt).hasSizeGreaterThan(5 * fields.size());
    for (Map<String, Object> bad : spoilt) {
      assertThatThrownBy(() -> reader.apply(CanonicalJson.encode(bad)))
          .as("%s", bad)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  /** All copies of the object with one thing wrong, at any depth. */
  private static List<Map<String, Object>> spoilt(Map<String, Object> object) {
    List<Map<String, Object>> all = new ArrayList<>();
    all.add(with(object, "unknown", 1L));
    for (Map.Entry<String, Object> field : object.entrySet()) {
      String name = field.getKey();
      // The end of a licence and the words on a certificate may be missing or any text.
      if (!name.equals("end") || object.containsKey("loan")) {
        Map<String, Object> without = new TreeMap<>(object);
        without.remove(name);
        all.add(without);
      }
      boolean anyText = List.of("title", "quality", "studio").contains(name);
      WRONG.stream()
          .filter(wrong -> !(anyText && wrong instanceof String))
          .forEach(wrong -> all.add(with(object, name, wrong)));
      all.add(with(object, name, anyText ? "x".repeat(1_025) : other(field.getValue())));
      if (field.getValue() instanceof Map<?, ?> inner) {
        spoilt(copy(inner)).forEach(bad -> all.add(with(object, name, bad)));
      }
      if (field.getValue() instanceof List<?> list && list.getFirst() instanceof Map<?, ?> inner) {
        spoilt(copy(inner)).forEach(bad -> all.add(with(object, name, List.of(bad))));
        all.add(with(object, name, Collections.nCopies(7, inner)));
        all.add(with(object, name, List.of()));
      }
    }
    return all;
  }

  private static Object other(Object value) {
    return value instanceof Boolean ? "true" : true;
  }

  private static Map<String, Object> with(Map<String, Object> object, String name, Object value) {
    Map<String, Object> changed = new TreeMap<>(object);
    changed.put(name, value);
    return changed;
  }

  private static Map<String, Object> copy(Map<?, ?> object) {
    Map<String, Object> copy = new TreeMap<>();
    object.forEach((name, value) -> copy.put((String) name, value));
    return copy;
  }
}
