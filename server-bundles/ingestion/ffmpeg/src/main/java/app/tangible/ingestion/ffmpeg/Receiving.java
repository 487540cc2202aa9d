package app.tangible.ingestion.ffmpeg;

import app.tangible.catalogue.Genres;
import app.tangible.catalogue.Price;
import app.tangible.catalogue.Texts;
import app.tangible.chain.Account;
import app.tangible.ingestion.Ingestion.State;
import app.tangible.ingestion.Ingestions.Appended;
import app.tangible.ingestion.Ingestions.Begun;
import app.tangible.ingestion.Submission;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Takes the bytes of masters; how far each is, is the length of its file. */
final class Receiving {

  private static final int STEP_BYTES = 256 << 10;
  private static final long SPARE_BYTES = 256L << 20;
  private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

  private final IngestionTable table;
  private final Masters masters;
  private final long maxSourceBytes;
  private final Duration uploadTime;
  private final Set<String> sending = ConcurrentHashMap.newKeySet();
  private final SecureRandom random = new SecureRandom();

  Receiving(IngestionTable table, Masters masters, long maxSourceBytes, Duration uploadTime) {
    if (maxSourceBytes < 1 || uploadTime.isNegative()) {
      throw new IllegalArgumentException(
          "maxSourceBytes is at least 1 and uploadSeconds at least 0, got "
              + maxSourceBytes
              + ", "
              + uploadTime.toSeconds());
    }
    this.table = table;
    this.masters = masters;
    this.maxSourceBytes = maxSourceBytes;
    this.uploadTime = uploadTime;
  }

  Begun begin(Submission submission) {
    check(submission);
    giveUpAbandoned();
    // The master, its Matroska form and the sealed film stand side by side for a moment.
    if (masters.freeBytes() - SPARE_BYTES < 3 * submission.sourceBytes()) {
      return new Begun.NoRoom();
    }
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    String id = HexFormat.of().formatHex(bytes);
    table.insert(id, submission);
    return new Begun.Ready(table.find(id).orElseThrow().seen(0));
  }

  /** A master in clear does not lie here for ever because its sender went away. */
  void giveUpAbandoned() {
    for (String id : table.abandoned(uploadTime)) {
      if (sending.add(id)) {
        try {
          table.failed(id, "The master did not arrive in time: announce it again.");
          masters.delete(id);
        } finally {
          sending.remove(id);
        }
      }
    }
  }

  private void check(Submission s) {
    Genres.checked(s.genres());
    Texts.check("title", s.title(), 1, 300);
    Texts.check("studio", s.studio(), 1, 200);
    Texts.check("synopsis", s.synopsis(), 0, 5_000);
    Texts.check("quality", s.quality(), 1, 31);
    if (!s.quality().matches("[ -~]+")) {
      throw new IllegalArgumentException("quality is written in ASCII");
    }
    if (s.year() < 1880 || s.year() > 2200) {
      throw new IllegalArgumentException("year is from 1880 to 2200, got " + s.year());
    }
    if (s.royaltyBasisPoints() < 0 || s.royaltyBasisPoints() > 10_000) {
      throw new IllegalArgumentException("royaltyBasisPoints is 0 to 10000");
    }
    if (s.sourceBytes() < 1 || s.sourceBytes() > maxSourceBytes) {
      throw new IllegalArgumentException("sourceBytes is 1 to " + maxSourceBytes);
    }
    new Price(s.priceMinor(), s.currency());
    new Account(s.studioAccount());
  }

  Appended append(String id, long offset, InputStream bytes) throws IOException {
    Optional<IngestionRow> found = ID.matcher(id).matches() ? table.find(id) : Optional.empty();
    if (found.isEmpty()) {
      return new Appended.Unknown();
    }
    if (found.get().state() != State.RECEIVING) {
      return new Appended.NotReceiving(found.get().state());
    }
    if (!sending.add(id)) {
      return new Appended.Busy();
    }
    try {
      return append(found.get(), offset, bytes);
    } finally {
      sending.remove(id);
    }
  }

  private Appended append(IngestionRow row, long offset, InputStream bytes) throws IOException {
    long whole = row.submission().sourceBytes();
    try (FileChannel out =
        FileChannel.open(
            masters.source(row.id()),
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      long at = out.size();
      if (at != offset) {
        return new Appended.OtherOffset(at);
      }
      try {
        at = copy(bytes, out, at, whole);
      } finally {
        out.force(false);
      }
      boolean more = at == whole && bytes.read() >= 0;
      if (at == whole) {
        table.move(row.id(), State.RECEIVING, State.PROBING);
      }
      return more ? new Appended.TooMany(at) : new Appended.Kept(at);
    }
  }

  private static long copy(InputStream bytes, FileChannel out, long from, long whole)
      throws IOException {
    byte[] step = new byte[STEP_BYTES];
    long at = from;
    while (at < whole) {
      int n = bytes.read(step, 0, (int) Math.min(step.length, whole - at));
      if (n < 0) {
        break;
      }
      ByteBuffer buffer = ByteBuffer.wrap(step, 0, n);
      while (buffer.hasRemaining()) {
        out.write(buffer);
      }
      at += n;
    }
    return at;
  }
}
