package app.tangible.content.sealed1;

import app.tangible.content.ClearView;
import app.tangible.content.ContentOpener;
import app.tangible.content.FilmId;
import app.tangible.content.KeySet;
import app.tangible.content.MasterHash;
import app.tangible.content.PublisherKey;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/**
 * Opens sealed films of version 1. Safe for use by several threads.
 *
 * <p>Make it early: from its construction on it prepares the virtual machine for the first film, in
 * the background and for half a second at most.
 */
@Component(service = ContentOpener.class)
public final class RecordOpener implements ContentOpener, AutoCloseable {

  private final Warmup warmup = new Warmup();

  /** Nothing to configure. */
  @Activate
  public RecordOpener() {}

  @Override
  public ClearView open(
      SeekableByteChannel sealed,
      FilmId film,
      MasterHash expected,
      PublisherKey publisher,
      KeySet keys)
      throws IOException {
    SealedBytes bytes = new SealedBytes(sealed);
    return new RecordView(bytes, bytes.index(film, expected, publisher), keys);
  }

  @Deactivate
  @Override
  public void close() {
    warmup.close();
  }
}
