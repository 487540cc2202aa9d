package app.tangible.licence.certificate;

import app.tangible.licence.Checkpoint;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A checkpoint (C2SP tlog-checkpoint) in a signed note (C2SP signed-note) with exactly one
 * signature, the log's. Unknown signatures, which the specification would skip, are refused: every
 * byte of a certificate is covered.
 */
record CheckpointNote(Checkpoint checkpoint, String text, String name, byte[] signed) {

  static final int MAX_CHARS = 2_048;

  private static final Pattern FORM =
      Pattern.compile(
          """
          ([!-*,-~]{1,256})
          ([1-9][0-9]{0,15})
          ([A-Za-z0-9+/]{43}=)
          time (0|[1-9][0-9]{0,11})
          anchor ([1-9][0-9]{0,15}) (0x[0-9a-f]{64}) (0|[1-9][0-9]{0,15})

          \u2014 ([!-*,-~]{1,128}) ([A-Za-z0-9+/]{91}=)
          """);

  static CheckpointNote parse(String note) {
    Matcher form = FORM.matcher(note.length() <= MAX_CHARS ? note : "");
    if (!form.matches()) {
      throw new IllegalArgumentException("certificate.note is not a checkpoint of this format");
    }
    Checkpoint checkpoint =
        new Checkpoint(
            form.group(1),
            number(form.group(2)),
            HexFormat.of().formatHex(Base64.getDecoder().decode(form.group(3))),
            Instant.ofEpochSecond(Math.min(number(form.group(4)), Fields.MAX_SECONDS)),
            number(form.group(5)),
            form.group(6),
            number(form.group(7)));
    byte[] signed = Base64.getDecoder().decode(form.group(9));
    CheckpointNote parsed =
        new CheckpointNote(checkpoint, textOf(checkpoint), form.group(8), signed);
    // Base64 has spare bits and numbers have bounds: one spelling only.
    if (!parsed.note().equals(note)) {
      throw new IllegalArgumentException("certificate.note is not in canonical form");
    }
    return parsed;
  }

  static String sign(Checkpoint checkpoint, String name, PrivateKey log) {
    LogKey key = new LogKey(name, Ed25519.publicOf(log));
    if (!key.covers(checkpoint.origin())) {
      throw new IllegalArgumentException("the origin is not " + name + " nor begins with it and /");
    }
    String text = textOf(checkpoint);
    byte[] signature = Ed25519.sign(log, text.getBytes(StandardCharsets.UTF_8));
    byte[] signed = Arrays.copyOf(key.hash(), LogKey.HASH_BYTES + signature.length);
    System.arraycopy(signature, 0, signed, LogKey.HASH_BYTES, signature.length);
    String note = new CheckpointNote(checkpoint, text, name, signed).note();
    parse(note);
    return note;
  }

  boolean isSignedBy(LogKey log) {
    return name.equals(log.name())
        && Arrays.equals(log.hash(), Arrays.copyOf(signed, LogKey.HASH_BYTES))
        && Ed25519.verifies(
            log.key(),
            text.getBytes(StandardCharsets.UTF_8),
            Arrays.copyOfRange(signed, LogKey.HASH_BYTES, signed.length));
  }

  private String note() {
    return text + "\n\u2014 " + name + " " + Base64.getEncoder().encodeToString(signed) + "\n";
  }

  private static String textOf(Checkpoint checkpoint) {
    byte[] root = HexFormat.of().parseHex(checkpoint.root());
    return String.join(
        "\n",
        checkpoint.origin(),
        Long.toString(checkpoint.treeSize()),
        Base64.getEncoder().encodeToString(root),
        "time " + checkpoint.time().getEpochSecond(),
        "anchor "
            + checkpoint.anchorChain()
            + " "
            + checkpoint.anchorTransaction()
            + " "
            + checkpoint.anchorBlock(),
        "");
  }

  private static long number(String digits) {
    long number = Long.parseLong(digits);
    if (number > CanonicalJson.MAX_INTEGER) {
      throw new IllegalArgumentException("certificate.note holds a number of more than 53 bits");
    }
    return number;
  }
}
