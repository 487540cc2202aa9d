package app.tangible.peer.libp2p.multistream;

import app.tangible.peer.testing.Fuzz;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MultistreamWithstandsChangesTest {

  private static final List<byte[]> SEEDS =
      List.of(
          Messages.of(Multistream.ID, "/a", "ls", "/b"),
          Messages.of(Multistream.ID, "na", "na", "/b"),
          Messages.list(List.of("/a", "/b")));

  @Test
  void whoAnswers() {
    new Fuzz(31)
        .feed(
            Fuzz.count(),
            SEEDS,
            told ->
                Multistream.answer(
                    new ByteArrayInputStream(told), OutputStream.nullOutputStream(), Set.of("/b")),
            List.of(IOException.class));
  }

  @Test
  void whoSelects() {
    new Fuzz(32)
        .feed(
            Fuzz.count(),
            SEEDS,
            told ->
                Multistream.select(
                    new ByteArrayInputStream(told),
                    OutputStream.nullOutputStream(),
                    List.of("/a", "/b")),
            List.of(IOException.class));
  }

  @Test
  void whoAsksForAList() {
    new Fuzz(33)
        .feed(
            Fuzz.count(),
            SEEDS,
            told -> Messages.readList(new ByteArrayInputStream(told)),
            List.of(IOException.class));
  }
}
