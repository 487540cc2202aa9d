package app.tangible.transfer;

import java.nio.ByteBuffer;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Where a supplier puts one chunk. For one thread at a time. */
@ProviderType
public interface Sink extends Recall {

  /**
   * Takes the next bytes of the chunk, in order.
   *
   * @throws SupplyFault when there is more than the chunk's length
   */
  void take(ByteBuffer bytes) throws SupplyFault;

  /** Whether it is needed before all else that this supplier was asked for. */
  boolean isUrgent();

  /** Takes the proof of a chunk that is not a whole piece, in the order of the piece protocol. */
  void proof(List<byte[]> hashes);
}
