package app.tangible.licence.certificate;

import app.tangible.licence.Checkpoint;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A checkpoint (C2SP tlog-checkpoint) in a signed note. */
record CheckpointNote(Checkpoint checkpoint, SignedNote signed) {

  private static final Pattern FORM =
      Pattern.compile(
          """
          ([!-*,-~]{1,128})
          ([1-9][0-9]{0,15})
          ([A-Za-z0-9+/]{43}=)
          time (0|[1-9][0-9]{0,11})
          anchor ([1-9][0-9]{0,15}) (0x[0-9a-f]{64}) (0|[1-9][0-9]{0,15})
          """);

  static CheckpointNote parse(String note) {
    SignedNote signed = SignedNote.parse(note);
    Matcher form = FORM.matcher(signed.text());
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
    // Base64 has spare bits and numbers have bounds: one spelling only.
    if (!textOf(checkpoint).equals(signed.text())) {
      throw new IllegalArgumentException("certificate.note is not in canonical form");
    }
    return new CheckpointNote(checkpoint, signed);
  }

  static String sign(Checkpoint checkpoint, String name, PrivateKey log) {
    if (!checkpoint.origin().equals(name)) {
      throw new IllegalArgumentException("the origin is not " + name);
    }
    String note = SignedNote.sign(textOf(checkpoint), name, log).note();
    parse(note);
    return note;
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

  static long number(String digits) {
    long number = Long.parseLong(digits);
    if (number > CanonicalJson.MAX_INTEGER) {
      throw new IllegalArgumentException("a note holds a number of more than 53 bits");
    }
    return number;
  }
}
