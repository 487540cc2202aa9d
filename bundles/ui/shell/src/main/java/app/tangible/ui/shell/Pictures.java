package app.tangible.ui.shell;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLConnection;
import javafx.scene.image.Image;

/** Fetches and decodes pictures, of a bounded size. Blocks. */
final class Pictures {

  private static final int MAX_BYTES = 8 << 20;
  private static final int LIMIT_MILLIS = 10_000;

  private Pictures() {}

  static Image fetch(URI address, double width, double height) throws IOException {
    switch (String.valueOf(address.getScheme())) {
      case "file", "http", "https" -> {}
      default -> throw new IOException("a picture is at file:, http: or https:, not " + address);
    }
    URLConnection connection = address.toURL().openConnection();
    connection.setConnectTimeout(LIMIT_MILLIS);
    connection.setReadTimeout(LIMIT_MILLIS);
    byte[] bytes;
    try (InputStream in = connection.getInputStream()) {
      bytes = in.readNBytes(MAX_BYTES + 1);
    }
    if (bytes.length > MAX_BYTES) {
      throw new IOException("a picture has at most " + MAX_BYTES + " bytes");
    }
    Image image = new Image(new ByteArrayInputStream(bytes), 2 * width, 2 * height, true, true);
    if (image.isError()) {
      throw new IOException("not a picture that JavaFX can decode", image.getException());
    }
    return image;
  }
}
