package app.tangible.ingestion.ffmpeg;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs a command with bounds on its time and on what it says. */
final class Tool {

  private static final int MAX_OUTPUT_BYTES = 4 << 20;
  private static final int MAX_ERROR_BYTES = 8 << 10;

  private Tool() {}

  /** What it said and how it ended. */
  record Result(int exit, byte[] output, String error) {}

  /**
   * Runs it without an environment; an interrupt kills it.
   *
   * @throws Unusable when it takes longer or says more than it may
   */
  static Result run(List<String> command, Duration atMost)
      throws IOException, InterruptedException, Unusable {
    ProcessBuilder builder = new ProcessBuilder(command);
    String path = builder.environment().get("PATH");
    builder.environment().clear();
    builder.environment().put("PATH", path == null ? "/usr/bin:/bin" : path);
    builder.environment().put("LC_ALL", "C.UTF-8");
    Process process = builder.redirectInput(new java.io.File("/dev/null")).start();
    try {
      CompletableFuture<byte[]> output = read(process.getInputStream(), MAX_OUTPUT_BYTES);
      CompletableFuture<byte[]> error = read(process.getErrorStream(), MAX_ERROR_BYTES);
      if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new Unusable("The master took longer than " + atMost.toSeconds() + " s to read.");
      }
      byte[] said = output.join();
      if (said.length > MAX_OUTPUT_BYTES) {
        throw new Unusable("The master describes itself in more than 4 MiB.");
      }
      return new Result(
          process.exitValue(), said, new String(error.join(), StandardCharsets.UTF_8));
    } finally {
      process.destroyForcibly();
    }
  }

  /**
   * Up to one byte more than the bound; the rest is read and dropped, or the process would hang.
   */
  private static CompletableFuture<byte[]> read(InputStream in, int bound) {
    CompletableFuture<byte[]> done = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(
            () -> {
              ByteArrayOutputStream kept = new ByteArrayOutputStream();
              byte[] step = new byte[8_192];
              try (in) {
                for (int n = in.read(step); n >= 0; n = in.read(step)) {
                  kept.write(step, 0, Math.min(n, bound + 1 - Math.min(bound + 1, kept.size())));
                }
              } catch (IOException e) {
                // it was killed: what it said so far is enough
              }
              done.complete(kept.toByteArray());
            });
    return done;
  }
}
