package app.tangible.host.felix;

import app.tangible.host.ProductHome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The home that the launcher locked, named by framework properties {@code tangible.*}. */
@Component
public final class FelixProductHome implements ProductHome {

  private static final String FOLDER_NAME = "[a-z0-9][a-z0-9._-]{0,63}";

  private final String product;
  private final Path home;
  private final Path distribution;

  @Activate
  public FelixProductHome(BundleContext context) {
    this(
        property(context, "tangible.product"),
        Path.of(property(context, "tangible.home")),
        Path.of(property(context, "tangible.distribution")));
  }

  FelixProductHome(String product, Path home, Path distribution) {
    this.product = product;
    this.home = home;
    this.distribution = distribution;
  }

  private static String property(BundleContext context, String name) {
    return Optional.ofNullable(context.getProperty(name))
        .orElseThrow(() -> new IllegalStateException("the launcher did not set " + name));
  }

  @Override
  public String product() {
    return product;
  }

  @Override
  public Path folder(String name) {
    if (!name.matches(FOLDER_NAME)) {
      throw new IllegalArgumentException("no folder name: " + name);
    }
    Path folder = home.resolve(name);
    try {
      return Files.createDirectories(folder, ownerOnly(folder));
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot make " + folder, failure);
    }
  }

  private static FileAttribute<?>[] ownerOnly(Path folder) {
    return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
        }
        : new FileAttribute<?>[0];
  }

  @Override
  public Path distribution() {
    return distribution;
  }
}
