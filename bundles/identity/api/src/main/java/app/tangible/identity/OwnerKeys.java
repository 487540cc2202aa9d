package app.tangible.identity;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The arithmetic of owners' keys (secp256k1), and what checking their licences needs beside it.
 * Stateless, safe for use by several threads.
 */
@ProviderType
public interface OwnerKeys {

  /** 32 fresh bytes that are a valid private key. */
  byte[] generate();

  /** The public key of a 32-byte private key. */
  OwnerPublicKey publicKeyOf(byte[] privateKey);

  /** Last 20 bytes of Keccak-256 of the public key (Ethereum yellow paper, appendix F). */
  OwnerAddress addressOf(OwnerPublicKey key);

  /**
   * Whether the Ed25519 signature (RFC 8032) over the message is by this key, raw. What is no key,
   * no point or not reduced is no signature.
   */
  boolean verifiesEd25519(byte[] key, byte[] message, byte[] signature);

  /** Keccak-256 with Ethereum's padding, 32 bytes: what addresses, blocks and its trees are of. */
  byte[] keccak256(byte[] data);

  /** Signs the text after EIP-191 version 0x45; deterministic (RFC 6979), low s. */
  OwnerSignature signText(byte[] privateKey, String text);

  /**
   * Whether the signature over the text, after EIP-191 version 0x45, is by this key; refuses a high
   * s.
   */
  boolean verifiesText(OwnerPublicKey key, String text, OwnerSignature signature);

  /** What is signed of a text after EIP-191 version 0x45, 32 bytes. */
  byte[] hashOf(String text);

  /**
   * What a passkey signs so that its account takes it for its own signature over this 32-byte hash
   * (ERC-1271; docs/protocols/passkey-account.md), 32 bytes.
   */
  byte[] passkeyChallenge(long chainId, OwnerAddress account, byte[] hash);

  /**
   * Whether a mandate is the word of the passkey that it names, of which, where it is the account's
   * first one, the account's address is a function. That a later passkey, or this one still,
   * commands the account is the chain's to say.
   */
  boolean verifies(Mandate mandate);

  /**
   * What is signed of typed data: Keccak-256 of {@code 0x19 0x01 || domain separator ||
   * hashStruct(message)} (EIP-712), 32 bytes.
   */
  byte[] hashOf(TypedMessage message);

  /** Signs typed data after EIP-712; deterministic (RFC 6979), low s. */
  OwnerSignature signTyped(byte[] privateKey, TypedMessage message);

  /** Whether the signature over the typed data, after EIP-712, is by this key; refuses a high s. */
  boolean verifiesTyped(OwnerPublicKey key, TypedMessage message, OwnerSignature signature);

  /**
   * Whose signature over the typed data this is, for whoever knows an owner by address only; empty
   * for what is no signature or has a high s. The answer is some address for most 65 bytes: it says
   * something only when it is the one expected.
   */
  Optional<OwnerAddress> signerOf(TypedMessage message, OwnerSignature signature);
}
