package app.tangible.licence.certificate;

import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A signed note (C2SP signed-note) with exactly one signature, in one spelling. Unknown signatures,
 * which the specification would skip, are refused: every byte is covered.
 *
 * @param text what is signed, each line with its newline
 * @param name of who signed
 * @param signed key hash and signature
 */
record SignedNote(String text, String name, byte[] signed) {

  static final int MAX_CHARS = 2_048;

  private static final Pattern FORM =
      Pattern.compile(
          "((?:[^\n]+\n){1,16})\n\u2014 ([!-*,-~]{1,128}) ([A-Za-z0-9+/]{91}=)\n", Pattern.DOTALL);

  static SignedNote parse(String note) {
    Matcher form = FORM.matcher(note.length() <= MAX_CHARS ? note : "");
    if (!form.matches()) {
      throw new IllegalArgumentException("not a signed note with one signature");
    }
    SignedNote parsed =
        new SignedNote(form.group(1), form.group(2), Base64.getDecoder().decode(form.group(3)));
    // Base64 has spare bits: one spelling only.
    if (!parsed.note().equals(note)) {
      throw new IllegalArgumentException("a signed note is not in canonical form");
    }
    return parsed;
  }

  static SignedNote sign(String text, String name, PrivateKey log) {
    LogKey key = new LogKey(name, Ed25519.publicOf(log));
    byte[] signature = Ed25519.sign(log, text.getBytes(StandardCharsets.UTF_8));
    byte[] signed = Arrays.copyOf(key.hash(), LogKey.HASH_BYTES + signature.length);
    System.arraycopy(signature, 0, signed, LogKey.HASH_BYTES, signature.length);
    return new SignedNote(text, name, signed);
  }

  boolean isSignedBy(LogKey log, SignatureCheck check) {
    return name.equals(log.name())
        && Arrays.equals(log.hash(), Arrays.copyOf(signed, LogKey.HASH_BYTES))
        && check.verifies(
            log.key(),
            text.getBytes(StandardCharsets.UTF_8),
            Arrays.copyOfRange(signed, LogKey.HASH_BYTES, signed.length));
  }

  String note() {
    return text + "\n\u2014 " + name + " " + Base64.getEncoder().encodeToString(signed) + "\n";
  }
}
