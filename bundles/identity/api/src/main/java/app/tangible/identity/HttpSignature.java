package app.tangible.identity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * HTTP message signatures (RFC 9421) by a device's Ed25519 key, with a SHA-256 content digest (RFC
 * 9530).
 *
 * <p>Covered, always and in this order: {@code @method}, {@code @path}, {@code @query}, {@code
 * content-digest} when there is a body, {@code idempotency-key} when there is one. A signature that
 * covers anything else is refused.
 *
 * <p>Guarantee: who lacks the device's key cannot make or change a request. Restriction: within
 * {@link #TOLERANCE} a captured request can be sent again; writes carry an idempotency key. The
 * host is not covered, as gateways rewrite it.
 */
public final class HttpSignature {

  /** How far the signer's clock may be off. */
  public static final Duration TOLERANCE = Duration.ofMinutes(5);

  private static final Pattern INPUT =
      Pattern.compile(
          "tangible=(\\(([\"@a-z"
              + " -]{1,200})\\);created=(\\d{1,12});keyid=\"([0-9a-f]{64})\";alg=\"ed25519\")");
  private static final Pattern VALUE = Pattern.compile("tangible=:([A-Za-z0-9+/=]{86,90}):");
  private static final byte[] SPKI_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  private HttpSignature() {}

  /**
   * What is signed of a request.
   *
   * @param path absolute path as sent, percent-encoded
   * @param query as sent, without the question mark; empty where there is none
   * @param body empty where there is none
   */
  public record Request(
      String method, String path, String query, byte[] body, Optional<String> idempotencyKey) {}

  /**
   * The headers to add: {@code Signature-Input}, {@code Signature}, and {@code Content-Digest} when
   * there is a body.
   */
  public static Map<String, String> sign(
      Request request, DeviceId device, Function<byte[], DeviceSignature> signer, Instant created) {
    String parameters =
        "(%s);created=%d;keyid=\"%s\";alg=\"ed25519\""
            .formatted(
                String.join(" ", components(request)), created.getEpochSecond(), device.hex());
    byte[] signature = signer.apply(base(request, parameters)).bytes();
    Map<String, String> headers = new LinkedHashMap<>();
    if (request.body().length > 0) {
      headers.put("Content-Digest", digest(request.body()));
    }
    headers.put("Signature-Input", "tangible=" + parameters);
    headers.put("Signature", "tangible=:" + Base64.getEncoder().encodeToString(signature) + ":");
    return headers;
  }

  /**
   * Verifies a request (RFC 9421, 3.2) and tells who signed it.
   *
   * @param header the value of the header of this name, or empty
   * @throws SignatureException saying what was expected and found
   */
  public static DeviceId verify(
      Request request, Function<String, Optional<String>> header, Instant now)
      throws SignatureException {
    // 1. and 2. Find the signature input and its signature; the one label that is known.
    Matcher input = INPUT.matcher(header.apply("Signature-Input").orElse(""));
    if (!input.matches()) {
      throw new SignatureException("Signature-Input is missing or not of the form that is asked");
    }
    Matcher value = VALUE.matcher(header.apply("Signature").orElse(""));
    if (!value.matches()) {
      throw new SignatureException("Signature is missing or not of the form that is asked");
    }
    // 3. The covered components are exactly those that are asked.
    String covered = String.join(" ", components(request));
    if (!input.group(2).equals(covered)) {
      throw new SignatureException("covered are " + input.group(2) + ", expected " + covered);
    }
    // 4. The time is near.
    Instant created = Instant.ofEpochSecond(Long.parseLong(input.group(3)));
    if (Duration.between(created, now).abs().compareTo(TOLERANCE) > 0) {
      throw new SignatureException("signed at " + created + ", here it is " + now);
    }
    // 5. The digest is the body's.
    if (request.body().length > 0
        && !header.apply("Content-Digest").orElse("").equals(digest(request.body()))) {
      throw new SignatureException("Content-Digest is not the body's SHA-256");
    }
    // 6. and 7. The signature is over the base.
    DeviceId device = new DeviceId(input.group(4));
    if (!verifies(device, base(request, input.group(1)), value.group(1))) {
      throw new SignatureException("the signature is not by device " + device);
    }
    return device;
  }

  private static boolean verifies(DeviceId device, byte[] base, String signature)
      throws SignatureException {
    try {
      byte[] spki = new byte[SPKI_PREFIX.length + 32];
      System.arraycopy(SPKI_PREFIX, 0, spki, 0, SPKI_PREFIX.length);
      System.arraycopy(device.bytes(), 0, spki, SPKI_PREFIX.length, 32);
      Signature ed25519 = Signature.getInstance("Ed25519");
      ed25519.initVerify(
          KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki)));
      ed25519.update(base);
      return ed25519.verify(Base64.getDecoder().decode(signature));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new SignatureException("the key or the signature cannot be read", e);
    }
  }

  private static List<String> components(Request request) {
    List<String> names = new ArrayList<>(List.of("@method", "@path", "@query"));
    if (request.body().length > 0) {
      names.add("content-digest");
    }
    if (request.idempotencyKey().isPresent()) {
      names.add("idempotency-key");
    }
    return names.stream().map(name -> '"' + name + '"').toList();
  }

  /** The signature base, RFC 9421, 2.5. */
  private static byte[] base(Request request, String parameters) {
    StringBuilder base = new StringBuilder();
    line(base, "@method", request.method());
    line(base, "@path", request.path());
    line(base, "@query", "?" + request.query());
    if (request.body().length > 0) {
      line(base, "content-digest", digest(request.body()));
    }
    request.idempotencyKey().ifPresent(key -> line(base, "idempotency-key", key));
    base.append("\"@signature-params\": ").append(parameters);
    return base.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void line(StringBuilder base, String name, String value) {
    base.append('"').append(name).append("\": ").append(value).append('\n');
  }

  private static String digest(byte[] body) {
    try {
      byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(body);
      return "sha-256=:" + Base64.getEncoder().encodeToString(sha256) + ":";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
