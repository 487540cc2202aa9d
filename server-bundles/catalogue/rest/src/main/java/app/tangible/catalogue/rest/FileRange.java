package app.tangible.catalogue.rest;

import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Writes a part of a file in large steps. */
record FileRange(Path file, long first, long count) implements StreamingOutput {

  private static final int STEP_BYTES = 256 << 10;

  @Override
  public void write(OutputStream out) throws IOException {
    byte[] step = new byte[(int) Math.min(STEP_BYTES, Math.max(count, 1))];
    ByteBuffer buffer = ByteBuffer.wrap(step);
    try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
      for (long done = 0; done < count; ) {
        buffer.clear().limit((int) Math.min(step.length, count - done));
        int n = in.read(buffer, first + done);
        if (n < 0) {
          throw new IOException("the sealed file ends after " + (first + done) + " bytes");
        }
        out.write(step, 0, n);
        done += n;
      }
    }
  }
}
