package app.tangible.library.testing;

import app.tangible.host.ProductHome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A product home in a folder of the test. */
public record FolderHome(Path root) implements ProductHome {

  @Override
  public String product() {
    return "center";
  }

  @Override
  public Path folder(String name) {
    try {
      return Files.createDirectories(root.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Path distribution() {
    return root;
  }
}
