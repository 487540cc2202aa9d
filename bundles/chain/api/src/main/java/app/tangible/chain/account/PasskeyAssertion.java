package app.tangible.chain.account;

/**
 * What an authenticator answers when it is asked to sign a challenge (WebAuthn 3, section 6.3.3).
 *
 * @param index which of the account's passkeys signed, 0 to 15
 * @param authenticatorData as the authenticator gave it
 * @param clientData the JSON that the browser made, byte for byte
 * @param signature ECDSA in DER, over both
 */
public record PasskeyAssertion(
    int index, byte[] authenticatorData, byte[] clientData, byte[] signature) {

  private static final int MAX_KEYS = 16;
  private static final int MAX_BYTES = 4_096;

  /** Refuses what no account could take. */
  public PasskeyAssertion {
    if (index < 0 || index >= MAX_KEYS) {
      throw new IllegalArgumentException("an account has passkeys 0 to 15, not " + index);
    }
    if (authenticatorData.length > MAX_BYTES
        || clientData.length > MAX_BYTES
        || signature.length > MAX_BYTES) {
      throw new IllegalArgumentException("no part of an assertion is longer than 4096 bytes");
    }
    authenticatorData = authenticatorData.clone();
    clientData = clientData.clone();
    signature = signature.clone();
  }

  @Override
  public byte[] authenticatorData() {
    return authenticatorData.clone();
  }

  @Override
  public byte[] clientData() {
    return clientData.clone();
  }

  @Override
  public byte[] signature() {
    return signature.clone();
  }
}
