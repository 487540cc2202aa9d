package app.tangible.decoder.sandbox;

import app.tangible.content.FilmId;
import app.tangible.decoder.DecoderException;
import app.tangible.decoder.OpenFilm;
import app.tangible.decoder.sandbox.FilmOpening.Opened;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A film that outlives its guest. */
final class GuestFilm implements OpenFilm {

  private static final Logger LOG = LoggerFactory.getLogger(GuestFilm.class);
  private static final int RESTARTS_PER_READ = 2;

  private final FilmOpening opening;
  private final long size;
  private final Consumer<GuestFilm> onClose;
  private final Object lock = new Object();
  private GuestProcess guest;
  private boolean closed;

  GuestFilm(FilmOpening opening, Opened opened, Consumer<GuestFilm> onClose) {
    this.opening = opening;
    this.size = opened.size();
    this.guest = opened.guest();
    this.onClose = onClose;
  }

  boolean isOf(FilmId film) {
    return opening.film().equals(film);
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public int read(long position, ByteBuffer target) throws IOException {
    if (position < 0) {
      throw new IllegalArgumentException("a film has no byte at " + position);
    }
    GuestProcess asked = current();
    if (position >= size) {
      return -1;
    }
    if (!target.hasRemaining()) {
      return 0;
    }
    int start = target.position();
    for (int restarts = 0; ; restarts++) {
      try {
        return asked.read(position, target, opening.supply());
      } catch (NotSuppliedException e) {
        target.position(start);
        current(); // closing it is why nothing comes any more
        throw e;
      } catch (GuestDiedException e) {
        target.position(start);
        current();
        if (restarts == RESTARTS_PER_READ) {
          throw new IOException("the decoder ended again and again at byte " + position, e);
        }
        LOG.debug("the decoder ended at byte {} and is started again", position, e);
        if (restarts > 0) {
          opening.launcher().distrustCacheOf(asked);
        }
        asked = restart();
      }
    }
  }

  /** Kills the guest, which ends a read that waits for it. */
  @Override
  public void close() {
    synchronized (lock) {
      if (closed) {
        return;
      }
      closed = true;
      opening.supply().close();
      guest.close();
    }
    onClose.accept(this);
  }

  /** For the tests, which kill it. */
  GuestProcess current() throws ClosedChannelException {
    synchronized (lock) {
      if (closed) {
        throw new ClosedChannelException();
      }
      return guest;
    }
  }

  private GuestProcess restart() throws IOException {
    Opened opened;
    try {
      opened = opening.open();
    } catch (DecoderException e) {
      throw new IOException(e.getMessage(), e);
    }
    synchronized (lock) {
      guest = opened.guest();
      if (closed) {
        guest.close();
        throw new ClosedChannelException();
      }
    }
    if (opened.size() != size) {
      guest.close();
      throw new IOException("the film had " + size + " bytes and now has " + opened.size());
    }
    return opened.guest();
  }
}
