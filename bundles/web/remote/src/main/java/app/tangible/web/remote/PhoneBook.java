package app.tangible.web.remote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one file that remembers whether phones may, and which; tokens only as their hashes. */
final class PhoneBook {

  private static final Logger log = LoggerFactory.getLogger(PhoneBook.class);
  private static final int FORMAT = 1;
  private static final int MAX_BYTES = 65_536;
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private final Path file;

  /** Times are in milliseconds since 1970. */
  record Entry(String id, String name, long since, long seen, String hash) {}

  /** All of it. */
  record Content(int format, boolean on, List<Entry> phones) {

    static final Content EMPTY = new Content(FORMAT, false, List.of());

    Content {
      phones = List.copyOf(phones);
    }

    Content on(boolean wanted) {
      return new Content(format, wanted, phones);
    }

    Content phones(List<Entry> wanted) {
      return new Content(format, on, wanted);
    }
  }

  PhoneBook(Path file) {
    this.file = file;
  }

  /** Nothing is on and nobody is known where it cannot be read. */
  Content read() {
    if (!Files.exists(file)) {
      return Content.EMPTY;
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      Content content = JSON.readValue(bytes, Content.class);
      if (bytes.length <= MAX_BYTES && content.format() == FORMAT) {
        return content;
      }
      log.warn("{} is of another version of the product: phones pair anew", file);
    } catch (JsonProcessingException | NullPointerException e) {
      log.warn("{} is damaged: phones pair anew", file);
    } catch (IOException e) {
      throw new UncheckedIOException("the paired phones cannot be read from " + file, e);
    }
    return Content.EMPTY;
  }

  /** On disk when it returns, whole or not at all. */
  void write(Content content) {
    Path beside = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.deleteIfExists(beside);
      try (FileChannel out =
          FileChannel.open(
              beside,
              EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
        ByteBuffer bytes = ByteBuffer.wrap(JSON.writeValueAsBytes(content));
        while (bytes.hasRemaining()) {
          out.write(bytes);
        }
        out.force(true);
      }
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("the paired phones cannot be kept in " + file, e);
    }
  }
}
