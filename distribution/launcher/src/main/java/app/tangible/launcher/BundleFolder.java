package app.tangible.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.wiring.BundleRevision;

/** Installs the jars of a folder and marks them to start. */
final class BundleFolder {

  private BundleFolder() {}

  static void install(BundleContext context, Path folder) throws IOException, BundleException {
    for (Path jar : jars(folder)) {
      try (InputStream bytes = Files.newInputStream(jar)) {
        Bundle bundle = context.installBundle("bundle:" + jar.getFileName(), bytes);
        bundle.adapt(BundleStartLevel.class).setStartLevel(StartLevel.of(bundle).number());
        if (!isFragment(bundle)) {
          bundle.start(Bundle.START_ACTIVATION_POLICY);
        }
      }
    }
  }

  private static List<Path> jars(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }

  private static boolean isFragment(Bundle bundle) {
    return (bundle.adapt(BundleRevision.class).getTypes() & BundleRevision.TYPE_FRAGMENT) != 0;
  }
}
