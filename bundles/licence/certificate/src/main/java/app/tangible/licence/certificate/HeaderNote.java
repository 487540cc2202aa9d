package app.tangible.licence.certificate;

import app.tangible.licence.StateProof;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The log's word that a block is of the chain, in a signed note. No line but the first is one of a
 * checkpoint, so that neither stands in for the other.
 *
 * @param blockHash 0x and 64 hex digits
 */
record HeaderNote(
    String origin, long chainId, long block, String blockHash, Instant time, SignedNote signed) {

  private static final String BELOW = "/headers";
  private static final Pattern FORM =
      Pattern.compile(
          """
          ([!-*,-~]{1,136})
          block ([1-9][0-9]{0,15}) (0|[1-9][0-9]{0,15}) (0x[0-9a-f]{64})
          time (0|[1-9][0-9]{0,11})
          """);

  static HeaderNote parse(String note) {
    SignedNote signed = SignedNote.parse(note);
    Matcher form = FORM.matcher(signed.text());
    if (!form.matches()) {
      throw new IllegalArgumentException("stateProof.note is not of this format");
    }
    long seconds = CheckpointNote.number(form.group(5));
    if (seconds > Fields.MAX_SECONDS) {
      throw new IllegalArgumentException("stateProof.note is of a time after the year 9999");
    }
    return new HeaderNote(
        form.group(1),
        CheckpointNote.number(form.group(2)),
        CheckpointNote.number(form.group(3)),
        form.group(4),
        Instant.ofEpochSecond(seconds),
        signed);
  }

  static String sign(
      long chainId, long block, String blockHash, Instant time, String name, PrivateKey log) {
    String text =
        name
            + BELOW
            + "\nblock "
            + chainId
            + " "
            + block
            + " "
            + blockHash
            + "\ntime "
            + time.getEpochSecond()
            + "\n";
    String note = SignedNote.sign(text, name, log).note();
    parse(note);
    return note;
  }

  /** Whether the note is of this proof's block. */
  boolean isOf(StateProof proof) {
    return chainId == proof.chainId()
        && block == proof.block()
        && blockHash.equals(proof.blockHash())
        && time.equals(proof.time());
  }

  boolean isSignedBy(LogKey log, SignatureCheck check) {
    return origin.equals(log.name() + BELOW) && signed.isSignedBy(log, check);
  }
}
