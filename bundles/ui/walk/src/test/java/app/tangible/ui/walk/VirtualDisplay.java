package app.tangible.ui.walk;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** An X server of our own, so that the tests need no display; ended with this JVM. */
final class VirtualDisplay {

  private static boolean started;

  private VirtualDisplay() {}

  static synchronized void start() {
    if (started) {
      return;
    }
    try {
      // It ends when our end of its pipe closes, which is after this JVM has ended: killed under
      // the toolkit, it would take the JVM along.
      String command =
          "Xvfb -displayfd 1 -screen 0 3840x2160x24 -nolisten tcp & server=$!; read end; kill"
              + " $server";
      Process server =
          new ProcessBuilder("sh", "-c", command)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      BufferedReader out = server.inputReader();
      String number = out.readLine();
      if (number == null) {
        throw new IllegalStateException("Xvfb does not start; install the package xvfb");
      }
      setEnvironment("DISPLAY", ":" + number.strip());
      System.setProperty("prism.order", "sw");
      started = true;
    } catch (IOException e) {
      throw new IllegalStateException("Xvfb is not installed", e);
    }
  }

  /** The toolkit reads the C environment, which Java cannot write. */
  @SuppressWarnings("restricted") // native access is granted to the tests
  private static void setEnvironment(String name, String value) {
    Linker linker = Linker.nativeLinker();
    MethodHandle setenv =
        linker.downcallHandle(
            linker.defaultLookup().findOrThrow("setenv"),
            FunctionDescriptor.of(
                ValueLayout.JAVA_INT,
                ValueLayout.ADDRESS,
                ValueLayout.ADDRESS,
                ValueLayout.JAVA_INT));
    try (Arena arena = Arena.ofConfined()) {
      int failed = (int) setenv.invokeExact(arena.allocateFrom(name), arena.allocateFrom(value), 1);
      if (failed != 0) {
        throw new IllegalStateException("setenv failed");
      }
    } catch (Throwable e) {
      throw new IllegalStateException("cannot set " + name, e);
    }
  }
}
