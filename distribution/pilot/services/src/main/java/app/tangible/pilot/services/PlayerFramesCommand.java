package app.tangible.pilot.services;

import app.tangible.decoder.Decoder;
import app.tangible.library.Library;
import app.tangible.pilot.Command;
import app.tangible.player.PictureSink;
import app.tangible.player.Playback;
import app.tangible.player.Player;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * {@code {"do":"player-frames","licence":id}}: plays the film to its end through decoder and player
 * and answers the MD5 of every picture that the player showed (I420, as ffmpeg's framemd5 of
 * yuv420p).
 */
@Component
public final class PlayerFramesCommand implements Command {

  private static final int LIMIT_SECONDS = 300;

  private final Sources sources;
  private final Player player;

  @Activate
  public PlayerFramesCommand(
      @Reference Library library, @Reference Decoder decoder, @Reference Player player) {
    this.sources = new Sources(library, decoder);
    this.player = player;
  }

  @Override
  public String word() {
    return "player-frames";
  }

  @Override
  public Map<String, Object> run(Map<String, String> arguments) throws Exception {
    Hashes hashes = new Hashes();
    CountDownLatch over = new CountDownLatch(1);
    try (AutoCloseable _ =
        player.listen(
            now -> {
              if (now.state() == Playback.State.ENDED || now.state() == Playback.State.FAILED) {
                over.countDown();
              }
            })) {
      player.play(sources.of(arguments), Duration.ZERO, hashes);
      if (!over.await(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("not at the end within " + LIMIT_SECONDS + " s");
      }
    }
    if (player.now().state() == Playback.State.FAILED) {
      throw new IllegalStateException("playback failed: " + player.now().problem());
    }
    return Map.of("md5", hashes.md5);
  }

  private static final class Hashes implements PictureSink {

    private final List<String> md5 = new ArrayList<>();

    @Override
    public Layout layout() {
      return Layout.I420;
    }

    @Override
    public void format(int width, int height) {}

    @Override
    public void picture(ByteBuffer[] planes) {
      try {
        MessageDigest digest = MessageDigest.getInstance("MD5");
        for (ByteBuffer plane : planes) {
          digest.update(plane.duplicate());
        }
        md5.add(HexFormat.of().formatHex(digest.digest()));
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java platform has MD5", e);
      }
    }
  }
}
