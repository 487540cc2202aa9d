package app.tangible.chain.erc4337;

import app.tangible.chain.Bytes32;
import app.tangible.chain.account.PasskeyAssertion;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;

/** An assertion as accounts read it: see {@code IPasskeyAccount}. */
final class PackedAssertion {

  private static final X9ECParameters P256 = CustomNamedCurves.getByName("secp256r1");
  private static final BigInteger ORDER = P256.getN();
  private static final BigInteger HALF_ORDER = ORDER.shiftRight(1);

  private PackedAssertion() {}

  /**
   * The account's signature.
   *
   * @throws IllegalArgumentException when the client data are not about this challenge (WebAuthn 3,
   *     5.8.1.2), or the signature is not DER: the account would refuse
   */
  static byte[] of(Bytes32 challenge, PasskeyAssertion assertion) {
    byte[] begin = beginOf(challenge);
    byte[] clientData = assertion.clientData();
    if (clientData.length <= begin.length
        || !Arrays.equals(begin, Arrays.copyOf(clientData, begin.length))) {
      throw new IllegalArgumentException("the client data are not about this operation");
    }
    BigInteger[] rs = read(assertion.signature());
    BigInteger s = rs[1].compareTo(HALF_ORDER) > 0 ? ORDER.subtract(rs[1]) : rs[1];
    byte[] authenticatorData = assertion.authenticatorData();
    // From the quote that closes the challenge on: the account writes what stands before.
    byte[] rest = Arrays.copyOfRange(clientData, begin.length - 1, clientData.length);
    Bytes packed = new Bytes().number(assertion.index(), 1).word(rs[0]).word(s);
    return packed.number(authenticatorData.length, 2).raw(authenticatorData).raw(rest).bytes();
  }

  private static byte[] beginOf(Bytes32 challenge) {
    String encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(challenge.bytes());
    String begin = "{\"type\":\"webauthn.get\",\"challenge\":\"" + encoded + "\"";
    return begin.getBytes(StandardCharsets.US_ASCII);
  }

  private static BigInteger[] read(byte[] signature) {
    try {
      return StandardDSAEncoding.INSTANCE.decode(ORDER, signature);
    } catch (java.io.IOException e) {
      throw new IllegalArgumentException("the signature is not two numbers in DER", e);
    }
  }
}
