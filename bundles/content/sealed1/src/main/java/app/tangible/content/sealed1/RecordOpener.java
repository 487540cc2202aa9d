package app.tangible.content.sealed1;

import app.tangible.content.ClearView;
import app.tangible.content.ContentOpener;
import app.tangible.content.FilmId;
import app.tangible.content.KeySet;
import app.tangible.content.MasterHash;
import app.tangible.content.PublisherKey;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import org.osgi.service.component.annotations.Component;

/** Opens sealed films of version 1. */
@Component
public final class RecordOpener implements ContentOpener {

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
}
