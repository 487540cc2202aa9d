package app.tangible.payment.testprocessor;

import app.tangible.payment.ForgedWebhookException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** {@code t=<unix seconds>,v1=<hex HMAC-SHA256(secret, t + "." + body)>}. */
final class WebhookSignature {

  private static final Pattern FORM = Pattern.compile("t=(\\d{1,12}),v1=([0-9a-f]{64})");
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  private final SecretKeySpec secret;

  /** Takes the bytes over and wipes them. */
  WebhookSignature(byte[] secret) {
    this.secret = new SecretKeySpec(secret, "HmacSHA256");
    Arrays.fill(secret, (byte) 0);
  }

  String sign(byte[] body, Instant now) {
    String time = String.valueOf(now.getEpochSecond());
    return "t=" + time + ",v1=" + HexFormat.of().formatHex(mac(time, body));
  }

  void check(String header, byte[] body, Instant now) throws ForgedWebhookException {
    Matcher form = FORM.matcher(header);
    if (!form.matches()) {
      throw new ForgedWebhookException("the signature is missing or malformed");
    }
    if (!MessageDigest.isEqual(mac(form.group(1), body), HexFormat.of().parseHex(form.group(2)))) {
      throw new ForgedWebhookException("the signature is not the processor's");
    }
    Instant sent = Instant.ofEpochSecond(Long.parseLong(form.group(1)));
    if (Duration.between(sent, now).abs().compareTo(TOLERANCE) > 0) {
      throw new ForgedWebhookException("it was sent at " + sent + ", here it is " + now);
    }
  }

  private byte[] mac(String time, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(secret);
      mac.update((time + ".").getBytes(StandardCharsets.UTF_8));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
    }
  }
}
