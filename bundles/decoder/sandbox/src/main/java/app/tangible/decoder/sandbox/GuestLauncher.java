package app.tangible.decoder.sandbox;

import app.tangible.decoder.Decoder.Level;
import app.tangible.decoder.DecoderException;
import app.tangible.decoder.protocol.Guard;
import app.tangible.decoder.protocol.GuestProgram;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts guests, under bubblewrap where it works. Once it has worked, a guest is never started
 * without it: falling back later would let whoever can break a start choose the weaker level.
 */
final class GuestLauncher implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(GuestLauncher.class);
  private static final int ANSWER_SECONDS = 30;

  private final GuestProgram guest;
  private final Path state;
  private final Path machineId;
  // The kernel kills a guest when the THREAD that started it ends (prctl(2), PR_SET_PDEATHSIG), so
  // all are started by this one, which lives as long as the component.
  private final ScheduledThreadPoolExecutor thread;
  private final @Nullable Bubblewrap bubblewrap;
  private volatile @Nullable Level level;
  private volatile Set<Guard> guards = Set.of();
  private final AtomicBoolean cached;

  GuestLauncher(GuestProgram guest, Path state, Path machineId, Optional<Bubblewrap> bubblewrap) {
    this.guest = guest;
    this.state = state;
    this.machineId = machineId;
    this.bubblewrap = bubblewrap.orElse(null);
    this.thread =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("decoder-launcher").factory());
    this.thread.setRemoveOnCancelPolicy(true);
    this.cached = new AtomicBoolean(guest.hasCache());
    if (bubblewrap.isEmpty()) {
      level = Level.PLAIN_PROCESS;
    }
  }

  /** Found out with a guest that is started for it, when none was before. */
  Level level() {
    Level known = level;
    if (known == null) {
      start(Optional.empty()).close();
      known = level;
    }
    return known == null ? Level.PLAIN_PROCESS : known;
  }

  /** How guests here shield themselves. */
  Set<Guard> guards() {
    if (guards.isEmpty()) {
      start(Optional.empty()).close();
    }
    return guards;
  }

  /** A guest that said welcome. */
  GuestProcess start(Optional<Path> film) {
    try {
      return start(film, cached.get());
    } catch (EndedEarlyException e) {
      if (!distrustCacheOf(e.guest)) {
        throw failed(e.guest, e.getCause());
      }
    }
    try {
      return start(film, false);
    } catch (EndedEarlyException e) {
      throw failed(e.guest, e.getCause());
    }
  }

  /**
   * This guest ended by itself: where it had the cache of the rehearsal in it, no other one gets it
   * any more. True then, also where that was known already: without it, the next one may do better.
   */
  boolean distrustCacheOf(GuestProcess ended) {
    if (!ended.fromCache() || thread.isShutdown()) {
      return false;
    }
    if (cached.getAndSet(false)) {
      LOG.warn("the decoder ended early; it starts without {} from now on", GuestProgram.CACHE);
    }
    return true;
  }

  private GuestProcess start(Optional<Path> film, boolean fromCache) throws EndedEarlyException {
    Bubblewrap sandbox = bubblewrap;
    if (sandbox == null || level == Level.PLAIN_PROCESS) {
      return greeted(spawn(plain(film, fromCache), fromCache));
    }
    GuestProcess inside = spawn(sandboxed(sandbox, film, fromCache), fromCache);
    try {
      within(inside, () -> check(inside.greet()));
      level = Level.SANDBOXED_PROCESS;
      return inside;
    } catch (IOException e) {
      inside.close();
      String errors = inside.errors();
      if (!errors.startsWith("bwrap:")) {
        throw new EndedEarlyException(inside, e);
      }
      // The film may be the reason: whether anybody is isolated here is asked without one.
      if (film.isPresent() ? level() == Level.SANDBOXED_PROCESS : level != null) {
        throw failed(inside, e);
      }
      if (film.isEmpty()) {
        LOG.warn(
            "bubblewrap refuses to isolate the decoder ({}); it runs as a plain process, a weaker"
                + " level. Allow unprivileged user namespaces (kernel.unprivileged_userns_clone=1,"
                + " or an AppArmor profile for bwrap).",
            errors);
        level = Level.PLAIN_PROCESS;
      }
      return greeted(spawn(plain(film, fromCache), fromCache));
    }
  }

  /**
   * Runs the questions; kills the guest when they take too long. That is no {@link
   * GuestDiedException}: it may have waited for the film's disk, and so would a new one.
   */
  <T> T within(GuestProcess asked, Questions<T> questions) throws IOException {
    return within(asked, ANSWER_SECONDS, questions);
  }

  /** As {@link #within(GuestProcess, Questions)}, with its own patience. */
  <T> T within(GuestProcess asked, int seconds, Questions<T> questions) throws IOException {
    AtomicBoolean late = new AtomicBoolean();
    Runnable end =
        () -> {
          late.set(true);
          asked.close();
        };
    Future<?> patience = thread.schedule(end, seconds, TimeUnit.SECONDS);
    try {
      return questions.ask();
    } catch (GuestDiedException e) {
      if (late.get()) {
        throw new IOException("the guest has not answered for " + seconds + " seconds", e);
      }
      throw e;
    } finally {
      patience.cancel(false);
    }
  }

  /** What is asked of a guest. */
  interface Questions<T> {
    T ask() throws IOException;
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }

  private GuestProcess greeted(GuestProcess plain) throws EndedEarlyException {
    try {
      within(plain, () -> check(plain.greet()));
      return plain;
    } catch (IOException e) {
      plain.close();
      throw new EndedEarlyException(plain, e);
    }
  }

  private Set<Guard> check(Set<Guard> held) {
    Set<Guard> missing = EnumSet.allOf(Guard.class);
    missing.removeAll(held);
    if (!missing.isEmpty()) {
      LOG.debug("the guest runs without {}", missing);
    }
    if (guards.isEmpty() && missing.contains(Guard.RESTORED_FILES_SEEN)) {
      LOG.warn(
          "the file system of {} does not tell when a file was born; a copy of the decoder's files"
              + " that is put back works until its lease ends",
          state);
    }
    guards = Set.copyOf(held);
    return held;
  }

  private List<String> plain(Optional<Path> film, boolean fromCache) {
    return guest.command(
        guest.java(),
        guest.jars(),
        fromCache ? GuestProgram.cached(guest.jars()) : List.of(),
        List.of(
            state.toAbsolutePath(),
            film.orElse(state).toAbsolutePath(),
            machineId.toAbsolutePath()));
  }

  private List<String> sandboxed(Bubblewrap sandbox, Optional<Path> film, boolean fromCache) {
    try {
      return sandbox.command(guest, fromCache, state, film, machineId);
    } catch (IOException e) {
      throw new DecoderException("the decoder's files cannot be found: " + e.getMessage(), e);
    }
  }

  private GuestProcess spawn(List<String> command, boolean fromCache) {
    ProcessBuilder builder = new ProcessBuilder(command).directory(new File("/"));
    // Nothing of the product's environment, JAVA_TOOL_OPTIONS least of all.
    builder.environment().clear();
    Callable<Process> start = builder::start;
    try {
      return new GuestProcess(thread.submit(start).get(), fromCache);
    } catch (ExecutionException e) {
      throw new DecoderException(
          "cannot start " + command.getFirst() + ": " + e.getCause().getMessage(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DecoderException("interrupted while the decoder started", e);
    }
  }

  private static DecoderException failed(GuestProcess guest, Throwable cause) {
    return new DecoderException("the decoder does not start: " + guest.errors(), cause);
  }

  /** A guest that was started and said no welcome. */
  private static final class EndedEarlyException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient GuestProcess guest;

    EndedEarlyException(GuestProcess guest, IOException cause) {
      super(cause);
      this.guest = guest;
    }
  }
}
