package app.tangible.demo;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;

/** The backend's secrets of one run: made here, handed on by environment, never written. */
public record Secrets(String server, String operatorToken, String chainKey) {

  public static Secrets fresh(String chainKey) {
    return new Secrets(random(), random(), chainKey);
  }

  public Map<String, String> environment() {
    return Map.of(
        "TANGIBLE_SERVER_SECRET", server,
        "TANGIBLE_OPERATOR_TOKEN", operatorToken,
        "TANGIBLE_CHAIN_KEY", chainKey);
  }

  @Override
  public String toString() {
    return "secrets";
  }

  private static String random() {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
