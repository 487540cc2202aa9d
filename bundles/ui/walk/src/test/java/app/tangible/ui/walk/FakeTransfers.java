package app.tangible.ui.walk;

import app.tangible.content.FilmId;
import app.tangible.transfer.Progress;
import app.tangible.transfer.SharedFilm;
import app.tangible.transfer.Transfer;
import app.tangible.transfer.Transfers;
import app.tangible.transfer.Wanted;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Transfers that the test moves on. */
final class FakeTransfers implements Transfers {

  private final List<Transfer> transfers = new CopyOnWriteArrayList<>();

  FakeTransfer of(FilmId film, long total) {
    FakeTransfer transfer = new FakeTransfer(film, total);
    transfers.add(transfer);
    return transfer;
  }

  @Override
  public Transfer fetch(Wanted wanted, Path target) {
    return of(wanted.film(), wanted.sealedBytes());
  }

  @Override
  public List<Transfer> list() {
    return List.copyOf(transfers);
  }

  /** One of them. */
  static final class FakeTransfer implements Transfer {

    private final FilmId film;
    private final long total;
    private final List<Consumer<Progress>> listeners = new CopyOnWriteArrayList<>();
    private volatile Progress progress;
    private volatile boolean begun;
    private volatile boolean paused;

    FakeTransfer(FilmId film, long total) {
      this.film = film;
      this.total = total;
      progress = progress(Progress.State.WAITING, 0, 0);
    }

    private Progress progress(Progress.State state, long done, long rate) {
      Optional<Duration> left =
          rate == 0 ? Optional.empty() : Optional.of(Duration.ofSeconds((total - done) / rate));
      return new Progress(state, done, total, rate, left, List.of());
    }

    void at(long done, long rate) {
      progress = progress(Progress.State.RUNNING, done, rate);
      listeners.forEach(listener -> listener.accept(progress));
    }

    /** Its first seconds are there. */
    void begin(long done, long rate, Progress.Source... sources) {
      begun = true;
      Progress now = progress(Progress.State.RUNNING, done, rate);
      progress = new Progress(now.state(), done, total, rate, now.remaining(), List.of(sources));
      listeners.forEach(listener -> listener.accept(progress));
    }

    @Override
    public FilmId film() {
      return film;
    }

    @Override
    public Progress progress() {
      return progress;
    }

    @Override
    public AutoCloseable onProgress(Consumer<Progress> listener) {
      listeners.add(listener);
      return () -> listeners.remove(listener);
    }

    @Override
    public void playAt(long sealedOffset) {}

    @Override
    public boolean await(long sealedOffset, int length, Duration limit) {
      return begun;
    }

    @Override
    public Path file() {
      return Path.of(film + ".part");
    }

    @Override
    public Optional<SharedFilm> share() {
      return Optional.empty();
    }

    @Override
    public CompletableFuture<Path> whole() {
      return new CompletableFuture<>();
    }

    @Override
    public void pause(boolean wanted) {
      paused = wanted;
    }

    @Override
    public boolean paused() {
      return paused;
    }

    void failed() {
      progress = progress(Progress.State.FAILED, 0, 0);
      listeners.forEach(listener -> listener.accept(progress));
    }

    void arrived() {
      progress = progress(Progress.State.WHOLE, total, 0);
      listeners.forEach(listener -> listener.accept(progress));
    }

    @Override
    public void cancel() {}
  }
}
