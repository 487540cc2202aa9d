package app.tangible.metadata.nfo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The text of a file, whatever its encoding: many name another one than they are written in. */
final class NfoText {

  private static final Logger LOG = LoggerFactory.getLogger(NfoText.class);

  // Maps every byte, so that it is the last to be tried.
  private static final Charset WESTERN = Charset.forName("windows-1252");
  private static final Pattern DECLARED =
      Pattern.compile("^\\s*<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']([A-Za-z0-9._:-]{1,40})[\"']");

  private NfoText() {}

  /** Empty where it is too large, no plain file, or cannot be read. */
  static Optional<String> read(Path file, int maxBytes) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty(); // a pipe of that name would never end
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(maxBytes + 1);
      if (bytes.length > maxBytes) {
        LOG.debug("an NFO file has more than {} bytes", maxBytes);
        return Optional.empty();
      }
      return Optional.of(decode(bytes));
    } catch (IOException e) {
      LOG.debug("an NFO file cannot be read", e);
      return Optional.empty();
    }
  }

  static String decode(byte[] bytes) {
    if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
      return lenient(bytes, 3, StandardCharsets.UTF_8);
    }
    if (startsWith(bytes, 0xFF, 0xFE)) {
      return lenient(bytes, 2, StandardCharsets.UTF_16LE);
    }
    if (startsWith(bytes, 0xFE, 0xFF)) {
      return lenient(bytes, 2, StandardCharsets.UTF_16BE);
    }
    if (startsWith(bytes, '<', 0)) {
      return lenient(bytes, 0, StandardCharsets.UTF_16LE);
    }
    if (startsWith(bytes, 0, '<')) {
      return lenient(bytes, 0, StandardCharsets.UTF_16BE);
    }
    return strict(bytes, StandardCharsets.UTF_8)
        .or(() -> declared(bytes).flatMap(charset -> strict(bytes, charset)))
        .orElseGet(() -> new String(bytes, WESTERN));
  }

  private static boolean startsWith(byte[] bytes, int... start) {
    if (bytes.length < start.length) {
      return false;
    }
    for (int i = 0; i < start.length; i++) {
      if ((bytes[i] & 0xFF) != start[i]) {
        return false;
      }
    }
    return true;
  }

  private static String lenient(byte[] bytes, int from, Charset charset) {
    return new String(bytes, from, bytes.length - from, charset);
  }

  private static Optional<String> strict(byte[] bytes, Charset charset) {
    try {
      return Optional.of(
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static Optional<Charset> declared(byte[] bytes) {
    String head = new String(bytes, 0, Math.min(bytes.length, 300), StandardCharsets.ISO_8859_1);
    Matcher matcher = DECLARED.matcher(head);
    if (!matcher.find()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Charset.forName(matcher.group(1)));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // no such encoding here
    }
  }
}
