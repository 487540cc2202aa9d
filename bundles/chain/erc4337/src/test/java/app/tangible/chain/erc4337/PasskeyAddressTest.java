package app.tangible.chain.erc4337;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.tangible.chain.Account;
import app.tangible.chain.Bytes32;
import app.tangible.chain.account.PasskeyPublicKey;
import org.junit.jupiter.api.Test;

/** Offline: what anybody who knows the factory computes. */
class PasskeyAddressTest {

  /** The key of RFC 6979, A.2.5. */
  private static final PasskeyPublicKey KEY =
      new PasskeyPublicKey(
          new Bytes32("0x60fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6"),
          new Bytes32("0x7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299"));

  /**
   * From the contract: {@code cast call <factory> "addressOf(uint256,uint256)(address)" x y}, with
   * the factory at the address of that anvil.
   */
  @Test
  void isWhatTheFactoryAnswers() {
    Account factory = new Account("0x02bb541688d2668c19e669aaa2f742b19769fc41");
    assertThat(new PasskeyAddress(factory).of(KEY))
        .isEqualTo(new Account("0x62bab15a99d091182787928fbaf09fc116dfbf55"));
  }

  @Test
  void refusesWhatIsNoPointOfTheCurve() {
    assertThatThrownBy(() -> new PasskeyPublicKey(KEY.y(), KEY.x()))
        .isInstanceOf(IllegalArgumentException.class);
    Bytes32 zero = Bytes32.of(new byte[32]);
    assertThatThrownBy(() -> new PasskeyPublicKey(zero, zero))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
