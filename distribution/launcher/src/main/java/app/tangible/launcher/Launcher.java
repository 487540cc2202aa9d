package app.tangible.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.osgi.framework.BundleException;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * Starts the product of one distribution folder and stays until it is stopped.
 *
 * <p>Exit codes: 0 stopped from inside, 1 the framework did not start, 2 wrong arguments, 3 the
 * home is in use by another process, 130 and 143 stopped cleanly by SIGINT and SIGTERM.
 */
public final class Launcher {

  static final int FAILED = 1;
  static final int MISUSED = 2;
  static final int IN_USE = 3;

  private Launcher() {}

  public static void main(String[] words) {
    System.exit(run(withProduct(System.getProperty("tangible.product", ""), List.of(words))));
  }

  /** An installed image knows its product by a property: its program is called without. */
  static List<String> withProduct(String installed, List<String> words) {
    return installed.isEmpty()
        ? words
        : Stream.concat(Stream.of(installed), words.stream()).toList();
  }

  private static int run(List<String> words) {
    try {
      Arguments arguments = Arguments.parse(words, System.getenv());
      Path distribution = Path.of(System.getProperty("tangible.distribution", ".")).toRealPath();
      try (HomeLock _ = HomeLock.acquire(arguments.home())) {
        prepareLogging(arguments, distribution);
        return runProduct(arguments, distribution);
      }
    } catch (IllegalArgumentException misuse) {
      return say(MISUSED, misuse.getMessage() + "\n" + Arguments.USAGE);
    } catch (HomeLock.HeldException held) {
      return say(IN_USE, held.getMessage() + "; stop it first, or choose another --home");
    } catch (IOException | BundleException failure) {
      return say(FAILED, "cannot start: " + failure);
    }
  }

  // Before the first logger is asked for: logback reads these once.
  private static void prepareLogging(Arguments arguments, Path distribution) {
    System.setProperty("tangible.home", arguments.home().toString());
    System.setProperty("tangible.product", arguments.product());
    if (System.getProperty("logback.configurationFile") == null) {
      System.setProperty(
          "logback.configurationFile", distribution.resolve("lib/logback.xml").toString());
    }
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
  }

  private static int runProduct(Arguments arguments, Path distribution)
      throws BundleException, IOException {
    try (Product product = Product.start(arguments, distribution)) {
      // The lock is held until the JVM has gone, which is after this.
      Runtime.getRuntime().addShutdownHook(new Thread(product::close, "stop"));
      product.awaitStop();
      return 0;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return FAILED;
    }
  }

  private static int say(int code, String message) {
    System.err.println("tangible: " + message);
    return code;
  }
}
