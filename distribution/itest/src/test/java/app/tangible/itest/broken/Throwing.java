package app.tangible.itest.broken;

import app.tangible.metadata.FilmFacts;
import app.tangible.metadata.FilmQuery;
import app.tangible.metadata.MetadataSource;
import java.util.Optional;

/** Throws when it is made. */
public final class Throwing implements MetadataSource {

  public Throwing() {
    throw new IllegalStateException("out of order");
  }

  @Override
  public Optional<FilmFacts> lookUp(FilmQuery query) {
    return Optional.empty();
  }
}
