package app.tangible.decoder.guest;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A seccomp filter (kernel {@code Documentation/userspace-api/seccomp_filter.rst}) put on every
 * thread of this process, for its lifetime: no sockets, no new programs or processes, no look into
 * other processes. A fence behind the fence: it holds too where there is no bubblewrap.
 */
final class SystemCallFilter {

  private static final int LOAD = 0x20;
  private static final int JUMP_EQUAL = 0x15;
  private static final int JUMP_GREATER_EQUAL = 0x35;
  private static final int JUMP_ANY_BIT = 0x45;
  private static final int RETURN = 0x06;

  private static final int ALLOW = 0x7fff0000;
  private static final int KILL_PROCESS = 0x80000000;
  private static final int NOT_PERMITTED = 0x00050000 | 1;
  private static final int NO_SUCH_CALL = 0x00050000 | 38;

  private static final int OFFSET_NUMBER = 0;
  private static final int OFFSET_ARCHITECTURE = 4;
  private static final int OFFSET_FIRST_ARGUMENT = 16;
  private static final int CLONE_THREAD = 0x00010000;
  private static final int CLONE3 = 435;
  private static final int X32_BIT = 0x40000000;

  private SystemCallFilter() {}

  /** Whether it is on; needs {@code PR_SET_NO_NEW_PRIVS} first. */
  static boolean install(SystemCalls calls) {
    byte[] program = program(calls.numbers());
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment code = arena.allocate(program.length, 8);
      code.copyFrom(MemorySegment.ofArray(program));
      MemorySegment header = arena.allocate(16, 8);
      header.set(ValueLayout.JAVA_SHORT, 0, (short) (program.length / 8));
      header.set(ValueLayout.ADDRESS, 8, code);
      int setModeFilter = 1;
      int allThreads = 1;
      return calls.call(calls.numbers().seccomp(), setModeFilter, allThreads, header.address(), 0);
    }
  }

  static byte[] program(SystemCalls.Numbers numbers) {
    // Each test jumps over the one instruction that follows it, so no offset is ever counted.
    ByteBuffer out =
        ByteBuffer.allocate(8 * (16 + 2 * numbers.denied().length)).order(ByteOrder.nativeOrder());
    put(out, LOAD, 0, 0, OFFSET_ARCHITECTURE);
    put(out, JUMP_EQUAL, 1, 0, numbers.audit());
    put(out, RETURN, 0, 0, KILL_PROCESS);
    put(out, LOAD, 0, 0, OFFSET_NUMBER);
    put(out, JUMP_GREATER_EQUAL, 0, 1, X32_BIT);
    put(out, RETURN, 0, 0, KILL_PROCESS);
    for (int number : numbers.denied()) {
      put(out, JUMP_EQUAL, 0, 1, number);
      put(out, RETURN, 0, 0, NOT_PERMITTED);
    }
    // The C library asks clone3 first, whose flags a filter cannot see, and then falls back.
    put(out, JUMP_EQUAL, 0, 1, CLONE3);
    put(out, RETURN, 0, 0, NO_SUCH_CALL);
    put(out, JUMP_EQUAL, 1, 0, numbers.cloneProcess());
    put(out, RETURN, 0, 0, ALLOW);
    put(out, LOAD, 0, 0, OFFSET_FIRST_ARGUMENT);
    put(out, JUMP_ANY_BIT, 1, 0, CLONE_THREAD);
    put(out, RETURN, 0, 0, NOT_PERMITTED);
    put(out, RETURN, 0, 0, ALLOW);
    byte[] program = new byte[out.position()];
    out.flip().get(program);
    return program;
  }

  private static void put(ByteBuffer out, int code, int ifTrue, int ifFalse, int value) {
    out.putShort((short) code).put((byte) ifTrue).put((byte) ifFalse).putInt(value);
  }
}
