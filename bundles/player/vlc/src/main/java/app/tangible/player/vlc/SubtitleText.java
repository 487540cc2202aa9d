package app.tangible.player.vlc;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Reads the text of subtitles in whatever it was written: what its first bytes say, else UTF-8
 * where it is that, else UTF-16 where every other byte is nil, else what people of its language
 * wrote in.
 */
final class SubtitleText {

  private static final String USUAL = "windows-1252";
  private static final Map<String, String> CHARSETS =
      Map.ofEntries(
          Map.entry("pl", "windows-1250"),
          Map.entry("cs", "windows-1250"),
          Map.entry("sk", "windows-1250"),
          Map.entry("hu", "windows-1250"),
          Map.entry("hr", "windows-1250"),
          Map.entry("sl", "windows-1250"),
          Map.entry("ro", "windows-1250"),
          Map.entry("ru", "windows-1251"),
          Map.entry("uk", "windows-1251"),
          Map.entry("bg", "windows-1251"),
          Map.entry("sr", "windows-1251"),
          Map.entry("mk", "windows-1251"),
          Map.entry("el", "windows-1253"),
          Map.entry("tr", "windows-1254"),
          Map.entry("he", "windows-1255"),
          Map.entry("ar", "windows-1256"),
          Map.entry("fa", "windows-1256"),
          Map.entry("lt", "windows-1257"),
          Map.entry("lv", "windows-1257"),
          Map.entry("et", "windows-1257"),
          Map.entry("vi", "windows-1258"),
          Map.entry("th", "x-windows-874"),
          Map.entry("zh", "GB18030"),
          Map.entry("ja", "windows-31j"),
          Map.entry("ko", "x-windows-949"));

  private SubtitleText() {}

  /**
   * @param language ISO 639-1; empty when unknown
   */
  static String of(byte[] bytes, String language) {
    if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
      return new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8);
    }
    if (startsWith(bytes, 0xFF, 0xFE)) {
      return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE);
    }
    if (startsWith(bytes, 0xFE, 0xFF)) {
      return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE);
    }
    int wide = everyOther(bytes);
    if (wide >= 0) {
      return new String(bytes, wide == 1 ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE);
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException e) {
      String name = CHARSETS.getOrDefault(language, USUAL);
      return new String(bytes, Charset.forName(Charset.isSupported(name) ? name : USUAL));
    }
  }

  private static boolean startsWith(byte[] bytes, int... wanted) {
    for (int i = 0; i < wanted.length; i++) {
      if (bytes.length <= i || (bytes[i] & 0xFF) != wanted[i]) {
        return false;
      }
    }
    return true;
  }

  /** Which of two bytes is mostly nil, 0 or 1; -1 where neither is. */
  private static int everyOther(byte[] bytes) {
    int[] nil = new int[2];
    int looked = Math.min(bytes.length, 4096) & ~1;
    for (int i = 0; i < looked; i++) {
      nil[i & 1] += bytes[i] == 0 ? 1 : 0;
    }
    int half = looked / 2;
    if (half > 4 && nil[1] > half / 2 && nil[0] < half / 10) {
      return 1;
    }
    return half > 4 && nil[0] > half / 2 && nil[1] < half / 10 ? 0 : -1;
  }
}
