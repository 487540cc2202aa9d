package app.tangible.licence;

import java.util.List;

/**
 * A certificate that was read and whose form is right; {@link LicenceChecker} says whether it is
 * true.
 *
 * @param path sibling hashes from the leaf to the root (RFC 9162, 2.1.3)
 * @param note the signed checkpoint as text
 */
public record Certificate(
    CertificateFacts facts, long leafIndex, List<byte[]> path, String note, Checkpoint checkpoint) {

  /** Copies. */
  public Certificate {
    path = path.stream().map(byte[]::clone).toList();
  }
}
