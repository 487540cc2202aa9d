package app.tangible.library.folders;

import app.tangible.library.intake.Trouble;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Looks into files; by their content, whatever they are called. */
final class Heads {

  /** Of one file, read in all. */
  static final long BUDGET = 4L << 20;

  private static final int LOOK = 512;
  private static final int ISO_MARK = 0x8001;

  private Heads() {}

  /** Never throws on account of what is in the file. */
  static Head read(Path file) {
    try (Window window = Window.of(file, BUDGET)) {
      return read(window);
    } catch (ClosedByInterruptException e) {
      return Head.UNKNOWN; // the product ends
    } catch (IOException | SecurityException e) {
      return Head.troubled(
          file.toString().indexOf('\uFFFD') >= 0 ? Trouble.BAD_NAME : Trouble.UNREADABLE);
    }
  }

  static Head read(Window window) throws IOException {
    if (window.size() == 0) {
      return Head.troubled(Trouble.EMPTY);
    }
    try {
      return understood(window);
    } catch (Window.TooMuch e) {
      return Head.UNKNOWN;
    } catch (EOFException e) {
      return Head.troubled(Trouble.CUT_SHORT);
    }
  }

  private static Head understood(Window window) throws IOException {
    byte[] first = window.bytes(0, (int) Math.min(LOOK, window.size()));
    if (starts(first, 0x1a, 0x45, 0xdf, 0xa3)) {
      return new MatroskaHead(window).read();
    }
    if (first.length >= 8 && Mp4Head.isBox(new String(first, 4, 4, StandardCharsets.ISO_8859_1))) {
      return new Mp4Head(window).read();
    }
    if (AviHead.isOne(first)) {
      return new AviHead(window).read();
    }
    if (TransportHead.packet(first) > 0) {
      return new TransportHead(window, TransportHead.packet(first)).read();
    }
    if (isDiscImage(window)) {
      return new Head(
          Head.UNKNOWN.length(), 0, 0, Head.UNKNOWN.streams(), Head.UNKNOWN.trouble(), true);
    }
    return isText(first) || isZero(first) ? Head.troubled(Trouble.NOT_A_FILM) : Head.UNKNOWN;
  }

  private static boolean starts(byte[] first, int... bytes) {
    for (int i = 0; i < bytes.length; i++) {
      if (i >= first.length || (first[i] & 0xff) != bytes[i]) {
        return false;
      }
    }
    return true;
  }

  /** ISO 9660 (ECMA-119, 8.1) or UDF. */
  private static boolean isDiscImage(Window window) throws IOException {
    if (window.size() < ISO_MARK + 5) {
      return false;
    }
    String mark = new String(window.bytes(ISO_MARK, 5), StandardCharsets.ISO_8859_1);
    return mark.equals("CD001") || mark.equals("BEA01");
  }

  private static boolean isText(byte[] first) {
    for (byte letter : first) {
      int code = letter & 0xff;
      if (code < 0x20 && code != '\n' && code != '\r' && code != '\t' && code != '\f') {
        return false;
      }
      if (code == 0x7f) {
        return false;
      }
    }
    return true;
  }

  private static boolean isZero(byte[] first) {
    for (byte one : first) {
      if (one != 0) {
        return false;
      }
    }
    return first.length == LOOK;
  }
}
