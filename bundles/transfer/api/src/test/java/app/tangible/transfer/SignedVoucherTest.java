package app.tangible.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tangible.chain.Account;
import app.tangible.chain.TokenId;
import app.tangible.identity.OwnerAddress;
import app.tangible.identity.OwnerSignature;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SignedVoucherTest {

  private static final SignedVoucher ONE =
      new SignedVoucher(
          new Entitlement(
              new TokenId(-1, 7), 0xffff_ffffL, 137, new Account("0x" + "5f".repeat(20))),
          new OwnerAddress("0x" + "a1".repeat(20)),
          Long.MAX_VALUE,
          new OwnerSignature("c3".repeat(65)));

  @Test
  void travelsAndComesBack() {
    assertThat(SignedVoucher.of(ONE.bytes())).isEqualTo(ONE);
    assertThat(ONE.bytes()).hasSize(SignedVoucher.BYTES);
  }

  @Test
  void refusesOtherLengthsAndNegativeCounts() {
    byte[] bytes = ONE.bytes();
    for (int length : new int[] {0, 1, SignedVoucher.BYTES - 1, SignedVoucher.BYTES + 1}) {
      assertThatThrownBy(() -> SignedVoucher.of(Arrays.copyOf(bytes, length)))
          .isInstanceOf(IllegalArgumentException.class);
    }
    bytes[8 + 20 + 8 + 8 + 4 + 20] |= (byte) 0x80;
    assertThatThrownBy(() -> SignedVoucher.of(bytes)).isInstanceOf(IllegalArgumentException.class);
  }
}
