package app.tangible.accounts.passkey;

import app.tangible.chain.Bytes32;
import app.tangible.chain.account.PasskeyPublicKey;
import app.tangible.web.ProblemException;
import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.credential.CredentialRecord;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticationRequest;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.RegistrationRequest;
import com.webauthn4j.data.attestation.authenticator.AAGUID;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.Curve;
import com.webauthn4j.data.attestation.authenticator.EC2COSEKey;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a browser and its authenticator answer (WebAuthn 3, sections 7.1 and 7.2): challenge,
 * origin, relying party, presence and verification of the user, signature, counter. Which maker the
 * authenticator is of is not asked.
 */
final class Ceremony {

  private static final Logger log = LoggerFactory.getLogger(Ceremony.class);
  private static final List<PublicKeyCredentialParameters> ES256 =
      List.of(
          new PublicKeyCredentialParameters(
              PublicKeyCredentialType.PUBLIC_KEY, COSEAlgorithmIdentifier.ES256));

  private final WebAuthnManager manager = WebAuthnManager.createNonStrictWebAuthnManager();
  private final Origin origin;
  private final String relyingParty;

  /** For pages of this origin alone, such as {@code https://store.example}. */
  Ceremony(String origin) {
    URI uri = URI.create(origin);
    boolean isLocal = "localhost".equals(uri.getHost());
    if (uri.getHost() == null
        || !("https".equals(uri.getScheme()) || (isLocal && "http".equals(uri.getScheme())))
        || !(uri.getRawPath() == null || uri.getRawPath().isEmpty())
        || uri.getRawQuery() != null) {
      throw new IllegalArgumentException(
          "origin is https and a host, or http://localhost, without a path: " + origin);
    }
    this.origin = new Origin(origin);
    relyingParty = uri.getHost();
  }

  String relyingParty() {
    return relyingParty;
  }

  /** A new passkey. */
  record Registered(byte[] credential, PasskeyPublicKey key, long signCount) {}

  /** Answers 422 for what does not verify. */
  Registered register(byte[] challenge, byte[] attestationObject, byte[] clientData) {
    try {
      RegistrationData data =
          manager.verify(
              new RegistrationRequest(attestationObject, clientData),
              new RegistrationParameters(expecting(challenge), ES256, true, true));
      var authenticator =
          Objects.requireNonNull(data.getAttestationObject()).getAuthenticatorData();
      AttestedCredentialData attested =
          Objects.requireNonNull(authenticator.getAttestedCredentialData());
      if (!(attested.getCOSEKey() instanceof EC2COSEKey key)
          || !Curve.SECP256R1.equals(key.getCurve())) {
        throw refusal("its key is not of P-256");
      }
      PasskeyPublicKey point = new PasskeyPublicKey(word(key.getX()), word(key.getY()));
      return new Registered(attested.getCredentialId(), point, authenticator.getSignCount());
    } catch (ProblemException e) {
      throw e;
    } catch (RuntimeException e) {
      // The library lets pass what its parsers throw: all that can fail here is what was sent.
      throw refused(e);
    }
  }

  /** The counter that the authenticator has now; answers 422 for what does not verify. */
  long verify(
      PasskeyRow passkey,
      byte[] challenge,
      byte[] authenticatorData,
      byte[] clientData,
      byte[] signature) {
    byte[] credential = Base64Url.decode("credential", passkey.credential());
    try {
      AuthenticationData data =
          manager.verify(
              new AuthenticationRequest(credential, authenticatorData, clientData, signature),
              new AuthenticationParameters(
                  expecting(challenge), known(passkey, credential), null, true, true));
      return Objects.requireNonNull(data.getAuthenticatorData()).getSignCount();
    } catch (ProblemException e) {
      throw e;
    } catch (RuntimeException e) {
      // The library lets pass what its parsers throw: all that can fail here is what was sent.
      throw refused(e);
    }
  }

  private static CredentialRecord known(PasskeyRow passkey, byte[] credential) {
    EC2COSEKey key =
        new EC2COSEKey(
            null,
            COSEAlgorithmIdentifier.ES256,
            null,
            Curve.SECP256R1,
            passkey.key().x().bytes(),
            passkey.key().y().bytes());
    return new CredentialRecordImpl(
        new NoneAttestationStatement(),
        null,
        null,
        null,
        passkey.signCount(),
        new AttestedCredentialData(AAGUID.ZERO, credential, key),
        null,
        null,
        null,
        null);
  }

  private ServerProperty expecting(byte[] challenge) {
    return ServerProperty.builder()
        .origin(origin)
        .rpId(relyingParty)
        .challenge(new DefaultChallenge(challenge))
        .build();
  }

  private static Bytes32 word(byte[] coordinate) {
    if (coordinate == null || coordinate.length != 32) {
      throw new IllegalArgumentException("a coordinate has 32 bytes");
    }
    return Bytes32.of(coordinate);
  }

  private static ProblemException refused(RuntimeException e) {
    log.debug("a passkey was refused", e);
    return refusal(e.getClass().getSimpleName());
  }

  private static ProblemException refusal(String why) {
    return new ProblemException(
        422, "passkey", "The passkey's answer does not verify: " + why + ". Ask anew.");
  }
}
