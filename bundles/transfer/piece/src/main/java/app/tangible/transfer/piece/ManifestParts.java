package app.tangible.transfer.piece;

import app.tangible.content.PieceManifest;
import java.io.ByteArrayOutputStream;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** A manifest that comes in parts, in order, no longer than its film needs. */
final class ManifestParts {

  private static final int HEAD_BYTES = 68;
  private static final long WORD = 0xffff_ffffL;

  private final long most;
  private final ByteArrayOutputStream parts = new ByteArrayOutputStream();

  ManifestParts(int pieces) {
    most = Math.min(HEAD_BYTES + 32L * pieces, PieceManifest.MAX_ENCODED_BYTES);
  }

  /** All of it, with its last part. */
  Optional<byte[]> add(ByteBuffer body) throws ProtocolException {
    long total = body.getInt() & WORD;
    long at = body.getInt() & WORD;
    if (total > most || at != parts.size() || at + body.remaining() > total) {
      throw new ProtocolException("a manifest is not what it should be");
    }
    parts.write(body.array(), body.arrayOffset() + body.position(), body.remaining());
    return parts.size() == total ? Optional.of(parts.toByteArray()) : Optional.empty();
  }
}
