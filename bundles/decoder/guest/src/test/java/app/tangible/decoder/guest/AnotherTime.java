package app.tangible.decoder.guest;

import app.tangible.decoder.protocol.OpenRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;

/** A guest that lived when the machine's clock stood elsewhere; no test can set the machine's. */
public final class AnotherTime {

  private AnotherTime() {}

  /** Opens the film and closes it, as a guest of that time would have done. */
  public static void open(Instant when, Path state, Path film, Path machineId, OpenRequest request)
      throws IOException {
    Outside then = new Outside(new SetTime(when), BirthTimes.SYSTEM, CutPoint.NONE);
    new DecoderService(state, film, machineId, Composition.providers(), then).open(request).close();
  }
}
