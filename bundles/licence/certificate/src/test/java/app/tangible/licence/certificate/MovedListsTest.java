package app.tangible.licence.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tangible.licence.Lease;
import app.tangible.licence.LicenceId;
import app.tangible.licence.MovedList;
import app.tangible.licence.MovedLists;
import app.tangible.licence.SignedDocument;
import app.tangible.licence.TrustRoots;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class MovedListsTest {

  static final MovedList LIST =
      new MovedList(
          41,
          43,
          Household.ISSUED,
          List.of(
              new MovedList.Entry(Household.TOKEN, 1),
              new MovedList.Entry("36893488147419103233", 4_294_967_295L)));

  private final MovedLists lists = new SignedMovedLists();
  private final SignedDocument signed = lists.sign(LIST, Household.ISSUER);

  @Test
  void readsBackWhatTheIssuerSigned() {
    assertThat(lists.read(signed, Household.TRUST)).isEqualTo(LIST);
    assertThat(new String(signed.payload(), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"from\":41,\"issued\":1795262400,\"moved\":[[\"18446744073709551617\",1],"
                + "[\"36893488147419103233\",4294967295]],\"to\":43,\"version\":1}");
  }

  @Test
  void readsAnEmptyList() {
    MovedList empty = new MovedList(7, 7, Household.ISSUED, List.of());
    assertThat(lists.read(lists.sign(empty, Household.ISSUER), Household.TRUST)).isEqualTo(empty);
  }

  @Test
  void holdsTheMostEntriesOfTheLongestForm() {
    String longest = "340282366920938463463374607431768211455";
    List<MovedList.Entry> entries =
        Collections.nCopies(MovedList.MAX_ENTRIES, new MovedList.Entry(longest, 4_294_967_295L));
    MovedList full =
        new MovedList(9_007_199_254_739_991L, 9_007_199_254_740_991L, Household.ISSUED, entries);
    assertThat(lists.read(lists.sign(full, Household.ISSUER), Household.TRUST)).isEqualTo(full);
    assertThatThrownBy(
            () ->
                new MovedList(
                    0,
                    MovedList.MAX_ENTRIES + 1,
                    Household.ISSUED,
                    Collections.nCopies(MovedList.MAX_ENTRIES + 1, entries.getFirst())))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesAnotherSigner() {
    SignedDocument foreign = lists.sign(LIST, Household.LOG);
    assertThatThrownBy(() -> lists.read(foreign, Household.TRUST))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not the issuer's");
    assertThatThrownBy(() -> lists.read(signed, new TrustRoots("", Household.TRUST.log())))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesWhatTheIssuerSignedAsSomethingElse() {
    Lease lease = new Lease(new LicenceId("00".repeat(16)), 1, Household.ISSUED, Household.NOW);
    SignedDocument other = Household.WRITER.lease(lease, Household.ISSUER);
    assertThatThrownBy(() -> lists.read(other, Household.TRUST))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesEveryByteChanged() {
    byte[] encoded = lists.encode(signed);
    assertThat(lists.decode(encoded)).isEqualTo(signed);
    for (int i = 0; i < encoded.length; i++) {
      byte[] changed = encoded.clone();
      changed[i] ^= 1;
      assertThatThrownBy(() -> lists.read(lists.decode(changed), Household.TRUST))
          .as("byte %s", i)
          .isInstanceOf(IllegalArgumentException.class);
    }
    for (int length = 0; length <= encoded.length + 1; length++) {
      if (length != encoded.length) {
        byte[] cut = Arrays.copyOf(encoded, length);
        assertThatThrownBy(() -> lists.decode(cut)).isInstanceOf(IllegalArgumentException.class);
      }
    }
  }
}
