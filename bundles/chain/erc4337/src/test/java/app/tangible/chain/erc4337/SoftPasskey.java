package app.tangible.chain.erc4337;

import app.tangible.chain.Bytes32;
import app.tangible.chain.account.PasskeyAssertion;
import app.tangible.chain.account.PasskeyPublicKey;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/** An authenticator in software, and the browser before it. */
final class SoftPasskey {

  private final KeyPair pair;

  SoftPasskey() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    pair = generator.generateKeyPair();
  }

  PasskeyPublicKey key() {
    var point = ((ECPublicKey) pair.getPublic()).getW();
    return new PasskeyPublicKey(word(point.getAffineX()), word(point.getAffineY()));
  }

  private static Bytes32 word(BigInteger number) {
    return Bytes32.of(new Bytes().word(number).bytes());
  }

  PasskeyAssertion sign(int index, Bytes32 challenge) throws GeneralSecurityException {
    return sign(index, challenge, "webauthn.get");
  }

  PasskeyAssertion sign(int index, Bytes32 challenge, String type) throws GeneralSecurityException {
    String encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(challenge.bytes());
    byte[] clientData =
        ("{\"type\":\""
                + type
                + "\",\"challenge\":\""
                + encoded
                + "\",\"origin\":\"https://tangible.example\",\"crossOrigin\":false}")
            .getBytes(StandardCharsets.UTF_8);
    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    byte[] relyingParty = sha256.digest("tangible.example".getBytes(StandardCharsets.UTF_8));
    byte[] authenticatorData = new Bytes().raw(relyingParty).number(0x05, 1).number(0, 4).bytes();
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(pair.getPrivate());
    signature.update(authenticatorData);
    signature.update(sha256.digest(clientData));
    return new PasskeyAssertion(index, authenticatorData, clientData, signature.sign());
  }
}
