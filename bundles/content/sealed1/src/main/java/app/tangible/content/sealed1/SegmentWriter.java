package app.tangible.content.sealed1;

import app.tangible.content.FilmId;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;

/** Seals the segments of a planned view: each its record table, then its records. */
final class SegmentWriter {

  private static final int WINDOW_BYTES = 1 << 18;

  private final SegmentKeys keys;
  private final SealedOutput out;
  private final RecordCipher cipher;
  private final byte[] clear = new byte[Limits.RECORD_BYTES];
  private final byte[] sealed = new byte[Limits.RECORD_BYTES + Limits.TAG_BYTES];

  SegmentWriter(FilmId film, SegmentKeys keys, SealedOutput out) {
    this.keys = keys;
    this.out = out;
    cipher = new RecordCipher(film);
  }

  void film(ViewPlan plan, SeekableByteChannel matroska) throws IOException {
    SourceBytes in = new SourceBytes(matroska, WINDOW_BYTES);
    try {
      segment(0, plan.headRecords(), new SpanReader(in, plan.head()));
      ClusterCutter cutter = new ClusterCutter(new BlockWalker(in));
      for (int i = 1; i < plan.segments().size(); i++) {
        Cluster cluster = cutter.next();
        if (cluster == null || !plan.segments().get(i).fits(cluster.records())) {
          throw Refused.source("it changed while it was sealed");
        }
        segment(i, cluster.records(), new SpanReader(in, cluster.spans()));
      }
    } finally {
      Arrays.fill(clear, (byte) 0);
      cipher.forget();
    }
  }

  private void segment(int number, Records records, SpanReader bytes) throws IOException {
    byte[] table = records.table();
    out.write(table, table.length);
    try (SegmentKey key = keys.of(number)) {
      for (int i = 0; i < records.count(); i++) {
        int length = records.length(i);
        bytes.fill(clear, length);
        boolean last = i == records.count() - 1;
        cipher.seal(key, new RecordCipher.Place(number, i, last), clear, length, sealed);
        out.write(sealed, length + Limits.TAG_BYTES);
      }
    }
    out.segmentDone();
  }
}
