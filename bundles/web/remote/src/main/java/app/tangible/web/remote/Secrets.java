package app.tangible.web.remote;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;

/** Codes that people read, tokens that browsers keep, and what of them rests on the disk. */
final class Secrets {

  /** Without the ones that look alike. */
  private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

  private static final int CODE_LENGTH = 10;
  private static final int TOKEN_BYTES = 32;
  private static final int ID_BYTES = 8;
  private static final int NUMBERS = 10_000;

  private final SecureRandom random = new SecureRandom();

  /** 50 bits: with few tries allowed, more than can be guessed. */
  String code() {
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < CODE_LENGTH; i++) {
      code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return code.toString();
  }

  String token() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(TOKEN_BYTES));
  }

  String id() {
    return HexFormat.of().formatHex(bytes(ID_BYTES));
  }

  /** Four digits. */
  String number() {
    return String.format(Locale.ROOT, "%04d", random.nextInt(NUMBERS));
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  /** As it was shown, however it was typed. */
  static String tidy(String code) {
    return code.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
  }

  /** Takes as long for a wrong one as for the right one. */
  static boolean same(String one, String other) {
    return MessageDigest.isEqual(sha256(one), sha256(other));
  }

  /** A token is 256 random bits: a plain hash of it tells nothing. */
  static String hash(String token) {
    return HexFormat.of().formatHex(sha256(token));
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
