package app.tangible.player;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A seekable run of bytes that a player reads. Used by one thread at a time, except {@link #close}.
 */
@ConsumerType
public interface ByteSource extends AutoCloseable {

  /** Length in bytes. */
  long size();

  /**
   * Reads at the position, as {@link java.nio.channels.FileChannel#read(ByteBuffer, long)}; at
   * least 1, or -1 at the end.
   */
  int read(long position, ByteBuffer target) throws IOException;

  /** Makes a blocked and every later read fail at once. */
  @Override
  void close();
}
