package app.tangible.decoder.rehearsal;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** A process that is killed when its time is over, whoever reads from it then. */
record LimitedProcess(Process process, CompletableFuture<Void> end) implements AutoCloseable {

  static LimitedProcess start(ProcessBuilder builder, Duration limit) throws IOException {
    // The product's decoder has none of it: with JAVA_TOOL_OPTIONS another JVM would be rehearsed.
    builder.environment().clear();
    Process process = builder.start();
    Executor later = CompletableFuture.delayedExecutor(limit.toMillis(), TimeUnit.MILLISECONDS);
    // Not Process.destroyForcibly, which closes what is being read.
    Runnable kill = process.toHandle()::destroyForcibly;
    return new LimitedProcess(process, CompletableFuture.runAsync(kill, later));
  }

  /** Whether it ended by itself, and well. */
  boolean endsWell() throws InterruptedException {
    return process.waitFor() == 0;
  }

  @Override
  public void close() {
    end.cancel(false);
    process.destroyForcibly();
  }
}
