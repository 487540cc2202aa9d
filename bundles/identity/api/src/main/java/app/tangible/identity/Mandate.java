package app.tangible.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The word of an account that passkeys command (docs/protocols/passkey-account.md): a household
 * plays, and says for it on which devices, what the account owns. Signed once.
 *
 * @param chainId at least 1
 * @param account owns the licences
 * @param household whose grants hold for them
 * @param factory that made the account: its address follows from it and the first passkey
 * @param passkey that signed: x and y of a point of P-256, 128 lower-case hex digits
 * @param signature over {@link #text}, as the account takes it (ERC-1271): lower-case hex of 105 to
 *     2,048 bytes
 */
public record Mandate(
    long chainId,
    OwnerAddress account,
    OwnerPublicKey household,
    OwnerAddress factory,
    String passkey,
    String signature) {

  /** How many hex digits a signature has at most. */
  public static final int MAX_SIGNATURE_CHARS = 4_096;

  private static final Pattern PASSKEY = Pattern.compile("[0-9a-f]{128}");
  private static final Pattern SIGNATURE = Pattern.compile("([0-9a-f]{2}){105,2048}");

  /** Refuses other spellings. */
  public Mandate {
    if (chainId < 1
        || !PASSKEY.matcher(passkey).matches()
        || !SIGNATURE.matcher(signature).matches()) {
      throw new IllegalArgumentException("a mandate names chain, passkey and its signature");
    }
  }

  /** What is signed, EIP-191 version 0x45. */
  public static String text(long chainId, OwnerAddress account, OwnerPublicKey household) {
    return "Tangible household v1\nchain "
        + chainId
        + "\naccount "
        + account.text()
        + "\nhousehold "
        + household.hex();
  }

  /** The exact text that was signed. */
  public String text() {
    return text(chainId, account, household);
  }

  /** The signature, a fresh array. */
  public byte[] signatureBytes() {
    return HexFormat.of().parseHex(signature);
  }

  /** What certificates name it by: SHA-256 of all of it, 64 lower-case hex digits. */
  public String digest() {
    String all = String.join("\n", text(), factory.text(), passkey, signature);
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(all.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
