package app.tangible.transfer.swarm;

import app.tangible.content.PieceHashing;
import app.tangible.content.PieceManifest;
import app.tangible.transfer.SupplyFault;
import app.tangible.transfer.SupplyFault.Kind;
import app.tangible.transfer.Wanted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Manifests are believed only when they are of this film and hash up to its root. */
final class Manifests {

  private Manifests() {}

  static PieceManifest verified(byte[] encoded, Wanted wanted, PieceHashing hashing)
      throws SupplyFault {
    PieceManifest manifest;
    try {
      manifest = PieceManifest.decode(encoded);
    } catch (IllegalArgumentException e) {
      throw new SupplyFault(Kind.LIED, "its manifest cannot be read: " + e.getMessage());
    }
    if (!manifest.film().equals(wanted.film())
        || !manifest.root().equals(wanted.root())
        || manifest.sealedBytes() != wanted.sealedBytes()) {
      throw new SupplyFault(Kind.LIED, "its manifest is of another film");
    }
    if (manifest.pieceBytes() > Limits.MAX_PIECE_BYTES) {
      throw new SupplyFault(
          Kind.LIED, "its manifest has pieces of " + manifest.pieceBytes() + " bytes");
    }
    if (!hashing.rootMatches(manifest)) {
      throw new SupplyFault(Kind.LIED, "its manifest does not hash to the film's root");
    }
    return manifest;
  }

  /** Where the manifest of a target lies; it stays there so that the film can be served on. */
  static Path of(Path target) {
    return DurableFiles.beside(target, ".manifest");
  }

  /** The one beside the target, verified again; empty where there is none that holds. */
  static Optional<PieceManifest> kept(Path target, Wanted wanted, PieceHashing hashing)
      throws IOException {
    Path path = of(target);
    if (!Files.exists(path) || Files.size(path) > PieceManifest.MAX_ENCODED_BYTES) {
      return Optional.empty();
    }
    try {
      return Optional.of(verified(Files.readAllBytes(path), wanted, hashing));
    } catch (SupplyFault damaged) {
      return Optional.empty();
    }
  }
}
