package app.tangible.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** WebP as libwebp writes it, and the same pixels as FFmpeg's own decoder reads them. */
final class WebpPictures {

  static final int WIDTH = 96;
  static final int HEIGHT = 144;

  private static final String SOURCE = "testsrc2=size=" + WIDTH + "x" + HEIGHT;

  /** How a picture may be coded. */
  enum Coding {
    LOSSY("format=yuv420p", "-c:v libwebp -lossless 0 -quality 85"),
    LOSSLESS("format=rgba", "-c:v libwebp -lossless 1"),
    SEEN_THROUGH("format=rgba,colorchannelmixer=aa=0.5", "-c:v libwebp -pix_fmt yuva420p"),
    LOSSLESS_SEEN_THROUGH("format=rgba,colorchannelmixer=aa=0.4", "-c:v libwebp -lossless 1"),
    MOVING("format=rgba", "-frames:v 3 -c:v libwebp_anim -lossless 1");

    private final String filter;
    private final String coder;

    Coding(String filter, String coder) {
      this.filter = filter;
      this.coder = coder;
    }

    byte[] picture() throws IOException {
      return ffmpeg("-f lavfi -i " + source() + " -frames:v 1 " + coder + " -f webp -");
    }

    /** RGBA. What moves is not read by FFmpeg: it is what was coded. */
    byte[] pixels(Path file) throws IOException {
      String from = this == MOVING ? "-f lavfi -i " + source() : "-i " + file;
      return ffmpeg(from + " -frames:v 1 -pix_fmt rgba -f rawvideo -");
    }

    private String source() {
      return SOURCE + ":rate=5," + filter;
    }
  }

  private WebpPictures() {}

  private static byte[] ffmpeg(String arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("ffmpeg", "-v", "error"));
    command.addAll(List.of(arguments.split(" ")));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    process.getOutputStream().close();
    byte[] out = process.getInputStream().readAllBytes();
    assertThat(out).isNotEmpty();
    return out;
  }

  /** A lossless one of few bytes that says it must be made green again so many times. */
  static byte[] endless(int side, int times) {
    Bits bits = new Bits();
    bits.put(side - 1, 14).put(side - 1, 14).put(0, 4);
    for (int i = 0; i < times; i++) {
      bits.put(1, 1).put(2, 2); // one more transform: subtract green
    }
    bits.put(0, 1).put(0, 1).put(0, 1); // no more; no colour cache; one group of codes
    for (int code = 0; code < 5; code++) {
      bits.put(1, 1).put(0, 1).put(0, 1).put(0, 1); // simple, one symbol, of one bit: 0
    }
    return riff("VP8L", bits.with((byte) 0x2f));
  }

  static byte[] riff(String kind, byte[] payload) {
    int padded = payload.length + payload.length % 2;
    return ByteBuffer.allocate(20 + padded)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put("RIFF".getBytes())
        .putInt(12 + padded)
        .put(("WEBP" + kind).getBytes())
        .putInt(payload.length)
        .put(payload)
        .array();
  }

  /** The lowest bit first. */
  private static final class Bits {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int last;
    private int used;

    Bits put(int value, int count) {
      for (int i = 0; i < count; i++) {
        last |= (value >> i & 1) << used++;
        if (used == 8) {
          out.write(last);
          last = 0;
          used = 0;
        }
      }
      return this;
    }

    byte[] with(byte signature) {
      byte[] rest = put(0, 64).out.toByteArray();
      return ByteBuffer.allocate(1 + rest.length).put(signature).put(rest).array();
    }
  }
}
