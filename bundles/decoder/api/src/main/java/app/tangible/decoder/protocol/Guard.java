package app.tangible.decoder.protocol;

import java.util.EnumSet;
import java.util.Set;

/** What a decoder process did to shield itself, one bit each in WELCOME. */
public enum Guard {
  /** No core dump, no ptrace by the same user. */
  UNDUMPABLE,
  /** No privileges through exec. */
  NO_NEW_PRIVILEGES,
  /** Killed with its parent. */
  DIES_WITH_PARENT,
  /** Neither sockets nor new programs nor other processes' memory: a system call filter. */
  SYSTEM_CALL_FILTER,
  /** The buffer of clear bytes is never swapped or dumped. */
  MEMORY_LOCKED,
  /** A copy of its files that was put back is seen: the file system tells when a file was born. */
  RESTORED_FILES_SEEN;

  /** As bits. */
  public static int bits(Set<Guard> guards) {
    int bits = 0;
    for (Guard guard : guards) {
      bits |= 1 << guard.ordinal();
    }
    return bits;
  }

  /** From bits; unknown ones are left out. */
  public static Set<Guard> of(int bits) {
    Set<Guard> guards = EnumSet.noneOf(Guard.class);
    for (Guard guard : values()) {
      if ((bits & 1 << guard.ordinal()) != 0) {
        guards.add(guard);
      }
    }
    return guards;
  }
}
