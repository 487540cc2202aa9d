package app.tangible.accounts.passkey;

import app.tangible.chain.Bytes32;
import app.tangible.chain.account.PasskeyPublicKey;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.dataformat.cbor.CBORMapper;

/** An authenticator in software and the browser before it, in which every part can be wrong. */
final class SoftAuthenticator {

  private static final int PRESENT = 0x01;
  private static final int VERIFIED = 0x04;
  private static final int ATTESTED = 0x40;
  private static final CBORMapper CBOR = new CBORMapper();

  private final KeyPair pair;
  final byte[] credential = new byte[32];
  String origin;
  String relyingParty = "localhost";
  int flags = PRESENT | VERIFIED;
  int count;
  String registers = "webauthn.create";
  String asserts = "webauthn.get";

  SoftAuthenticator(String origin) throws GeneralSecurityException {
    this.origin = origin;
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    pair = generator.generateKeyPair();
    new SecureRandom().nextBytes(credential);
  }

  PasskeyPublicKey key() {
    return new PasskeyPublicKey(Bytes32.of(x()), Bytes32.of(y()));
  }

  private byte[] x() {
    return coordinate(((ECPublicKey) pair.getPublic()).getW().getAffineX());
  }

  private byte[] y() {
    return coordinate(((ECPublicKey) pair.getPublic()).getW().getAffineY());
  }

  private static byte[] coordinate(BigInteger number) {
    byte[] bytes = number.toByteArray();
    ByteBuffer whole = ByteBuffer.allocate(32);
    int from = Math.max(0, bytes.length - 32);
    whole.position(32 - (bytes.length - from));
    return whole.put(bytes, from, bytes.length - from).array();
  }

  /** The client data and the attestation object, as the page sends them. */
  Map<String, String> register(String challenge) throws GeneralSecurityException {
    Map<Integer, Object> cose = new LinkedHashMap<>();
    cose.put(1, 2); // kty: EC2
    cose.put(3, -7); // alg: ES256
    cose.put(-1, 1); // crv: P-256
    cose.put(-2, x());
    cose.put(-3, y());
    byte[] key = CBOR.writeValueAsBytes(cose);
    ByteBuffer data = ByteBuffer.allocate(37 + 16 + 2 + credential.length + key.length);
    data.put(head(flags | ATTESTED)).put(new byte[16]);
    data.putShort((short) credential.length).put(credential).put(key);
    Map<String, Object> attestation = new LinkedHashMap<>();
    attestation.put("fmt", "none");
    attestation.put("attStmt", Map.of());
    attestation.put("authData", data.array());
    Map<String, String> body = new LinkedHashMap<>();
    body.put("challenge", challenge);
    body.put("clientData", Base64Url.encode(clientData(registers, challenge)));
    body.put("attestationObject", Base64Url.encode(CBOR.writeValueAsBytes(attestation)));
    return body;
  }

  /** The assertion, as the page sends it. */
  Map<String, String> sign(String challenge) throws GeneralSecurityException {
    count++;
    byte[] clientData = clientData(asserts, challenge);
    byte[] authenticatorData = head(flags);
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(pair.getPrivate());
    signature.update(authenticatorData);
    signature.update(MessageDigest.getInstance("SHA-256").digest(clientData));
    return Map.of(
        "clientData", Base64Url.encode(clientData),
        "authenticatorData", Base64Url.encode(authenticatorData),
        "signature", Base64Url.encode(signature.sign()));
  }

  private byte[] head(int allFlags) throws GeneralSecurityException {
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(relyingParty.getBytes(StandardCharsets.UTF_8));
    return ByteBuffer.allocate(37).put(hash).put((byte) allFlags).putInt(count).array();
  }

  private byte[] clientData(String type, String challenge) {
    return ("{\"type\":\""
            + type
            + "\",\"challenge\":\""
            + challenge
            + "\",\"origin\":\""
            + origin
            + "\",\"crossOrigin\":false}")
        .getBytes(StandardCharsets.UTF_8);
  }
}
