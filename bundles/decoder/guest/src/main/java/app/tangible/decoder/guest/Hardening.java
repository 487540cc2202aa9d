package app.tangible.decoder.guest;

import app.tangible.decoder.protocol.Guard;
import app.tangible.decoder.protocol.ReadRequest;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Shields this process before it hears of any key. What fails is reported, not fatal. */
final class Hardening {

  private static final int SET_PARENT_DEATH_SIGNAL = 1;
  private static final int SET_DUMPABLE = 4;
  private static final int SET_NO_NEW_PRIVILEGES = 38;
  private static final int SIGKILL = 9;
  private static final int CORE = 4;

  private Hardening() {}

  /** What holds from now on; {@code clear} is the buffer that clear bytes pass through. */
  static Set<Guard> apply(ByteBuffer clear) {
    Set<Guard> held = EnumSet.noneOf(Guard.class);
    Optional<SystemCalls> here = SystemCalls.here();
    if (here.isEmpty()) {
      return held;
    }
    SystemCalls calls = here.get();
    calls.widenStdout(ReadRequest.MAX_LENGTH);
    note(held, Guard.DIES_WITH_PARENT, calls.prctl(SET_PARENT_DEATH_SIGNAL, SIGKILL));
    note(held, Guard.UNDUMPABLE, noCore(calls) & calls.prctl(SET_DUMPABLE, 0));
    note(held, Guard.MEMORY_LOCKED, calls.lock(MemorySegment.ofBuffer(clear)));
    note(held, Guard.NO_NEW_PRIVILEGES, calls.prctl(SET_NO_NEW_PRIVILEGES, 1));
    note(held, Guard.SYSTEM_CALL_FILTER, SystemCallFilter.install(calls));
    return held;
  }

  private static void note(Set<Guard> held, Guard guard, boolean holds) {
    if (holds) {
      held.add(guard);
    }
  }

  private static boolean noCore(SystemCalls calls) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment nothing = arena.allocate(ValueLayout.JAVA_LONG, 2);
      return calls.call(calls.numbers().prlimit(), 0, CORE, nothing.address(), 0);
    }
  }
}
