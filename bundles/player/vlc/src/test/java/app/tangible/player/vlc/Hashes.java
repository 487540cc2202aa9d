package app.tangible.player.vlc;

import app.tangible.player.PictureSink;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Takes the MD5 of each picture, planes Y, U, V one after the other, as ffmpeg does. */
final class Hashes implements PictureSink {

  private final List<String> pictures = new ArrayList<>();
  private final List<String> formats = new ArrayList<>();

  @Override
  public Layout layout() {
    return Layout.I420;
  }

  @Override
  public synchronized void format(int width, int height) {
    formats.add(width + "x" + height);
  }

  @Override
  public synchronized void picture(ByteBuffer[] planes) {
    try {
      MessageDigest digest = MessageDigest.getInstance("MD5");
      for (ByteBuffer plane : planes) {
        digest.update(plane);
      }
      pictures.add(HexFormat.of().formatHex(digest.digest()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  synchronized List<String> pictures() {
    return List.copyOf(pictures);
  }

  /** Without immediate repetitions: libvlc shows a picture again while it waits for the next. */
  synchronized List<String> distinctPictures() {
    List<String> distinct = new ArrayList<>();
    for (String picture : pictures) {
      if (distinct.isEmpty() || !distinct.getLast().equals(picture)) {
        distinct.add(picture);
      }
    }
    return distinct;
  }

  synchronized List<String> formats() {
    return List.copyOf(formats);
  }
}
