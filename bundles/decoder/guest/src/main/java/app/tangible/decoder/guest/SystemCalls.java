package app.tangible.decoder.guest;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * Linux system calls by number through the one C function {@code syscall}: a single linked handle,
 * because linking one costs some milliseconds of every film's start.
 */
final class SystemCalls {

  private final MethodHandle syscall;
  private final Numbers numbers;

  private SystemCalls(MethodHandle syscall, Numbers numbers) {
    this.syscall = syscall;
    this.numbers = numbers;
  }

  /** On Linux on x86-64 and AArch64; elsewhere nothing. */
  @SuppressWarnings("restricted")
  static Optional<SystemCalls> here() {
    Numbers numbers =
        switch (System.getProperty("os.arch")) {
          case "amd64" -> Numbers.X86_64;
          case "aarch64" -> Numbers.AARCH64;
          default -> null;
        };
    if (numbers == null || !System.getProperty("os.name").equals("Linux")) {
      return Optional.empty();
    }
    Linker linker = Linker.nativeLinker();
    ValueLayout.OfLong word = ValueLayout.JAVA_LONG;
    return linker
        .defaultLookup()
        .find("syscall")
        .map(
            function ->
                new SystemCalls(
                    linker.downcallHandle(
                        function,
                        FunctionDescriptor.of(word, word, word, word, word, word, word),
                        Linker.Option.firstVariadicArg(1)),
                    numbers));
  }

  Numbers numbers() {
    return numbers;
  }

  /** Whether the call succeeded. */
  boolean call(int number, long a, long b, long c, long d) {
    try {
      return (long) syscall.invokeExact((long) number, a, b, c, d, 0L) >= 0;
    } catch (Throwable e) {
      throw new IllegalStateException("a linked system call cannot throw", e);
    }
  }

  boolean prctl(int option, long value) {
    return call(numbers.prctl(), option, value, 0, 0);
  }

  /** Keeps the memory out of swap and of core dumps. */
  boolean lock(MemorySegment memory) {
    int dontDump = 16;
    return call(numbers.mlock(), memory.address(), memory.byteSize(), 0, 0)
        && call(numbers.madvise(), memory.address(), memory.byteSize(), dontDump, 0);
  }

  /** Gives the pipe on stdout room for a whole record, where the kernel allows it. */
  boolean widenStdout(int bytes) {
    int setPipeSize = 1031;
    return call(numbers.fcntl(), 1, setPipeSize, bytes, 0);
  }

  /**
   * The numbers of one architecture, from the kernel's {@code asm/unistd.h}.
   *
   * @param audit {@code AUDIT_ARCH_…} of {@code linux/audit.h}
   * @param denied what {@link SystemCallFilter} never lets through
   */
  record Numbers(
      int audit,
      int prctl,
      int mlock,
      int madvise,
      int prlimit,
      int seccomp,
      int cloneProcess,
      int fcntl,
      int[] denied) {

    // Sockets: socket connect accept sendto recvfrom sendmsg recvmsg bind listen accept4
    // recvmmsg sendmmsg. Programs: fork vfork execve execveat. Other processes: ptrace
    // process_vm_readv process_vm_writev kcmp pidfd_open pidfd_getfd process_madvise kill tkill.
    // The kernel: mount umount2 pivot_root unshare setns chroot bpf perf_event_open userfaultfd
    // io_uring_setup keyctl add_key request_key open_by_handle_at init_module finit_module
    // kexec_load personality.
    private static final Numbers X86_64 =
        new Numbers(
            0xC000003E,
            157,
            149,
            28,
            302,
            317,
            56,
            72,
            new int[] {
              41, 42, 43, 44, 45, 46, 47, 49, 50, 288, 299, 307, 57, 58, 59, 322, 101, 310, 311,
              312, 434, 438, 440, 62, 200, 165, 166, 155, 272, 308, 161, 321, 298, 323, 425, 250,
              248, 249, 304, 175, 313, 246, 135
            });

    private static final Numbers AARCH64 =
        new Numbers(
            0xC00000B7,
            167,
            228,
            233,
            261,
            277,
            220,
            25,
            new int[] {
              198, 203, 202, 206, 207, 211, 212, 200, 201, 242, 243, 269, 221, 281, 117, 270, 271,
              272, 434, 438, 440, 129, 130, 40, 39, 41, 97, 268, 51, 280, 241, 282, 425, 219, 217,
              218, 265, 105, 273, 104, 92
            });
  }
}
