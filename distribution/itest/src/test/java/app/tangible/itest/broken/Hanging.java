package app.tangible.itest.broken;

import app.tangible.metadata.FilmFacts;
import app.tangible.metadata.FilmQuery;
import app.tangible.metadata.MetadataSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Waits for ever when it is made; an interrupt is what ends it. */
public final class Hanging implements MetadataSource {

  public Hanging() throws InterruptedException {
    new CountDownLatch(1).await();
  }

  @Override
  public Optional<FilmFacts> lookUp(FilmQuery query) {
    return Optional.empty();
  }
}
