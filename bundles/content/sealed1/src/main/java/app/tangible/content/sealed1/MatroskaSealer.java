package app.tangible.content.sealed1;

import app.tangible.content.ByteProgress;
import app.tangible.content.FilmId;
import app.tangible.content.FilmKey;
import app.tangible.content.FilmSealer;
import app.tangible.content.KeySet;
import app.tangible.content.MasterHash;
import app.tangible.content.PieceRoot;
import app.tangible.content.SealedFilm;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Seals Matroska and WebM files; other containers are remuxed before they come here.
 *
 * <p>Safe for use by several threads. Interrupting the thread ends the work and leaves no file.
 */
@Component
public final class MatroskaSealer implements FilmSealer {

  private final Supplier<byte[]> salts;

  /** Draws a new salt for every sealing, so that no two films share a key. */
  @Activate
  public MatroskaSealer() {
    this(MatroskaSealer::randomSalt);
  }

  /** With salts of the caller's choice: for vectors only. */
  MatroskaSealer(Supplier<byte[]> salts) {
    this.salts = salts;
  }

  private static byte[] randomSalt() {
    byte[] salt = new byte[IndexHeader.SALT_BYTES];
    new SecureRandom().nextBytes(salt);
    return salt;
  }

  @Override
  public SealedFilm seal(
      FilmId film,
      Path matroska,
      Path sealed,
      FilmKey key,
      PrivateKey signer,
      ByteProgress progress)
      throws IOException {
    try (FileChannel source = FileChannel.open(matroska)) {
      progress.at(0, -1);
      ViewPlan plan = ViewPlan.of(source);
      byte[] salt = salts.get();
      try (SegmentKeys keys = new SegmentKeys(SegmentKeys.commonKey(key), film.bytes(), salt)) {
        FilmIndex index = FilmIndex.of(film, salt, slots(plan, keys));
        byte[] signed = index.encode();
        MasterHash root = FilmIndex.root(signed);
        IndexHeader header = index.header();
        try (AppearingFile out = new AppearingFile(sealed, header.sealedBytes())) {
          SealedOutput output = new SealedOutput(out, header.sealedBytes(), progress);
          output.write(signed, signed.length);
          output.write(IndexSignature.sign(root, signer), IndexSignature.BYTES);
          new SegmentWriter(film, keys, output).film(plan, source);
          PieceRoot pieces = output.end();
          out.appear();
          return new SealedFilm(
              film,
              root,
              pieces,
              header.sealedBytes(),
              header.clearBytes(),
              header.segments(),
              plan.duration());
        }
      }
    }
  }

  private static List<Slot> slots(ViewPlan plan, SegmentKeys keys) {
    List<Slot> slots = new ArrayList<>(plan.segments().size());
    for (int i = 0; i < plan.segments().size(); i++) {
      ViewPlan.PlannedSegment segment = plan.segments().get(i);
      try (SegmentKey key = keys.of(i)) {
        slots.add(
            new Slot(
                0,
                1,
                segment.clearBytes(),
                segment.records(),
                key.commitment(),
                segment.tableHash()));
      }
    }
    return slots;
  }

  @Override
  public KeySet keysOf(FilmKey key) {
    byte[] commonKey = SegmentKeys.commonKey(key);
    try {
      return KeySet.common(commonKey);
    } finally {
      Arrays.fill(commonKey, (byte) 0);
    }
  }
}
