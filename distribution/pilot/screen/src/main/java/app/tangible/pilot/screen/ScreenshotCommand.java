package app.tangible.pilot.screen;

import app.tangible.pilot.Command;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.nio.file.Path;
import java.util.Map;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;
import org.osgi.service.component.annotations.Component;

/** {@code {"do":"screenshot","file":path}}: writes what the window shows as PNG. */
@Component
public final class ScreenshotCommand implements Command {

  @Override
  public String word() {
    return "screenshot";
  }

  @Override
  public Map<String, Object> run(Map<String, String> arguments) throws Exception {
    WritableImage shot = Stages.call(() -> Stages.shown().getScene().snapshot(null));
    int width = (int) shot.getWidth();
    int height = (int) shot.getHeight();
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
    int[] pixels = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
    shot.getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbPreInstance(), pixels, 0, width);
    BufferedImage opaque = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    opaque.createGraphics().drawImage(picture, 0, 0, null);
    ImageIO.write(opaque, "png", Path.of(arguments.get("file")).toFile());
    return Map.of("width", width, "height", height);
  }
}
