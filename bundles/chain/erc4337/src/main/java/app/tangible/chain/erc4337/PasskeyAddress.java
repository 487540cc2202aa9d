package app.tangible.chain.erc4337;

import app.tangible.chain.Account;
import app.tangible.chain.account.PasskeyPublicKey;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Where the account of a passkey is: CREATE2 (EIP-1014) by the factory, salt 0, of the minimal
 * proxy (ERC-1167) to the factory's first deployment, behind which x and y stand.
 */
final class PasskeyAddress {

  // 45 bytes of proxy and 64 of key, given back by ten bytes that run once.
  private static final byte[] PROXY_HEAD =
      HexFormat.of().parseHex("61006d3d81600a3d39f3363d3d373d3d3d363d73");
  private static final byte[] PROXY_TAIL =
      HexFormat.of().parseHex("5af43d82803e903d91602b57fd5bf3");
  private static final byte[] CREATE2 = {(byte) 0xff};
  private static final byte[] SALT = new byte[32];

  /** RLP of [address, 1]: a list of 22 bytes, a string of 20, and a byte that is its own. */
  private static final byte[] LIST_AND_ADDRESS = {(byte) 0xd6, (byte) 0x94};

  private static final byte[] FIRST_NONCE = {1};

  private final byte[] factory;
  private final byte[] implementation;

  PasskeyAddress(Account factory) {
    this.factory = factory.bytes();
    this.implementation =
        lastOf(Keccak.hash(LIST_AND_ADDRESS, factory.bytes(), FIRST_NONCE)).bytes();
  }

  Account of(PasskeyPublicKey key) {
    byte[] code =
        Keccak.hash(PROXY_HEAD, implementation, PROXY_TAIL, key.x().bytes(), key.y().bytes());
    return lastOf(Keccak.hash(CREATE2, factory, SALT, code));
  }

  private static Account lastOf(byte[] hash) {
    return Account.of(Arrays.copyOfRange(hash, 12, 32));
  }
}
